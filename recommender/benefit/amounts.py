"""What a benefit is worth to a firm: a range of money and the arithmetic that leads to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from recommender.catalogue.grants import Kind
from recommender.units.bounds import Bounds

COUNTED: frozenset[str] = frozenset({"cash", "interest", "premium"})
Number = int | Fraction | float


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the arithmetic: what was done, with which values, and the result so far."""

    code: str
    result: Bounds
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Amount:
    """A range in 分 with its steps; `high` is None where nothing limits it.

    Only cash, interest saved and premiums refunded are money that may enter totals.
    """

    kind: Kind
    low: int
    high: int | None
    steps: tuple[Step, ...] = ()
    unread: bool = False

    @property
    def counted(self) -> bool:
        """Whether it may enter totals."""
        return self.kind in COUNTED

    @property
    def most(self) -> int:
        """The most it is known to be worth; the low end where nothing limits it."""
        return self.low if self.high is None else self.high


def in_fen(found: Bounds) -> tuple[int, int | None]:
    """A range as whole 分, half a 分 rounded up; an unlimited upper end becomes None."""
    high = None if found.high == float("inf") else _rounded(max(found.high, 0))
    return _rounded(max(found.low, 0)), high


def _rounded(amount: Number) -> int:
    return int((Fraction(amount) + Fraction(1, 2)).__floor__())
