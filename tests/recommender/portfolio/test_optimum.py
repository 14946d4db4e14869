"""The best set against brute force over every subset."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from recommender.portfolio.optimum import Limits, _amounts, optimum

SIZE = 7
worths = st.lists(st.integers(0, 10**10), min_size=1, max_size=SIZE)


@st.composite
def problems(draw):
    worth = dict(enumerate(draw(worths)))
    items = sorted(worth)
    pairs = draw(st.sets(st.sampled_from(list(combinations(range(SIZE), 2)))))
    subsets = st.lists(st.sampled_from(items), unique=True, max_size=4).map(tuple)
    ceilings = draw(st.lists(st.tuples(subsets, st.integers(0, 10**10)), max_size=1))
    needs = draw(st.lists(st.tuples(st.sampled_from(items), subsets), max_size=2))
    inside = frozenset(pair for pair in pairs if set(pair) <= set(items))
    return worth, Limits(inside, tuple(ceilings), tuple(needs))


def allowed(chosen: set[int], limits: Limits) -> bool:
    free = not any(set(pair) <= chosen for pair in limits.pairs)
    return free and all(
        item not in chosen or set(others) & chosen for item, others in limits.needs
    )


def brute(worth, limits) -> int:
    sets = [
        set(some) for size in range(len(worth) + 1) for some in combinations(sorted(worth), size)
    ]
    return max(
        sum(_amounts(sorted(s), worth, limits).values()) for s in sets if allowed(s, limits)
    )


@given(problems())
def test_no_subset_brings_more(problem):
    worth, limits = problem

    best = optimum(worth, limits, dict.fromkeys(worth, 0))

    assert allowed(set(best.amounts), limits)
    assert best.gap == 0
    assert sum(best.amounts.values()) == brute(worth, limits)


@given(worths)
def test_without_limits_everything_is_taken_whole(given_worths):
    worth = dict(enumerate(given_worths))

    best = optimum(worth, Limits(frozenset()), dict.fromkeys(worth, 0))

    assert best.amounts == worth


def test_among_equals_the_set_with_more_beside_the_money_is_taken():
    best = optimum({0: 0, 1: 0}, Limits(frozenset({(0, 1)})), {0: 500, 1: 700})

    assert set(best.amounts) == {1}
