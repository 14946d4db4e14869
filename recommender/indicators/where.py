"""Which records a count or total runs over, and the points a band gives; both three-valued."""

from collections.abc import Mapping
from functools import cache
from typing import get_args

from recommender.firm.facts import Record, Truth, Value, View
from recommender.indicators.lexicon import Lexicon, Line, Quantity
from recommender.indicators.measures import Band, Item, Scalar, Test, Where
from recommender.indicators.thresholds import (
    Number,
    Operator,
    checked_option,
    compare,
    day,
    member,
    threshold,
)
from recommender.units.bounds import Bounds
from recommender.units.number import parse_number

OPERATORS: tuple[Operator, ...] = get_args(Operator)
SAME = "same"


def passes(where: Where, view: View, *, current: Record | None, lexicon: Lexicon) -> Truth:
    """Whether the record `view` looks at satisfies every test; `current` is the applicant's."""
    states = [_one(name, test, view, current, lexicon) for name, test in where.items()]
    return False if False in states else None if None in states else True


def tested(record: str, name: str, *, lexicon: Lexicon) -> Quantity:
    """The field of a record kind that a test names."""
    return lexicon.quantity(f"{record}.{name}")


def _one(name: str, test: Test, view: View, current: Record | None, lexicon: Lexicon) -> Truth:
    record = view.subject
    assert record is not None  # noqa: S101
    if name == "planned":
        return record.planned is test
    quantity = tested(record.kind, name, lexicon=lexicon)
    assert isinstance(quantity.node, Line)  # noqa: S101
    found = _value(quantity, view)
    if test == SAME:
        return _same(found, current)
    if isinstance(test, Mapping):
        return _within(found, quantity, test, view)
    options = test if isinstance(test, tuple) else (test,)
    if quantity.numeric:
        assert isinstance(found, Bounds)  # noqa: S101
        states = [compare(found, "is", threshold(quantity, one)) for one in options]
        return True if True in states else None if None in states else False
    allowed = frozenset(checked_option(quantity, one) for one in options)
    return member(found, quantity, allowed, view.moment.reference)


def _value(quantity: Quantity, view: View) -> Value:
    assert isinstance(quantity.node, Line) and view.subject  # noqa: S101, PT018
    field = quantity.node.field
    found = view.subject.values.get(field.name.partition(".")[2])
    return field.domain if found is None and field.numeric else found


def _same(found: Value, current: Record | None) -> Truth:
    return None if found is None or current is None else found == current.name


def _within(found: Value, quantity: Quantity, test: Mapping[str, Scalar], view: View) -> Truth:
    assert isinstance(found, Bounds)  # noqa: S101
    states = [_limit(found, quantity, key, raw, view) for key, raw in test.items()]
    return False if False in states else None if None in states else True


def _limit(found: Bounds, quantity: Quantity, key: str, raw: Scalar, view: View) -> Truth:
    moment = view.moment
    if key == "from":
        return compare(found, "at_least", day(raw, moment=moment).toordinal())
    if key == "to":
        return compare(found, "at_most", day(raw, moment=moment, end=True).toordinal())
    op = next(op for op in OPERATORS if op == key)
    return compare(found, op, threshold(quantity, raw, moment=moment))


def band_points(item: Item, found: Value, quantity: Quantity | None) -> Bounds:
    """The points an item gives: the first band that certainly fits ends the search."""
    low: int | None = None
    high: int | None = None
    for band in item.bands:
        state = _in_band(band, found, quantity)
        if state is not False:
            low = band.points if low is None else min(low, band.points)
            high = band.points if high is None else max(high, band.points)
        if state is True:
            return Bounds(low or 0, high or 0)
    low = item.otherwise if low is None else min(low, item.otherwise)
    high = item.otherwise if high is None else max(high, item.otherwise)
    return Bounds(low, high)


def _in_band(band: Band, found: Value, quantity: Quantity | None) -> Truth:
    limits = _band_limits(band)
    if quantity is None or quantity.numeric:
        ranged = found if isinstance(found, Bounds) else Bounds(0, float("inf"))
        states = [compare(ranged, op, _number(quantity, raw)) for op, raw in limits]
    else:
        on = frozenset(checked_option(quantity, raw) for _, raw in limits)
        from datetime import date

        states = [member(found, quantity, on, date.max)]
    return False if False in states else None if None in states else True


@cache
def _band_limits(band: Band) -> tuple[tuple[Operator, Scalar], ...]:
    named = ((op, getattr(band, "is_" if op == "is" else op, None)) for op in OPERATORS)
    return tuple((op, raw) for op, raw in named if raw is not None)


def _number(quantity: Quantity | None, raw: Scalar) -> Number:
    return threshold(quantity, raw) if quantity else parse_number(raw, unit=None)
