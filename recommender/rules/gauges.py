"""Quantities as columns of whole numbers on which every threshold has a place.

A fraction `top / bottom` is counted in half steps of `1 / per`: even numbers are places of
thresholds, an odd one lies between two. One exact division serves all leaves that ask for the
quantity, and each leaf is a comparison of whole numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

_FINE = 1_000
"""Thresholds in per cent or per mille share one column."""
_ROOM = 2**61
"""Up to here half steps surely fit 64 bits."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """A fraction of two columns in half steps of `1 / per`; null where it is not known."""

    top: str
    bottom: str
    per: int

    @classmethod
    def fit(cls, top: str, bottom: str, *, limit: Fraction) -> "Gauge":
        """The gauge on which a threshold has a place."""
        per = limit.denominator
        return cls(top, bottom, _FINE if _FINE % per == 0 else per)

    @property
    def name(self) -> str:
        """The name of its column."""
        return f"{self.top} / {self.bottom} : {self.per}"

    @property
    def sources(self) -> tuple[str, ...]:
        """The columns it is made from."""
        return (self.top, self.bottom)

    @property
    def factor(self) -> int:
        """By how much its numbers may exceed those it is made from."""
        return self.per

    def place(self, limit: Fraction) -> int:
        """Where a threshold stands."""
        return int(2 * self.per * limit)

    def columns(self, width: type[pl.DataType]) -> list[pl.Expr]:
        """The column, worked out in whole numbers of a width; a zero divisor gives null."""
        top = pl.col(self.top).cast(width) * self.per
        bottom = pl.col(self.bottom).cast(width)
        steps = top // bottom
        between = (steps * bottom != top).cast(width)
        return [(steps * 2 + between).alias(self.name)]


@dataclass(frozen=True, slots=True)
class Sum:
    """Columns added up: what is known so far, and the whole where all of them are known."""

    parts: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of the column of the whole."""
        return " + ".join(self.parts)

    @property
    def least(self) -> str:
        """The name of the column of what is known so far."""
        return f"{self.name} so far"

    @property
    def sources(self) -> tuple[str, ...]:
        """The columns it is made from."""
        return self.parts

    @property
    def factor(self) -> int:
        """By how much its numbers may exceed those it is made from."""
        return len(self.parts)

    def columns(self, width: type[pl.DataType]) -> list[pl.Expr]:
        """Both columns, worked out in whole numbers of a width."""
        parts = [pl.col(name).cast(width) for name in self.parts]
        whole = parts[0]
        for part in parts[1:]:
            whole = whole + part
        so_far = pl.sum_horizontal(parts).cast(width)
        return [whole.alias(self.name), so_far.alias(self.least)]


def gauged(frame: pl.DataFrame, gauges: Iterable[Gauge | Sum]) -> pl.DataFrame:
    """The frame with the columns of these gauges, in 128 bits where 64 might not hold them."""
    wanted = {gauge.name: gauge for gauge in gauges}
    if not wanted:
        return frame
    names = sorted({name for gauge in wanted.values() for name in gauge.sources})
    peaks = frame.select(
        pl.max_horizontal(pl.col(n).max(), -pl.col(n).min()).alias(n) for n in names
    ).row(0)
    peak = dict(zip(names, peaks, strict=True))
    return frame.with_columns(
        column for gauge in wanted.values() for column in gauge.columns(_width(gauge, peak))
    )


def _width(gauge: Gauge | Sum, peak: "dict[str, int | None]") -> type[pl.DataType]:
    top = max(peak[name] or 0 for name in gauge.sources)
    return pl.Int64 if top * gauge.factor < _ROOM else pl.Int128
