"""The interval of a share."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.statistics import share


@given(st.integers(1, 400), st.data())
def test_the_share_seen_lies_inside_and_nothing_lies_outside_zero_and_one(out_of, data):
    of = data.draw(st.integers(0, out_of))

    found = share(of, out_of)

    assert 0 <= found.low <= Fraction(of, out_of) <= found.high <= 1
    assert (found.low == 0) >= (of == 0)
    assert (found.high == 1) >= (of == out_of)


@given(st.integers(1, 60), st.integers(1, 60))
def test_what_is_won_by_one_side_is_lost_by_the_other(won, lost):
    one, other = share(won, won + lost), share(lost, won + lost)

    assert one.low == 1 - other.high


def test_more_applications_tell_more():
    narrow, wide = share(580, 1_000), share(58, 100)

    assert narrow.high - narrow.low < wide.high - wide.low


@pytest.mark.parametrize(("of", "out_of"), [(2, 1), (-1, 3), (0, 0)])
def test_counts_that_make_no_share_are_refused(of, out_of):
    with pytest.raises(ValueError, match=f"{of} of {out_of}"):
        share(of, out_of)
