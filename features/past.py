"""What was known before a year: awards of earlier years, and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self, TypeVar, cast

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from features.ledger import Floats, Ints, Ledger

HALF_LIFE_YEARS = 2.0
Made = TypeVar("Made")


@dataclass(frozen=True)
class Past:
    """The awards of the years before `year`.

    Families in `erased` are treated as if they had closed and been relaunched under another
    name: their awards move to ghosts, which stand behind the real instruments and families in
    number, keep kind and focus, and are never on offer. Where projects are `placed`, a firm of the
    year has told the region of the project it seeks support for.
    """

    ledger: Ledger
    year: int
    erased: frozenset[int] = field(default_factory=frozenset)
    placed: bool = False
    _kept: dict[tuple[str, int], tuple["Grid", object]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @classmethod
    def before(cls, ledger: Ledger, year: int) -> Self:
        """What was known before the year, nothing erased."""
        return cls(ledger, year)

    def once(self, name: str, grid: "Grid", make: Callable[[], Made]) -> Made:
        """What is made of a grid under a name, made at the first call only."""
        key = (name, id(grid))
        if key not in self._kept:
            self._kept[key] = (grid, make())
        return cast("Made", self._kept[key][1])

    def region(self, firms: Ints) -> Ints:
        """The code of the region of each asking firm; its project's where projects are placed."""
        if self.placed:
            return self.ledger.region(firms, self.year)
        return self.ledger.code("region", firms, self.year)

    @cached_property
    def rows(self) -> Ints:
        """The awards of earlier years, as rows of the ledger."""
        return np.flatnonzero(self.ledger.year < self.year)

    @cached_property
    def firm(self) -> Ints:
        """The firm of each award."""
        return self.ledger.firm[self.rows]

    @cached_property
    def instrument(self) -> Ints:
        """The instrument of each award, ghosts included."""
        found = self.ledger.instrument[self.rows]
        gone = np.isin(self.ledger.content["family"][found], list(self.erased))
        return found + gone * len(self.ledger.instruments)

    @cached_property
    def when(self) -> Ints:
        """The year of each award."""
        return self.ledger.year[self.rows]

    @cached_property
    def weight(self) -> Floats:
        """The weight of each award: halved every two years."""
        decayed: Floats = 0.5 ** ((self.year - 1 - self.when) / HALF_LIFE_YEARS)
        return decayed

    @property
    def instruments(self) -> int:
        """How many instruments there are, ghosts included."""
        return 2 * len(self.ledger.instruments)

    @property
    def families(self) -> int:
        """How many families there are, ghosts included."""
        return 2 * len(self.ledger.labels["instrument_family"])

    @cached_property
    def family(self) -> Ints:
        """The family of each instrument, ghosts included."""
        own = self.ledger.content["family"]
        return np.concatenate([own, own + self.families // 2])

    def content(self, name: str) -> Ints:
        """Focus or kind of each instrument, ghosts included."""
        own = self.ledger.content[name]
        return np.concatenate([own, own])

    @cached_property
    def offered(self) -> Ints:
        """The instruments on offer in the year: its calendar, taken as known."""
        return self.ledger.calendar.get(self.year, np.zeros(0, np.int64))

    def by_instrument(self, weight: Floats | None = None) -> Floats:
        """Awards of each instrument."""
        return np.bincount(self.instrument, weight, self.instruments).astype(np.float64)

    def by_family(self, weight: Floats | None = None) -> Floats:
        """Awards of each family."""
        return np.bincount(self.family[self.instrument], weight, self.families).astype(np.float64)

    @cached_property
    def last(self) -> NDArray[np.bool_]:
        """Which awards are of the last year that had any."""
        return self.when == self.when.max() if len(self.when) else np.zeros(0, np.bool_)

    @cached_property
    def held(self) -> sparse.csr_array:
        """How often each firm won each instrument."""
        return self._matrix(np.ones(len(self.rows)))

    @cached_property
    def decayed(self) -> sparse.csr_array:
        """The same, each award with its weight."""
        return self._matrix(self.weight)

    @cached_property
    def membership(self) -> sparse.csr_array:
        """Which instrument belongs to which family."""
        many = self.instruments
        return sparse.csr_array(
            (np.ones(many), (np.arange(many), self.family)), shape=(many, self.families)
        )

    def _matrix(self, weight: Floats) -> sparse.csr_array:
        return sparse.csr_array(
            (weight, (self.firm, self.instrument)),
            shape=(len(self.ledger.firms), self.instruments),
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """Every one of some firms beside every one of some instruments, firm by firm."""

    firms: Ints
    instruments: Ints

    @property
    def shape(self) -> tuple[int, int]:
        """Firms and instruments."""
        return len(self.firms), len(self.instruments)

    def relevance(self, ledger: Ledger, year: int) -> NDArray[np.bool_]:
        """Which pairs were awarded in the year."""
        of_year = ledger.year == year
        many = len(ledger.instruments)
        won = ledger.firm[of_year] * many + ledger.instrument[of_year]
        pairs = self.firms[:, None] * many + self.instruments[None, :]
        return np.isin(pairs, won).ravel()
