"""Ranges: what they refuse, and that arithmetic on them never loses a possible result."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.units.bounds import (
    UNKNOWN,
    Bounds,
    add,
    greatest,
    least,
    product,
    quotient,
    scale,
)

INF = float("inf")
fractions = st.fractions(-20, 20, max_denominator=4)
gaps = st.one_of(st.just(INF), st.fractions(0, 20, max_denominator=4))


@st.composite
def known_to_lie_within(draw):
    """A range and a value inside it; either end may be open, or the value itself."""
    value = draw(fractions)
    low, high = draw(gaps), draw(gaps)
    return (
        Bounds(-INF if low == INF else value - low, INF if high == INF else value + high),
        value,
    )


def encloses(found, value):
    return found.low <= value <= found.high


@pytest.mark.parametrize("ends", [(2, 1), (0.5, 1), (float("nan"), 1), (1, float("nan"))])
def test_bounds_refuse_what_is_not_an_exact_range(ends):
    with pytest.raises(ValueError, match=r"end|inf"):
        Bounds(*ends)


def test_only_a_single_value_is_known():
    assert Bounds.exactly(Fraction(1, 3)).known
    assert not Bounds(1, 2).known
    assert not UNKNOWN.known


@given(known_to_lie_within(), known_to_lie_within(), fractions)
def test_arithmetic_encloses_every_result(left, right, factor):
    (one, x), (other, y) = left, right

    assert encloses(add(one, other), x + y)
    assert encloses(product(one, other), x * y)
    assert encloses(least(one, other), min(x, y))
    assert encloses(greatest(one, other), max(x, y))
    assert encloses(scale(one, factor), x * factor)
    assert y == 0 or encloses(quotient(one, other), x / y)


@given(fractions, fractions)
def test_known_values_give_exactly_their_result(x, y):
    one, other = Bounds.exactly(x), Bounds.exactly(y)

    assert add(one, other) == Bounds.exactly(x + y)
    assert product(one, other) == scale(one, y) == Bounds.exactly(x * y)
    assert quotient(one, other) == (UNKNOWN if y == 0 else Bounds.exactly(x / y))


@pytest.mark.parametrize("bottom", [Bounds(0, 2), Bounds(-2, 0), Bounds(-1, 1), UNKNOWN])
def test_a_divisor_that_may_be_zero_leaves_the_quotient_open(bottom):
    assert quotient(Bounds(1, 1), bottom) == UNKNOWN


def test_the_results_are_as_narrow_as_they_can_be():
    assert product(Bounds(-2, 3), Bounds(-5, 4)) == Bounds(3 * -5, 3 * 4)
    assert scale(Bounds(1, INF), -2) == Bounds(-INF, -2)
    assert scale(UNKNOWN, 0) == Bounds(0, 0)
    assert quotient(Bounds(1, 2), Bounds(4, INF)) == Bounds(0, Fraction(2, 4))
