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
    picked,
    require_fitted,
)

SHARE_NEW = "market_share_new"


class Mixture:
    """The weighted sum of members, each divided by its spread within the queries it was fitted on.

    Parameters
    ----------
    members
        The rankers, not fitted yet.
    weights
        One weight for each member.
    fading
        Which members count less the more of the calendar is new: their weight is multiplied by
        the share of calls that were awarded before. They lean on what calls did in the past.
    """

    def __init__(
        self,
        *,
        members: Sequence[Learner],
        weights: Sequence[float],
        fading: Sequence[bool],
    ) -> None:
        self.members = members
        self.weights = weights
        self.fading = fading

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
        lengths = (len(self.members), len(self.weights), len(self.fading))
        if len(set(lengths)) != 1:
            raise ValueError(f"{lengths} members, weights and `fading`; give one of each.")
        self.names_ = tuple(names)
        self.members_ = [
            one.fit(x, relevance, sizes=sizes, names=names, weight=weight) for one in self.members
        ]
        self.spread_ = [_spread(one.predict(x), sizes) for one in self.members_]
        return self

    def predict(self, x: Matrix) -> Floats:
        """The mixed score of each pair."""
        require_fitted(self, "spread_")
        known = 1.0 - picked(x, self.names_, [SHARE_NEW])[:, 0].astype(np.float64)
        score = np.zeros(len(x))
        told = zip(self.members_, self.weights, self.fading, self.spread_, strict=True)
        for one, weight, fades, spread in told:
            score += weight / spread * one.predict(x) * (known if fades else 1.0)
        return score


def _spread(score: Floats, sizes: Sizes) -> float:
    """The mean standard deviation within a query."""
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    mean = np.add.reduceat(score, starts) / sizes
    square = np.add.reduceat(score**2, starts) / sizes
    return max(float(np.sqrt(np.maximum(square - mean**2, 0)).mean()), 1e-9)


class Averaged:
    """The weighted mean of log-odds.

    Parameters
    ----------
    members
        Rankers whose scores are log-odds, not fitted yet.
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
        """Fit every member."""
        checked(x, relevance, sizes=sizes, names=names, weight=weight)
        self.members_ = [
            one.fit(x, relevance, sizes=sizes, names=names, weight=weight) for one in self.members
        ]
        return self

    def predict(self, x: Matrix) -> Floats:
        """The mean log-odds of each pair."""
        require_fitted(self, "members_")
        scores = [one.predict(x) for one in self.members_]
        return np.average(scores, axis=0, weights=np.asarray(self.weights))
