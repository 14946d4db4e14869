"""A plan and what carries it: every support names instruments that exist, or says why none do."""

from functools import cache

import pytest

from recommender.catalogue.left_out import left_out_file, read_left_out
from recommender.catalogue.plans import read_plan
from recommender.catalogue.reading import read_catalogue, shipped_folder
from recommender.errors import CatalogueError
from recommender.resources.paths import reference_file
from recommender.wording.problems import sentence

HEAD = """\
title: 方案
issued: "2019"
issued_by: [某厅]
parts:
- name: {zh: 甲, en: A}
  measures:
  - id: one
    name: {zh: 甲, en: A}
    departments: [某厅]
    supports:
    - name: {zh: 甲, en: A}
"""
ABSENT = "      absent: {reason: region, text: {zh: 甲, en: A}}\n"


def read(text, folder):
    path = folder / "plan.yaml"
    path.write_text(HEAD + text, "utf-8")
    return read_plan(path, instruments=["some-grant"], left_out=["some-sheet"])


def test_a_support_is_carried_or_said_to_be_absent(tmp_path):
    carried = read("      instruments: [some-grant]\n      left_out: [some-sheet]\n", tmp_path)
    absent = read(ABSENT, tmp_path)

    assert carried.carried_by == {"some-grant"}
    assert absent.measures[0].supports[0].absent.reason == "region"


@pytest.mark.parametrize(
    ("text", "code", "end", "words"),
    [
        ("      instruments: [some-grnt]\n", "carrier_unknown", ".instruments[0]", "some-grant"),
        (
            ABSENT + "      left_out: [some-shet]\n",
            "sheet_not_left_out", ".left_out[0]", "some-sheet",
        ),
        (ABSENT + "      instruments: [some-grant]\n", "one_of", "", "absent"),
        ("      note: {zh: 甲, en: A}\n", "one_of", "", "instruments"),
        (ABSENT.replace("region", "boring"), "option_unknown", ".absent.reason", "not_found"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_place(tmp_path, text, code, end, words):
    with pytest.raises(CatalogueError, match=code) as caught:
        read(text, tmp_path)

    (problem,) = caught.value.problems
    assert (problem.code, problem.place) == (code, f"parts[0].measures[0].supports[0]{end}")
    assert problem.line is not None
    assert words in sentence(problem, "zh")
    assert words in sentence(problem, "en")


@cache
def shipped():
    instruments = read_catalogue(shipped_folder()).instruments
    left_out = {one.sheet for one in read_left_out(left_out_file(), instruments)}
    path = reference_file("plan-2019.yaml")
    return read_plan(path, instruments=instruments, left_out=left_out), instruments


def test_the_plan_of_2019_has_its_twenty_measures_and_their_departments():
    plan, _ = shipped()

    assert [len(part.measures) for part in plan.parts] == [5, 6, 4, 5]
    assert len({one.id for one in plan.measures}) == 20
    assert all(one.departments for part in plan.parts[1:] for one in part.measures)


def test_every_instrument_of_a_policy_that_the_plan_names_carries_it():
    plan, instruments = shipped()
    named = {"三重一创", "中国声谷", "机器人", "集成电路", "人工智能"}

    left = {name for name, one in instruments.items() if one.family in named} - plan.carried_by

    assert left == set()


def test_no_support_is_named_twice_in_a_measure():
    plan, _ = shipped()

    for one in plan.measures:
        names = [support.name.zh for support in one.supports]
        assert len(names) == len(set(names)), one.id
