"""Columns on one scale, so that a penalty means the same for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from features.ledger import Floats
from models.rankers.contract import Lesson, Matrix, picked

CLIP = 5.0  # standard deviations beyond which a value counts no further


@dataclass(frozen=True, slots=True)
class Scale:
    """Some columns by name, with mean and standard deviation where they were learned."""

    names: tuple[str, ...]
    columns: tuple[str, ...]
    mean: Floats
    spread: Floats

    @classmethod
    def of(cls, lesson: Lesson, columns: Sequence[str]) -> Self:
        """Learn means and deviations; what is not known does not count."""
        raw = lesson.pick(columns).astype(np.float64)
        spread = np.nanstd(raw, axis=0)
        return cls(lesson.names, tuple(columns), np.nanmean(raw, axis=0), spread + 1e-9)

    def __call__(self, x: Matrix) -> Floats:
        """The columns of a matrix on the scale learned; unknown values become the mean."""
        raw = picked(x, self.names, self.columns)
        told = np.nan_to_num((raw - self.mean) / self.spread)
        clipped: Floats = np.clip(told, -CLIP, CLIP)
        return clipped

    def score(self, x: Matrix, coefficients: Floats) -> Floats:
        """The columns on the scale learned, each times its coefficient, added up.

        Column by column, so that a million pairs need no second matrix.
        """
        place = {name: number for number, name in enumerate(self.names)}
        found = np.zeros(len(x))
        for name, mean, spread, slope in zip(
            self.columns, self.mean, self.spread, coefficients, strict=True
        ):
            told = (x[:, place[name]] - mean) / spread
            told[np.isnan(told)] = 0.0
            found += slope * np.clip(told, -CLIP, CLIP, out=told)
        return found

    def as_json(self) -> dict[str, Any]:
        """The scale as plain values."""
        return {
            "columns": list(self.columns),
            "mean": self.mean.tolist(),
            "spread": self.spread.tolist(),
        }
