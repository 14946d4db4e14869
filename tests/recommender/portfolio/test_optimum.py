"""The best set against brute force over every subset."""

import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from recommender.portfolio import trying
from recommender.portfolio.limits import Limits
from recommender.portfolio.optimum import _amounts, _solved, optimum

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


@pytest.fixture(params=["tried", "programme"])
def way(request, monkeypatch):
    """Small problems are tried; with no steps left, the programme solves them all."""
    if request.param == "programme":
        monkeypatch.setattr(trying, "STEPS", 0)
    return request.param


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(problem=problems())
@example(problem=({0: 10, 1: 9, 2: 10}, Limits(frozenset({(0, 1)}), (((0, 2), 10),))))
@example(problem=({0: 1, 1: 0, 2: 2 * 10**6}, Limits(frozenset({(0, 2)}), (((0, 1, 2), 2),))))
def test_no_subset_brings_more(way, problem):
    worth, limits = problem
    aside = dict.fromkeys(worth, 0)

    best = optimum(worth, limits, aside)

    assert (trying.tried(worth, limits, aside) is None) is (way == "programme")
    assert allowed(set(best.amounts), limits)
    assert best.gap == 0
    assert sum(best.amounts.values()) == brute(worth, limits)


@given(problems(), st.lists(st.integers(0, 10**4), min_size=SIZE, max_size=SIZE))
def test_trying_finds_no_less_beside_the_money_than_the_programme(problem, beside):
    limits = problem[1]
    worth, aside = dict.fromkeys(problem[0], 0), {n: beside[n] for n in problem[0]}
    most = max(aside.values()) or 1

    chosen = trying.tried(worth, limits, aside)
    solved, _ = _solved(sorted(worth), worth, limits, aside)

    counted = [sum(2 * most + aside[n] for n in found) for found in (chosen, solved)]
    assert counted[0] >= counted[1]


def test_trying_gives_up_where_ceilings_overlap_or_too_many_sets_remain(monkeypatch):
    worth, aside = {n: 100 + n for n in range(6)}, dict.fromkeys(range(6), 0)
    overlapping = Limits(frozenset(), (((0, 1), 50), ((1, 2), 60)))
    crown = Limits(frozenset((n, (n + 1) % 6) for n in range(6)))

    assert trying.tried(worth, overlapping, aside) is None
    assert trying.tried(worth, crown, aside) == [1, 3, 5]
    monkeypatch.setattr(trying, "STEPS", 5)
    assert trying.tried(worth, crown, aside) is None


def test_a_small_problem_does_not_load_the_solver():
    script = (
        "import sys; from recommender.portfolio.limits import Limits\n"
        "from recommender.portfolio.optimum import optimum\n"
        "print(optimum({0: 5, 1: 7}, Limits(frozenset({(0, 1)})), {0: 0, 1: 0}).amounts)\n"
        "print('scipy' in sys.modules, 'numpy' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )

    assert done.stdout.split("\n")[:2] == ["{1: 7}", "False False"]


@given(worths)
def test_without_limits_everything_is_taken_whole(given_worths):
    worth = dict(enumerate(given_worths))

    best = optimum(worth, Limits(frozenset()), dict.fromkeys(worth, 0))

    assert best.amounts == worth


def test_among_equals_the_set_with_more_beside_the_money_is_taken():
    best = optimum({0: 0, 1: 0}, Limits(frozenset({(0, 1)})), {0: 500, 1: 700})

    assert set(best.amounts) == {1}
