"""Ratios: exact fractions, written `5%`."""

from fractions import Fraction
from functools import lru_cache

from recommender.errors import UnitError
from recommender.units.text import decimal_text, split_number

_SCALES = {"%": 100, "‰": 1_000, "个百分点": 100}
_PLACES = 4
_ROUNDED = 2


@lru_cache(maxsize=4096)
def parse_ratio(text: str) -> Fraction:
    """An exact fraction from `5%`, `3‰` or `2.5个百分点`.

    Raises
    ------
    UnitError
        `ratio_unit_missing` for a bare number (0.05 and 5 both occur), `ratio_unit_unknown`.
    """
    value, unit = split_number(text)
    if not unit:
        raise UnitError("ratio_unit_missing", found=text)
    if unit not in _SCALES:
        raise UnitError("ratio_unit_unknown", found=text, unit=unit)
    return value / _SCALES[unit]


def format_ratio(found: Fraction) -> str:
    """Per cent without pretence: exact up to four places, else rounded to two and marked ≈."""
    if (found * 100 * 10**_PLACES).denominator == 1:
        return f"{decimal_text(found * 100, places=_PLACES)}%"
    return f"≈{decimal_text(found * 100, places=_ROUNDED)}%"
