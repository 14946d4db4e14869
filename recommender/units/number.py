"""Plain numbers with a unit: persons, units, nanometres."""

from decimal import Decimal
from fractions import Fraction

from recommender.errors import UnitError
from recommender.units.text import decimal_text, normal, split_number

_PLACES = 4
_FARTHEST = 40
_NUMERIC = (int, Fraction, Decimal, float, str)


def parse_number(raw: object, *, unit: str | None) -> int | Fraction:
    """An exact number; its unit, if written, must be the field's.

    Raises
    ------
    UnitError
        `not_a_number` (also for NaN, infinities and booleans), `unit_mismatch`.
    """
    if isinstance(raw, bool) or not isinstance(raw, _NUMERIC):
        raise UnitError("not_a_number", found=raw)
    if isinstance(raw, int | Fraction):
        return raw
    if isinstance(raw, Decimal | float) and not _of_this_world(Decimal(str(raw))):
        raise UnitError("not_a_number", found=str(raw))
    value, written = split_number(
        format(Decimal(str(raw)), "f") if not isinstance(raw, str) else raw
    )
    if written and written.lower() != normal(unit or "").lower():
        raise UnitError("unit_mismatch", found=raw, unit=unit or "")
    return int(value) if value.denominator == 1 else value


def _of_this_world(found: Decimal) -> bool:
    """Finite, and short enough to be written out: 1e9999999 would fill the memory with zeros."""
    return found.is_finite() and abs(found.adjusted()) <= _FARTHEST


def format_number(found: int | Fraction) -> str:
    """A number with thousands separators, exact where it has a decimal form of four places."""
    exact = (found * 10**_PLACES).denominator == 1
    return f"{'' if exact else '≈'}{decimal_text(found, places=_PLACES)}"
