"""A threshold as authors write it (`5000万元`, `5%`, `2017-05`) and what it means for a range."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from recommender.errors import UnitError
from recommender.firm.facts import Moment, Possible, Truth, Value
from recommender.indicators.lexicon import Quantity
from recommender.indicators.measures import Cagr, Scalar
from recommender.units.bounds import Bounds
from recommender.units.dates import PartialDate
from recommender.units.money import parse_money
from recommender.units.number import parse_number
from recommender.units.ratio import parse_ratio
from recommender.vocabulary.industries import Industries
from recommender.vocabulary.regions import Regions

Operator = Literal["at_least", "more_than", "at_most", "less_than", "is", "is_not"]
Number = int | Fraction
SIZES = ("micro", "small", "medium", "large")
_TOKEN = re.compile(r"^(?P<base>reference|year_start|year_end)(?P<shift>[+-]\d+)?(?P<unit>[yd])?$")


def threshold(
    quantity: Quantity, raw: Scalar, *, moment: Moment | None = None, end: bool = False
) -> Number:
    """The exact number a threshold stands for: 分, fraction, count or day.

    A month or year stands for its first day, for its last one if `end`.

    Raises
    ------
    UnitError
        When the text is not of the quantity's type or unit.
    """
    match quantity.type:
        case "money":
            return parse_money(str(raw))
        case "ratio":
            return _compound(quantity, parse_ratio(str(raw)))
        case "date":
            return day(raw, moment=moment, end=end).toordinal()
        case "count" | "number":
            return parse_number(raw, unit=quantity.unit)
        case _:
            raise UnitError("not_ordered", found=raw, field=quantity.name, type=quantity.type)


def _compound(quantity: Quantity, rate: Fraction) -> Fraction:
    return (1 + rate) ** quantity.node.years if isinstance(quantity.node, Cagr) else rate


def day(raw: Scalar, *, moment: Moment | None, end: bool = False) -> date:
    """A day: written out, or relative to the round (`year_start-1`: 1 January of last year).

    Raises
    ------
    UnitError
        With code `not_a_date`, also for a day that no calendar has.
    """
    token = _TOKEN.match(str(raw))
    if token is None:
        partial = PartialDate.parse(str(raw))
        return partial.last if end else partial.first
    reference = moment.reference if moment else date(2000, 1, 1)
    try:
        return _shifted(reference, token["base"], int(token["shift"] or 0), token["unit"])
    except (ValueError, OverflowError) as error:
        raise UnitError("not_a_date", found=raw) from error


def _shifted(reference: date, base: str, shift: int, unit: str | None) -> date:
    if base == "year_start":
        return date(reference.year + shift, 1, 1)
    if base == "year_end":
        return date(reference.year + shift, 12, 31)
    if unit == "d":
        return reference + timedelta(days=shift)
    return _years_on(reference, shift)


def relative(raw: Scalar) -> bool:
    """Whether a date is written relative to the round."""
    return _TOKEN.match(str(raw)) is not None


def _years_on(start: date, years: int) -> date:
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)


def compare(found: Bounds, op: Operator, limit: Number) -> Truth:
    """Whether every, no or only some value of the range stands in the relation."""
    match op:
        case "at_least":
            yes, no = found.low >= limit, found.high < limit
        case "more_than":
            yes, no = found.low > limit, found.high <= limit
        case "at_most":
            yes, no = found.high <= limit, found.low > limit
        case "less_than":
            yes, no = found.high < limit, found.low >= limit
        case "is":
            yes, no = found.low == limit == found.high, not found.low <= limit <= found.high
        case "is_not":
            no, yes = found.low == limit == found.high, not found.low <= limit <= found.high
    return True if yes else False if no else None


def member(found: Value, quantity: Quantity, options: frozenset[Scalar], on: date) -> Truth:
    """Whether a category is one of the options; places and industries count when inside one."""
    if found is None or isinstance(found, Bounds):
        return None
    if isinstance(found, bool):
        return found in options
    if isinstance(found, Possible):
        states = {member(one, quantity, options, on) for one in found}
        return states.pop() if len(states) == 1 else None
    if isinstance(found, frozenset):
        return any(member(one, quantity, options, on) for one in found)
    if quantity.type == "region":
        return _any(Regions.shipped().within(found, str(area), on=on) for area in options)
    if quantity.type == "industry":
        return _any(Industries.shipped().within(found, str(code)) for code in options)
    return found in options


def _any(states: "object") -> Truth:
    seen = list(states)  # type: ignore[call-overload]
    return True if True in seen else None if None in seen else False


def checked_option(quantity: Quantity, raw: Scalar) -> Scalar:
    """An option as the vocabulary knows it.

    Raises
    ------
    UnitError
        With code `option_unknown` and the options there are.
    """
    match quantity.type:
        case "yes_no":
            if not isinstance(raw, bool):
                raise UnitError("not_yes_no", found=raw)
            return raw
        case "choice":
            options: Mapping[str, object] | tuple[str, ...]
            options = quantity.field.options if quantity.field else SIZES
            if raw not in options:
                raise UnitError("option_unknown", found=raw, options=tuple(options))
            return raw
        case "region":
            if not Regions.shipped().known(str(raw)):
                raise UnitError("region_unknown", found=raw)
            return str(raw)
        case "industry":
            if not Industries.shipped().known(str(raw)):
                raise UnitError("industry_unknown", found=raw)
            return str(raw)
        case _:
            return str(raw)
