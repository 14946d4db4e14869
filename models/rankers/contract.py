"""What every ranker keeps: how it is fitted, what it predicts, and what it refuses."""

from collections.abc import Sequence
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from features.ledger import Floats

Matrix = NDArray[np.floating]
Relevance = NDArray[np.bool_]
Sizes = NDArray[np.int64]


class Learner(Protocol):
    """A ranker of pairs by their features; a higher score stands further up."""

    def fit(
        self,
        x: Matrix,
        relevance: Relevance,
        *,
        sizes: Sizes,
        names: Sequence[str],
        weight: Floats | None = None,
    ) -> Self:
        """Learn from pairs, query by query."""

    def predict(self, x: Matrix) -> Floats:
        """A score for each pair, whose columns are those of `fit`."""


def checked(
    x: Matrix,
    relevance: Relevance,
    *,
    sizes: Sizes,
    names: Sequence[str],
    weight: Floats | None,
) -> None:
    """Refuse shapes that do not fit together."""
    rows, columns = x.shape
    if columns != len(names):
        raise ValueError(f"`names` has {len(names)} names but `x` has {columns} columns.")
    if len(relevance) != rows:
        raise ValueError(f"`relevance` has {len(relevance)} pairs but `x` has {rows} rows.")
    if int(np.sum(sizes)) != rows:
        raise ValueError(f"`sizes` adds up to {np.sum(sizes)} pairs but `x` has {rows} rows.")
    if weight is not None and len(weight) != rows:
        raise ValueError(f"`weight` has {len(weight)} pairs but `x` has {rows} rows.")
    if not relevance.any():
        raise ValueError("No pair of `relevance` was awarded; nothing can be learned from it.")


def picked(x: Matrix, names: Sequence[str], wanted: Sequence[str]) -> Matrix:
    """Some columns of a matrix by name."""
    place = {name: number for number, name in enumerate(names)}
    lost = [name for name in wanted if name not in place]
    if lost:
        raise ValueError(f"`x` has no column {lost[0]!r}. Compute the block that holds it.")
    return x[:, [place[name] for name in wanted]]


def require_fitted(ranker: object, attribute: str) -> None:
    """Refuse to predict before anything was learned."""
    if not hasattr(ranker, attribute):
        raise ValueError(
            f"{type(ranker).__name__} has learned nothing. Call `fit` or `load` first."
        )
