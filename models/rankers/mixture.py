"""Several rankers as one: scores on a common scale, added up."""

from collections.abc import Sequence
from typing import Self

import numpy as np

from features.ledger import Floats
from models.rankers.contract import (
    Learner,
    Matrix,
    Relevance,
    Sizes,
    checked,
    require_fitted,
)


class Mixture:
    """The weighted sum of members, each divided by its spread within the queries it was fitted on.

    Parameters
    ----------
    members
        The rankers, not fitted yet.
    weights
        One weight for each member.
    """

    def __init__(self, *, members: Sequence[Learner], weights: Sequence[float]) -> None:
        self.members = members
        self.weights = weights

    def fit(
        self,
        x: Matrix,
        relevance: Relevance,
        *,
        sizes: Sizes,
        names: Sequence[str],
        weight: Floats | None = None,
    ) -> Self:
        """Fit every member and measure its spread."""
        checked(x, relevance, sizes=sizes, names=names, weight=weight)
        if len(self.members) != len(self.weights):
            raise ValueError(
                f"`weights` has {len(self.weights)} numbers but there are "
                f"{len(self.members)} members."
            )
        self.members_ = [
            one.fit(x, relevance, sizes=sizes, names=names, weight=weight) for one in self.members
        ]
        self.spread_ = [_spread(one.predict(x), sizes) for one in self.members_]
        return self

    def predict(self, x: Matrix) -> Floats:
        """The mixed score of each pair."""
        require_fitted(self, "spread_")
        told = zip(self.members_, self.weights, self.spread_, strict=True)
        found: Floats = np.sum([w / spread * one.predict(x) for one, w, spread in told], axis=0)
        return found


def _spread(score: Floats, sizes: Sizes) -> float:
    """The mean standard deviation within a query."""
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    mean = np.add.reduceat(score, starts) / sizes
    square = np.add.reduceat(score**2, starts) / sizes
    return max(float(np.sqrt(np.maximum(square - mean**2, 0)).mean()), 1e-9)
