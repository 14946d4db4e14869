"""What is measured is the same question on every side: equal verdicts, never a time."""

import json
from pathlib import Path

import numpy as np
import pytest

from bench.conditions import MOMENT, programs
from bench.firms import Drawn, drawn, firm, part
from bench.workload import distinct, facts, plan
from recommender.firm.facts import View
from recommender.screening import screen_part

ORACLE = json.loads(
    (Path(__file__).parent.parent / "oracles" / "openfisca-core.json").read_text("utf-8")
)


def known(columns):
    values = {name: np.array(told, np.int32) for name, told in columns.items()}
    return Drawn(values, {name: np.ones(len(told), np.bool_) for name, told in values.items()})


@pytest.mark.parametrize("case", ORACLE["cases"], ids=["three leaves", "five leaves"])
def test_both_compilations_say_what_openfisca_core_says_where_every_fact_is_known(case):
    told = known(ORACLE["firms"])
    asked = programs(case["plan"], judged=False)
    verdicts = [[state == "1" for state in row] for row in case["verdicts"]]

    by_column = screen_part(part(told), asked)

    for program, found, expected in zip(asked, by_column, verdicts, strict=True):
        views = [View(firm(told, row), MOMENT) for row in range(told.count)]
        assert [program.root(program.leaf_states(view)) for view in views] == expected
        assert (found.status == "eligible").to_list() == expected
        assert (found.status == "ineligible").to_list() == [not state for state in expected]


@pytest.mark.parametrize("alike", [True, False])
def test_columns_and_closures_agree_on_firms_with_unknowns(alike):
    told, made = drawn(80), plan(20, alike=alike)
    asked = programs(made)

    by_column = screen_part(part(told), asked)

    states = set()
    for program, found in zip(asked, by_column, strict=True):
        for row in range(told.count):
            states.update(found.leaves.row(row))
            assert found.leaves.row(row) == program.leaf_states(View(firm(told, row), MOMENT))
    assert states == {True, False, None}


def test_the_same_seed_gives_the_same_instruments_and_firms():
    assert plan(9) == plan(9)
    assert plan(9) != plan(9, seed=1)
    assert all(
        (a == b).all() for a, b in zip(*(drawn(5).values.values() for _ in "12"), strict=True)
    )


def test_the_firms_have_every_fact_that_is_asked_and_leaves_differ_where_they_should():
    made = plan(120)

    assert set(facts(made)) <= set(drawn(1).values)
    assert len(made["leaves"]) == 600
    assert distinct(made) < 600
    assert distinct(plan(120, alike=False)) == 600
