"""Values that people know only roughly: 20–49人, 100万元以上, not known."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from recommender.errors import UnitError
from recommender.units.bounds import UNKNOWN, Bounds
from recommender.units.text import normal

Parse = Callable[[str], int | Fraction]
_UNKNOWN = frozenset({"", "不清楚", "不知道", "未知", "unknown", "?"})
_PAIR = re.compile(r"^(?P<low>[\d,.]+)(?P<unit>[^\d]*?)(?:[-–—~至到])(?P<high>[\d,.]+.*)$")
_LOWER = re.compile(r"^(?:≥|>=|不低于|至少)(?P<end>.+)$|^(?P<tail>.+?)(?:及以上|以上)$")
_UPPER = re.compile(
    r"^(?:≤|<=|不超过|至多|不高于)(?P<end>.+)$|^(?P<tail>.+?)(?:及以下|以下|以内)$"
)


def unknown(raw: object) -> bool:
    """Whether the writer said that they do not know."""
    return raw is None or (isinstance(raw, str) and normal(raw).lower() in _UNKNOWN)


def parse_range(raw: object, parse: Parse, *, upper: Parse | None = None) -> Bounds:
    """A range from a value, `20-49人`, `100万元以上`, `≤5%` or `{low: …, high: …}`.

    `upper` reads the high end of `{low: …, high: …}` where it is read another way.

    Raises
    ------
    UnitError
        As `parse` does; `range_reversed` when the ends are in the wrong order.
    """
    if unknown(raw):
        return UNKNOWN
    if isinstance(raw, Mapping):
        return _mapped(raw, parse, upper or parse)
    text = normal(str(raw))
    if found := _PAIR.match(text):
        return _pair(found["low"] + found["unit"], found["high"], raw, parse)
    if found := _LOWER.match(text):
        return Bounds(parse(found["end"] or found["tail"]), float("inf"))
    if found := _UPPER.match(text):
        return Bounds(float("-inf"), parse(found["end"] or found["tail"]))
    value = parse(text)
    return Bounds(value, value)


def _pair(low: str, high: str, raw: object, parse: Parse) -> Bounds:
    if re.fullmatch(r"[\d,.]+", low):
        low += re.sub(r"^[\d,.]+", "", high)
    return _ordered(parse(low), parse(high), raw)


def _mapped(raw: Mapping[object, object], parse: Parse, upper: Parse) -> Bounds:
    if not raw or set(raw) - {"low", "high"}:
        raise UnitError("range_keys", found=sorted(map(str, raw)))
    low, high = raw.get("low"), raw.get("high")
    return _ordered(
        float("-inf") if unknown(low) else parse(normal(str(low))),
        float("inf") if unknown(high) else upper(normal(str(high))),
        raw,
    )


def _ordered(low: "int | Fraction | float", high: "int | Fraction | float", raw: object) -> Bounds:
    if low > high:
        raise UnitError("range_reversed", found=raw)
    return Bounds(low, high)
