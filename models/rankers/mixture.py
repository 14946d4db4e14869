"""Several rankers as one: scores on a common scale, added up."""

from collections.abc import Sequence
from typing import Self

import numpy as np

from features.ledger import Floats
from models.rankers.contract import Learner, Lesson, Matrix, require_fitted


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

    def fit(self, lesson: Lesson) -> Self:
        """Fit every member and measure its spread."""
        many, told = len(self.members), len(self.weights)
        if many != told:
            raise ValueError(f"{many} members and {told} `weights`; give one for each.")
        self.members_ = [one.fit(lesson) for one in self.members]
        self.spread_ = [_spread(one.predict(lesson.x), lesson) for one in self.members_]
        return self

    def predict(self, x: Matrix) -> Floats:
        """The mixed score of each pair."""
        require_fitted(self, "spread_")
        score = np.zeros(len(x))
        for one, weight, spread in zip(self.members_, self.weights, self.spread_, strict=True):
            score += weight / spread * one.predict(x)
        return score


def _spread(score: Floats, lesson: Lesson) -> float:
    """The mean standard deviation within a query."""
    mean = np.add.reduceat(score, lesson.starts) / lesson.sizes
    square = np.add.reduceat(score**2, lesson.starts) / lesson.sizes
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

    def fit(self, lesson: Lesson) -> Self:
        """Fit every member."""
        self.members_ = [one.fit(lesson) for one in self.members]
        return self

    def predict(self, x: Matrix) -> Floats:
        """The mean log-odds of each pair."""
        require_fitted(self, "members_")
        scores = [one.predict(x) for one in self.members_]
        return np.average(scores, axis=0, weights=np.asarray(self.weights))
