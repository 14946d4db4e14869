"""What a kind of ranker must do to serve: score instruments for one firm of a history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from models.history import History

BASE = "base"
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scores:
    """A score for each instrument asked about, as a sum of what each family of features adds.

    `parts` holds one array a family; `base` is what is scored when nothing is known.
    """

    parts: Mapping[str, Floats]

    def __post_init__(self) -> None:
        for name, one in self.parts.items():
            if not np.isfinite(one).all():
                raise ValueError(
                    f"{name} adds what is no number. The model does not fit the data."
                )

    @property
    def totals(self) -> Floats:
        """The scores."""
        found: Floats = np.sum(list(self.parts.values()), axis=0)
        return found


class Scorer(Protocol):
    """Scores instruments for one firm."""

    def scores(
        self, history: History, firm: str, instruments: Sequence[str], *, year: int
    ) -> Scores:
        """Scores in the order of `instruments`; the history holds the firm and its awards."""
