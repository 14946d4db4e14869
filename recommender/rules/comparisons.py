"""A quantity held in columns against a threshold, exact in whole numbers; null is unknown.

An unknown fact may be anything in its domain: where the whole domain lies on one side of a
threshold, the leaf is answered all the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from recommender.indicators.thresholds import Number, Operator, compare
from recommender.rules.gauges import Gauge, Sum
from recommender.units.bounds import Bounds

_PLAIN: dict[str, Callable[[pl.Expr, int], pl.Expr]] = {
    "at_least": pl.Expr.ge,
    "more_than": pl.Expr.gt,
    "at_most": pl.Expr.le,
    "less_than": pl.Expr.lt,
    "is": pl.Expr.eq,
}
_FROM_ZERO = Bounds(0, float("inf"))


@dataclass(frozen=True, slots=True)
class Whole:
    """A column of whole numbers."""

    column: str
    domain: Bounds

    def gauges(self, limit: Number) -> tuple[Gauge | Sum, ...]:
        """Nothing has to be worked out."""
        del limit
        return ()

    def holds(self, op: Operator, limit: Number) -> pl.Expr:
        """Whether the relation holds."""
        told = _compared(pl.col(self.column), op, Fraction(limit))
        unknown = compare(self.domain, op, limit)
        return told if unknown is None else told.fill_null(value=unknown)


@dataclass(frozen=True, slots=True)
class Quotient:
    """One column divided by another, less `less`; unknown everywhere while the divisor is zero."""

    top: str
    bottom: str
    less: int = 0
    domain: Bounds = _FROM_ZERO

    def gauges(self, limit: Number) -> tuple[Gauge | Sum, ...]:
        """The gauge on which the threshold has a place."""
        return (Gauge.fit(self.top, self.bottom, limit=Fraction(limit) + self.less),)

    def holds(self, op: Operator, limit: Number) -> pl.Expr:
        """Whether the relation holds."""
        if op == "is_not":
            return ~self.holds("is", limit)
        exact = Fraction(limit) + self.less
        gauge = Gauge.fit(self.top, self.bottom, limit=exact)
        told = _PLAIN[op](pl.col(gauge.name), gauge.place(exact))
        unknown = compare(self.domain, op, exact)
        if unknown is None:
            return told
        return (
            pl.when(pl.col(self.bottom) == 0).then(None).otherwise(told.fill_null(value=unknown))
        )


@dataclass(frozen=True, slots=True)
class Total:
    """Columns that are never negative, added up and divided by `over`."""

    sum: Sum
    over: int

    def gauges(self, limit: Number) -> tuple[Gauge | Sum, ...]:
        """The columns of the sum."""
        del limit
        return (self.sum,)

    def holds(self, op: Operator, limit: Number) -> pl.Expr:
        """Whether the relation holds; what is known so far may decide it already."""
        exact = Fraction(limit) * self.over
        so_far = _compared(pl.col(self.sum.least), op, exact)
        whole = _compared(pl.col(self.sum.name), op, exact)
        match op:
            case "at_least" | "more_than":
                return so_far | whole
            case "at_most" | "less_than":
                return so_far & whole
            case "is":
                return self.holds("at_least", limit) & self.holds("at_most", limit)
            case _:
                return ~self.holds("is", limit)


def _compared(found: pl.Expr, op: Operator, limit: Fraction) -> pl.Expr:
    """Whole numbers against a threshold that may lie between two of them."""
    below, above = limit.numerator // limit.denominator, -(-limit.numerator // limit.denominator)
    match op:
        case "at_most" | "more_than":
            return _PLAIN[op](found, below)
        case "at_least" | "less_than":
            return _PLAIN[op](found, above)
        case "is":
            return found == below if below == above else (found <= below) & (found >= above)
        case _:
            return ~_compared(found, "is", limit)
