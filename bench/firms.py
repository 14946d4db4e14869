"""The firms that are measured: seeded columns, and single rows of them as firms.

Every fact is drawn first and then forgotten for a share of the firms, so that a side that knows no
unknowns can be given the same columns in full.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from bench.conditions import MOMENT
from bench.workload import CHOICES, COUNTS, MONEY, SEED, YES_NO, counties
from recommender.firm.facts import Firm, Value
from recommender.indicators.lexicon import Line, shipped_lexicon
from recommender.rules.expressions import column
from recommender.screening import Firms
from recommender.units.bounds import Bounds

FEN = 1_000_000
"""分 in one 万元."""
UNKNOWN = 0.15
_BLOCK = 10_000
_Column = np.ndarray[tuple[int], np.dtype[np.int32]]
_Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True)
class Drawn:
    """Facts as whole numbers (万元, heads, places in a list of options), and which are known."""

    values: Mapping[str, _Column]
    known: Mapping[str, _Mask]

    @property
    def count(self) -> int:
        """How many firms there are."""
        return len(self.values["revenue"])

    @cached_property
    def complete(self) -> "Drawn":
        """The same firms with every fact known."""
        everywhere = {name: np.ones(self.count, np.bool_) for name in self.known}
        return Drawn(self.values, everywhere)


def drawn(count: int, *, unknown: float = UNKNOWN, seed: int = SEED) -> Drawn:
    """Draw firms; no amount is zero, so that every ratio is defined where its facts are known."""
    draw = np.random.default_rng(seed)
    ends = {name: (1, top) for name, top in {**MONEY, **COUNTS}.items()}
    ends |= dict.fromkeys(YES_NO, (0, 1))
    ends |= {name: (0, len(listed) - 1) for name, listed in options().items()}
    values = {
        name: draw.integers(low, high, count, np.int32, endpoint=True)
        for name, (low, high) in ends.items()
    }
    known = {name: draw.random(count) >= unknown for name in ends}
    return Drawn(values, known)


def options() -> dict[str, tuple[str, ...]]:
    return {**CHOICES, "registered_in": counties()}


def part(told: Drawn) -> Firms:
    """The firms as the columns that `recommender.screening` reads."""
    columns = {}
    for name, values in told.values.items():
        given = pl.Series(values).set(~pl.Series(told.known[name]), None)
        columns[_column(name)] = _laid(name, given)
    return Firms(pl.DataFrame(columns))


def _laid(name: str, given: pl.Series) -> pl.Series:
    if name in YES_NO:
        return given.cast(pl.Boolean)
    if name in MONEY:
        return given.cast(pl.Int64) * FEN
    if listed := options().get(name):
        return given.cast(pl.UInt16).cat.to(pl.Enum(listed))
    return given.cast(pl.Int64)


def _column(name: str) -> str:
    node = shipped_lexicon().quantity(name).node
    assert isinstance(node, Line)
    return column(node, last_year=MOMENT.last_year)


def firm(told: Drawn, row: int) -> Firm:
    """One row as a firm."""
    values: dict[str, Value] = {}
    accounts: dict[int, dict[str, Value]] = {}
    for name in told.values:
        if told.known[name][row]:
            node = shipped_lexicon().quantity(name).node
            assert isinstance(node, Line)
            year = accounts.setdefault(MOMENT.last_year + node.year, {})
            home = year if node.field.subject == "accounts" else values
            home[node.field.name] = _value(name, int(told.values[name][row]))
    return Firm(f"firm {row}", values=values, accounts=accounts)


def _value(name: str, number: int) -> Value:
    if name in YES_NO:
        return bool(number)
    if listed := options().get(name):
        return listed[number]
    exact = number * FEN if name in MONEY else number
    return Bounds(exact, exact)
