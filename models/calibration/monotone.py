"""Calibrators that only keep the order of scores."""

from typing import Self

import numpy as np
from sklearn.isotonic import IsotonicRegression

from features.ledger import Floats, Ints
from models.rankers.contract import Relevance, require_fitted

POINTS = 120  # places where both Venn-Abers regressions are worked out; between them, lines


class Isotonic:
    """The steps of greatest likelihood that never go down (Zadrozny and Elkan 2002)."""

    def fit(self, score: Floats, relevance: Relevance, *, year: Ints) -> Self:  # noqa: ARG002
        """Find the steps."""
        told = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip")
        self.steps_ = told.fit(score, relevance.astype(np.float64))
        return self

    def predict(self, score: Floats) -> Floats:
        """The chance of each score."""
        require_fitted(self, "steps_")
        found: Floats = self.steps_.predict(score)
        return found


class VennAbers:
    """Two isotonic regressions, the new pair once refused and once awarded (Vovk et al. 2015).

    The chance is `p1 / (1 - p0 + p1)`. Both regressions are worked out on a grid of score
    quantiles, and joined by lines.
    """

    def fit(self, score: Floats, relevance: Relevance, *, year: Ints) -> Self:  # noqa: ARG002
        """Work both regressions out at each grid point."""
        rank = np.linspace(0, 1, POINTS)
        self.points_ = np.unique(
            np.quantile(score, np.unique(np.concatenate([rank, 1 - (1 - rank) ** 4])))
        )
        values, place = np.unique(score, return_inverse=True)
        many = np.bincount(place).astype(np.float64)
        mean = np.bincount(place, relevance.astype(np.float64)) / many
        low, high = (
            np.array([_with(values, mean, many, point, told) for point in self.points_])
            for told in (0.0, 1.0)
        )
        self.chance_ = high / (1 - low + high)
        return self

    def predict(self, score: Floats) -> Floats:
        """The chance of each score."""
        require_fitted(self, "points_")
        found: Floats = np.interp(score, self.points_, self.chance_)
        return found


def _with(values: Floats, mean: Floats, many: Floats, point: float, told: float) -> float:
    steps = IsotonicRegression(out_of_bounds="clip").fit(
        np.append(values, point), np.append(mean, told), np.append(many, 1.0)
    )
    return float(steps.predict([point])[0])
