"""A small run of the report, and laws of the curves."""

from itertools import pairwise

import pytest

from recommender.recommendation import recommend
from tests.populations.curves import curve
from tests.populations.report import areas, interval, shipped
from tests.populations.strategies import STRATEGIES
from tests.populations.telling import sheets, told

SEEDS = range(6)


@pytest.fixture(scope="module")
def setting():
    return shipped()


@pytest.fixture(scope="module")
def found(setting):
    return areas(setting, SEEDS)


def mean(found, name, kind):
    return sum(one[kind] for one in found[name]) / len(SEEDS)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [0, 1], ids=["verdicts", "money"])
@pytest.mark.parametrize("name", ["random", "fixed form"])
def test_asking_what_decides_most_is_better_than_chance_and_a_form(found, name, kind):
    assert mean(found, "ours", kind) < mean(found, name, kind)


@pytest.mark.slow
def test_it_decides_money_sooner_than_the_most_missed_document(found):
    assert mean(found, "ours", 1) < mean(found, "most missed", 1)


@pytest.mark.slow
@pytest.mark.parametrize("name", STRATEGIES)
def test_what_is_decided_stays_decided(setting, name):
    made = curve(setting, 1, STRATEGIES[name])

    for shares in (made.count, made.money):
        assert shares[0] == 1
        assert all(before >= after for before, after in pairwise(shares))


def test_told_everything_a_drawn_firm_is_itself(setting):
    full = setting.drawn(3)
    everything = [fact for facts in sheets(full, setting.lexicon).values() for fact in facts]

    known = told(full, everything)

    few = setting.asked[:20]
    assert [one.verdict for one in recommend(few, known)] == [
        one.verdict for one in recommend(few, full)
    ]


def test_the_interval_holds_the_mean_and_is_the_same_each_time():
    low, high = interval([0.1, 0.2, 0.3] * 20)

    assert low < 0.2 < high
    assert interval([0.1, 0.2, 0.3] * 20) == (low, high)
