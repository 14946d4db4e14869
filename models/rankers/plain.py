"""Baselines that add up a few columns and learn nothing."""

from collections.abc import Mapping
from typing import ClassVar, Self

import numpy as np

from features.ledger import Floats
from models.rankers.contract import Lesson, Matrix, picked, require_fitted


class Added:
    """Adds columns with fixed weights; after `any:`, what is not nought counts as one."""

    weights: ClassVar[Mapping[str, float]]

    def fit(self, lesson: Lesson) -> Self:
        """Remember which columns there are."""
        self.names_ = lesson.names
        return self

    def predict(self, x: Matrix) -> Floats:
        """The weighted sum for each pair."""
        require_fitted(self, "names_")
        score = np.zeros(len(x))
        for told, weight in self.weights.items():
            column = picked(x, self.names_, [told.removeprefix("any:")])[:, 0].astype(np.float64)
            score += weight * ((column > 0) if told.startswith("any:") else column)
        return score


class Popularity(Added):
    """The share of the last year's awards, then of all earlier ones."""

    weights: ClassVar[Mapping[str, float]] = {"share_last": 1.0, "share": 1e-3}


class CoOccurring(Added):
    """Item co-occurrence: what winners of the same won (Sarwar et al. 2001), else popularity."""

    weights: ClassVar[Mapping[str, float]] = {
        "cooccurrence_instrument": 1.0,
        "cooccurrence_family": 0.3,
        "any:own_instrument": 0.5,
        "any:own_family": 0.3,
        "share_last": 0.05,
        "share": 0.01,
    }


class NearestFirms(Added):
    """Attribute neighbours: what the fifty most alike earlier winners won."""

    weights: ClassVar[Mapping[str, float]] = {
        "near_instrument": 1.0,
        "near_family": 0.3,
        "share": 1e-3,
    }
