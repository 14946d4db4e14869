"""A quantity known only to lie between two ends, in exact integers and fractions."""

from dataclasses import dataclass
from fractions import Fraction
from math import isinf

Number = int | Fraction | float
_INF = float("inf")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Everything from `low` to `high`, both included; an end is ±inf where nothing limits it.

    Raises
    ------
    ValueError
        For NaN, a finite float, or ends in the wrong order.
    """

    low: Number
    high: Number

    def __post_init__(self) -> None:
        """Refuse what is not an exact range."""
        low, high = self.low, self.high
        for end in (low, high):
            if isinstance(end, float) and not isinf(end):
                raise ValueError(
                    f"An end must be an integer, a fraction or infinite, not {end!r}."
                )
        if low is not high and not low <= high:
            raise ValueError(f"The low end {low!r} lies above the high end {high!r}.")

    @classmethod
    def exactly(cls, value: Number) -> "Bounds":
        """A single value."""
        return cls(value, value)

    @property
    def known(self) -> bool:
        """Whether only one value is left."""
        return self.low == self.high


UNKNOWN = Bounds(-_INF, _INF)


def _plus(one: Number, other: Number) -> Number:
    return one if isinstance(one, float) else other if isinstance(other, float) else one + other


def _times(one: Number, other: Number) -> Number:
    if one == 0 or other == 0:
        return 0
    if isinstance(one, float) or isinstance(other, float):
        return _INF if (one > 0) == (other > 0) else -_INF
    return one * other


def add(one: Bounds, other: Bounds) -> Bounds:
    """All sums of a value of each."""
    return Bounds(_plus(one.low, other.low), _plus(one.high, other.high))


def scale(found: Bounds, factor: Fraction | int) -> Bounds:
    """All values times a factor."""
    ends = (_times(found.low, factor), _times(found.high, factor))
    return Bounds(min(ends), max(ends))


def product(one: Bounds, other: Bounds) -> Bounds:
    """All products of a value of each."""
    ends = [_times(a, b) for a in (one.low, one.high) for b in (other.low, other.high)]
    return Bounds(min(ends), max(ends))


def quotient(top: Bounds, bottom: Bounds) -> Bounds:
    """All quotients; anything at all where the divisor may be zero."""
    if bottom.low <= 0 <= bottom.high:
        return UNKNOWN
    if top.known and bottom.known and not isinstance(top.low + bottom.low, float):
        return Bounds.exactly(Fraction(top.low) / Fraction(bottom.low))
    inverse = sorted(
        0 if isinstance(end, float) else 1 / Fraction(end) for end in (bottom.low, bottom.high)
    )
    return product(top, Bounds(inverse[0], inverse[1]))


def least(one: Bounds, other: Bounds) -> Bounds:
    """The smaller of a value of each."""
    return Bounds(min(one.low, other.low), min(one.high, other.high))


def greatest(one: Bounds, other: Bounds) -> Bounds:
    """The greater of a value of each."""
    return Bounds(max(one.low, other.low), max(one.high, other.high))
