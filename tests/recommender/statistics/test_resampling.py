"""The interval of a mean by drawing groups."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.statistics import Interval, paired_interval, resampled

values = st.lists(st.floats(-1, 1), min_size=1, max_size=30)


@given(values, st.integers(0, 99), st.data())
def test_the_ends_lie_within_the_numbers_and_around_nothing_else(found, seed, data):
    groups = data.draw(st.lists(st.integers(0, 5), min_size=len(found), max_size=len(found)))

    interval = paired_interval(found, groups, draws=20, seed=seed, level=0.9)

    assert min(found) - 1e-9 <= interval.low <= interval.high <= max(found) + 1e-9
    assert interval.mean == pytest.approx(sum(found) / len(found))


@given(values, st.integers(0, 99))
def test_the_same_seed_gives_the_same_interval(found, seed):
    groups = list(range(len(found)))

    first = paired_interval(found, groups, draws=15, seed=seed, level=0.95)

    assert first == paired_interval(found, groups, draws=15, seed=seed, level=0.95)


def test_the_width_is_that_of_the_normal_law_for_many_independent_queries():
    noise = np.random.default_rng(1).normal(size=2_000)

    found = paired_interval(noise, np.arange(2_000), draws=2_000, seed=2, level=0.95)

    assert found.high - found.low == pytest.approx(2 * 1.96 * noise.std() / 2_000**0.5, rel=0.05)


def test_queries_of_one_group_are_drawn_together():
    groups = np.repeat(np.arange(20), 50)
    values = np.repeat(np.random.default_rng(3).normal(size=20), 50)

    together = paired_interval(values, groups, draws=400, seed=4, level=0.95)
    apart = paired_interval(values, np.arange(1_000), draws=400, seed=4, level=0.95)

    assert together.high - together.low > 4 * (apart.high - apart.low)
    for drawn in resampled(groups, draws=3, seed=0):
        assert all(len(set(drawn[groups == group])) == 1 for group in range(20))
        assert drawn.sum() == 1_000


def test_zero_is_excluded_only_outside():
    assert Interval(0.1, 0.01, 0.2).excludes_zero
    assert Interval(-0.1, -0.2, -0.01).excludes_zero
    assert not Interval(0.1, 0.0, 0.2).excludes_zero


@pytest.mark.parametrize(
    ("differences", "groups", "draws", "level", "told"),
    [
        ([], [], 10, 0.9, "0 differences"),
        ([1.0], ["a", "b"], 10, 0.9, "1 differences and 2 groups"),
        ([1.0, float("nan")], ["a", "b"], 10, 0.9, r"differences\[1\] is nan"),
        ([1.0], ["a"], 0, 0.9, "draws=0"),
        ([1.0], ["a"], 10, 1.0, r"level=1\.0"),
    ],
)
def test_what_cannot_be_drawn_from_is_refused(differences, groups, draws, level, told):
    with pytest.raises(ValueError, match=told):
        paired_interval(differences, groups, draws=draws, seed=0, level=level)
