"""A block of features: columns computed for every pair of a grid from what was known before."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin

from features.ledger import Floats
from features.past import Grid, Past

Column = NDArray[np.generic]


class Block(TransformerMixin, BaseEstimator, ABC):  # type: ignore[misc]
    """Computes columns; `fit` takes what was known, `transform` the pairs."""

    past_: Past

    def fit(self, past: Past, _: object = None) -> Self:
        """Remember what was known."""
        self.past_ = past
        return self

    @abstractmethod
    def columns(self, past: Past, grid: Grid) -> Mapping[str, Column]:
        """Columns by name, each of a shape that broadcasts to firms by instruments."""

    def told(self, grid: Grid) -> Mapping[str, Column]:
        """Columns by name for the past given to `fit`."""
        if not hasattr(self, "past_"):
            raise ValueError(f"{type(self).__name__} knows no past. Call `fit` first.")
        return self.past_.once(repr(self), grid, lambda: self.columns(self.past_, grid))

    def transform(self, grid: Grid) -> NDArray[np.float32]:
        """A row for each pair, a column for each feature."""
        told = self.told(grid)
        self.names_ = tuple(told)
        return assembled(told, grid)

    def get_feature_names_out(self, _: object = None) -> NDArray[np.object_]:
        """Names of the columns in the order of the last `transform`."""
        return np.array(self.names_, dtype=object)


def assembled(told: Mapping[str, Column], grid: Grid) -> NDArray[np.float32]:
    """Columns as one matrix, a row for each pair."""
    out = np.empty((len(told), *grid.shape), np.float32)
    for place, column in enumerate(told.values()):
        out[place] = column
    return out.reshape(len(told), -1).T


def logarithm(ratio: Floats) -> Floats:
    """The natural logarithm of a ratio that cannot be zero."""
    found: Floats = np.log(ratio)
    return found
