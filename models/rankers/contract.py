"""What every ranker keeps: what it learns from, what it predicts, and what it refuses."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from features.ledger import Floats

Matrix = NDArray[np.floating]
Relevance = NDArray[np.bool_]
Sizes = NDArray[np.int64]


@dataclass(frozen=True)
class Lesson:
    """Pairs to learn from, query by query.

    Parameters
    ----------
    x
        A row for each pair, a column for each name.
    relevance
        Which pairs were awarded.
    sizes
        How many pairs each query has, in the order of the rows.
    names
        The names of the columns.
    weight
        How much each pair counts.
    relaunched
        The same years as if some families had closed and begun anew, for rankers that want them.

    Raises
    ------
    ValueError
        When the shapes do not fit together, or nothing was awarded.
    """

    x: Matrix
    relevance: Relevance
    sizes: Sizes
    names: tuple[str, ...]
    weight: Floats = field(default_factory=lambda: np.ones(0))
    relaunched: "Lesson | None" = None

    def __post_init__(self) -> None:
        """Refuse what cannot be learned from."""
        rows, columns = self.x.shape
        if not len(self.weight):
            object.__setattr__(self, "weight", np.ones(rows))
        if columns != len(self.names):
            raise ValueError(f"`names` has {len(self.names)} names but `x` has {columns} columns.")
        for name in ("relevance", "weight"):
            many = len(getattr(self, name))
            if many != rows:
                raise ValueError(f"`{name}` has {many} pairs but `x` has {rows} rows.")
        if int(np.sum(self.sizes)) != rows:
            total = np.sum(self.sizes)
            raise ValueError(f"`sizes` adds up to {total} pairs but `x` has {rows} rows.")
        if not self.relevance.any():
            raise ValueError("No pair of `relevance` was awarded; nothing can be learned from it.")

    @property
    def starts(self) -> Sizes:
        """The first row of each query."""
        return np.concatenate([[0], np.cumsum(self.sizes)[:-1]])

    def pick(self, wanted: Sequence[str]) -> Matrix:
        """Some columns by name."""
        return picked(self.x, self.names, wanted)

    def with_relaunched(self, weight: float) -> "Lesson":
        """The pairs and below them those of relaunched years, each of which counts `weight`."""
        other = self.relaunched
        if not weight or other is None:
            return self
        return Lesson(
            np.concatenate([self.x, other.x]),
            np.concatenate([self.relevance, other.relevance]),
            np.concatenate([self.sizes, other.sizes]),
            self.names,
            np.concatenate([self.weight, weight * other.weight]),
        )


class Learner(Protocol):
    """A ranker of pairs by their features; a higher score stands further up."""

    def fit(self, lesson: Lesson) -> Self:
        """Learn from pairs, query by query."""

    def predict(self, x: Matrix) -> Floats:
        """A score for each pair, whose columns are those of `fit`."""


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
