"""Thresholds against quantities held in columns: exact at every size, unknown where unknown."""

from fractions import Fraction

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recommender.indicators.thresholds import compare
from recommender.rules.comparisons import Quotient, Total, Whole
from recommender.rules.gauges import Sum, gauged
from recommender.units.bounds import UNKNOWN, Bounds, add, scale

INF = float("inf")
OPERATORS = ("at_least", "more_than", "at_most", "less_than", "is", "is_not")
amounts = st.one_of(st.none(), st.integers(0, 12), st.integers(0, 2**62))
limits = st.one_of(
    st.fractions(-2, 3, max_denominator=12), st.fractions(-2, 3, max_denominator=7**9)
)


def held(quantity, op, limit, **columns):
    """The states of a leaf over columns of 64 bits."""
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Int64))
    return gauged(frame, quantity.gauges(limit)).select(quantity.holds(op, limit)).to_series()


def over(top, bottom):
    """The range of a quotient of amounts, each known or not."""
    if bottom == 0:
        return UNKNOWN
    if top is None or bottom is None:
        return Bounds(0, INF)
    return Bounds.exactly(Fraction(top, bottom))


@given(st.lists(st.tuples(amounts, amounts), min_size=1, max_size=4), limits, st.integers(0, 1))
@example([(2**62, 3)], Fraction(2**62, 3), 0)
@example([(1, 20), (2**62, 2**62 - 1)], Fraction(1, 20), 0)
def test_a_quotient_is_compared_exactly(pairs, limit, less):
    tops, bottoms = zip(*pairs, strict=True)
    for op in OPERATORS:
        found = held(Quotient("of", "to", less), op, limit, of=tops, to=bottoms)

        ranges = [add(over(top, bottom), Bounds(-less, -less)) for top, bottom in pairs]
        assert found.to_list() == [compare(told, op, limit) for told in ranges]


@given(amounts, limits, st.integers(0, 12))
def test_a_quotient_on_a_threshold_is_on_it(top, limit, shift):
    """A numerator just below, on and above the threshold falls on the right side."""
    bottom = limit.denominator * (top or 1)
    on = limit.numerator * (top or 1) + shift
    if abs(on) >= 2**63 or bottom >= 2**63:
        return
    quantity = Quotient("of", "to", domain=UNKNOWN)

    assert held(quantity, "is", limit, of=[on], to=[bottom]).to_list() == [shift == 0]
    assert held(quantity, "more_than", limit, of=[on], to=[bottom]).to_list() == [shift > 0]


@given(st.lists(st.lists(amounts, min_size=3, max_size=3), min_size=1, max_size=4), limits)
@example([[2**62, 2**62, 2**62]], Fraction(2**62))
def test_a_sum_and_a_mean_count_what_is_known_so_far(rows, limit):
    for divisor in (1, 3):
        quantity = Total(Sum(("a", "b", "c")), divisor)
        for op in OPERATORS:
            columns = {name: [row[i] for row in rows] for i, name in enumerate("abc")}
            found = held(quantity, op, limit, **columns)

            for row, state in zip(rows, found.to_list(), strict=True):
                told = Bounds(0, 0)
                for part in row:
                    told = add(told, Bounds(0, INF) if part is None else Bounds.exactly(part))
                assert state == compare(scale(told, Fraction(1, divisor)), op, limit)


@given(st.lists(st.one_of(st.none(), st.integers(-3, 3)), min_size=1, max_size=4), limits)
def test_a_whole_number_meets_a_threshold_between_two(values, limit):
    for domain in (Bounds(-INF, INF), Bounds(0, INF)):
        for op in OPERATORS:
            found = held(Whole("x", domain), op, limit, x=values)

            ranges = [domain if value is None else Bounds.exactly(value) for value in values]
            assert found.to_list() == [compare(told, op, limit) for told in ranges]


@pytest.mark.parametrize("op", OPERATORS)
def test_no_firms_give_no_states(op):
    assert held(Quotient("of", "to"), op, Fraction(1, 20), of=[], to=[]).to_list() == []
