"""One value of a profile, read by the type of its field."""

from collections.abc import Mapping
from datetime import date

from recommender.errors import UnitError
from recommender.firm.facts import Value
from recommender.units.bounds import Bounds
from recommender.units.dates import PartialDate
from recommender.units.money import parse_money
from recommender.units.number import parse_number
from recommender.units.ranges import parse_range, unknown
from recommender.units.ratio import parse_ratio
from recommender.vocabulary.addresses import written
from recommender.vocabulary.fields import Field
from recommender.vocabulary.industries import Industries
from recommender.vocabulary.regions import Regions

_TRUE = frozenset({"是", "yes", "true", "有"})
_FALSE = frozenset({"否", "no", "false", "无"})


def read_value(field: Field, raw: object) -> Value:
    """A typed value, a range, or None where the writer does not know.

    Raises
    ------
    UnitError
        With a code and values that say what was found and what is expected.
    """
    if unknown(raw):
        return None
    match field.type:
        case "money":
            return _limited(field, parse_range(raw, parse_money), raw)
        case "ratio":
            return _limited(field, parse_range(raw, parse_ratio), raw)
        case "count" | "number":
            return _limited(
                field, parse_range(raw, lambda t: parse_number(t, unit=field.unit)), raw
            )
        case "date":
            return _dates(raw, field.domain)
        case "yes_no":
            return read_yes_no(raw)
        case _:
            return _category(field, raw)


def _limited(field: Field, found: Bounds, raw: object) -> Bounds:
    domain = field.domain
    if found.high < domain.low or (found.low < domain.low and found.low != float("-inf")):
        raise UnitError("negative", found=raw)
    if field.type == "count":
        for end in (found.low, found.high):
            if not isinstance(end, float) and end != int(end):
                raise UnitError("not_whole", found=raw)
    return Bounds(max(found.low, domain.low), min(found.high, domain.high))


def _dates(raw: object, domain: Bounds) -> Bounds:
    """Every day that it may be: a month or year reaches from its first to its last."""
    if isinstance(raw, Mapping):
        found = parse_range(
            raw,
            lambda text: PartialDate.parse(text).first.toordinal(),
            upper=lambda text: PartialDate.parse(text).last.toordinal(),
        )
        return Bounds(max(found.low, domain.low), min(found.high, domain.high))
    partial = PartialDate.parse(str(raw))
    return Bounds(partial.first.toordinal(), partial.last.toordinal())


def read_yes_no(raw: object) -> bool:
    """Yes or no, in Chinese or English; a `UnitError` where it is neither."""
    if isinstance(raw, bool):
        return raw
    word = str(raw).strip().lower()
    if word in _TRUE | _FALSE:
        return word in _TRUE
    raise UnitError("not_yes_no", found=raw)


def _category(field: Field, raw: object) -> str | frozenset[str]:
    if field.several:
        parts = raw if isinstance(raw, list) else [raw]
        return frozenset(_option(field, part) for part in parts)
    if isinstance(raw, list | Mapping | bool):
        raise UnitError("one_value_expected", found=raw)
    return _option(field, raw)


def _option(field: Field, raw: object) -> str:
    text = str(raw).strip()
    match field.type:
        case "choice":
            return _choice(field, text)
        case "region":
            return _place(text)
        case "industry":
            if not Industries.shipped().known(text):
                raise UnitError("industry_unknown", found=text)
            return text
        case _:
            return text


def _choice(field: Field, text: str) -> str:
    """An option by its code or by its Chinese or English name."""
    for code, label in field.options.items():
        if text.lower() in {code, label.zh.lower(), label.en.lower()}:
            return code
    raise UnitError("option_unknown", found=text, options=tuple(field.options))


def _place(text: str) -> str:
    """A place by its code or its full name; one that only looks like a name is asked about."""
    regions = Regions.shipped()
    if regions.known(text) and not text.startswith("set:"):
        return text
    found = written(text)
    if len(found) == 1:
        return found[0]
    near = [f"{regions.name(code, on=date.max)} {code}" for code in found or regions.find(text)]
    raise UnitError("region_unknown", found=text, near=near)
