"""What may be held together: the sample firm in 2021 and 2026, and rules one at a time."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from recommender.answer import Answer, answer
from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from recommender.indicators.reading import read_firm
from recommender.resources.strict_yaml import load

SAMPLE = Path(__file__).parents[3] / "data" / "sample" / "huaiyun-robotics.yaml"
WAN = 1_000_000


@cache
def catalogue() -> Catalogue:
    return read_catalogue(shipped_folder())


def answered(profile: dict, day: str) -> Answer:
    told = json.dumps(profile, ensure_ascii=False, default=str).encode()
    return answer(
        read_firm(told, file="profile"), catalogue(), as_of=date.fromisoformat(day)
    )  # fmt: skip


@pytest.fixture
def sample() -> dict:
    return load(SAMPLE.read_text("utf-8"), name=SAMPLE.name)[0]


def names(chosen) -> set[str]:
    return {one.recommendation.current.instrument.id for one in chosen}


def test_in_2021_equipment_and_software_are_held_together(sample):
    found = answered(sample, "2021-09-01").portfolio

    brought = {
        one.recommendation.current.instrument.id: one.amount for one in found.careful.chosen
    }
    assert (brought["ah-szyc-new-project"], brought["ah-first-software"]) == (200 * WAN, 170 * WAN)
    assert found.careful.total == sum(brought.values())
    assert found.careful.optimal


def test_the_project_is_not_paid_twice_by_the_province(sample):
    sample["projects"][0]["sectors"].append("人工智能")
    found = answered(sample, "2021-09-01").portfolio

    left = next(
        one
        for one in found.possible.excluded
        if one.recommendation.current.instrument.id == "ah-ai-innovation-project"
    )
    assert left.grounds[0].code == "excludes"
    because_of = {one.current.instrument.id for one in left.because_of}
    assert because_of <= names(found.possible.chosen)
    assert any(name.startswith("ah-szyc-") for name in because_of)


def test_software_paid_before_is_not_paid_again(sample):
    sample["awards"] = [
        {"instrument": "ah-first-software", "subject": "装配工艺规划软件", "year": 2020}
    ]

    found = answered(sample, "2021-09-01").portfolio

    assert "ah-first-software" not in names(found.careful.chosen)
    assert "ah-first-software" not in names(found.possible.chosen)


def test_the_money_of_a_year_ends_at_the_joint_ceiling():
    """全掩膜与MPW合计每户每年不超过1000万元: 800万元 and 600万元 bring 1,000万元 together."""
    chips = {
        "firm": {
            "applicant_kind": "enterprise",
            "registered_in": "340111",
            "business_sectors": ["chip_design"],
        },
        "incidents": [],
        "awards": [],
    }
    found = answered(chips, "2025-06-01")

    ceilings = [
        rule.joint_ceiling
        for one in found.live
        for rule in one.current.edition.cumulation
        if rule.joint_ceiling
    ]
    total = sum(
        one.amount
        for one in found.portfolio.possible.chosen
        if one.recommendation.current.instrument.id in {"hf-ic-fullmask", "hf-ic-mpw"}
    )
    assert ceilings
    assert total == 1000 * WAN


def test_the_higher_of_two_deductions_on_the_same_spending(sample):
    sample["firm"]["business_sectors"].append("工业母机")
    found = answered(sample, "2026-11-01").portfolio

    both = {"cn-rd-super-deduction", "cn-rd-super-deduction-ic"}
    assert names(found.possible.chosen) & both == {"cn-rd-super-deduction-ic"}


def test_what_is_dormant_is_in_no_set(sample):
    found = answered(sample, "2026-11-01").portfolio

    held = (*found.careful.chosen, *found.possible.chosen)
    assert all(one.recommendation.current.validity.live for one in held)
    assert "ah-szyc-new-project" not in names(held)


def test_what_is_only_planned_is_possible_and_not_careful(sample):
    def held(selection):
        subjects = [one.recommendation.subject for one in selection.chosen]
        return {one.name for one in subjects if one}

    project = sample["projects"][0]
    built = answered(sample, "2021-09-01").portfolio
    planned = answered(
        {**sample, "projects": [{**project, "planned": True}]}, "2021-09-01"
    ).portfolio

    assert project["name"] in held(built.careful)
    assert project["name"] not in held(planned.careful)
    assert project["name"] in held(planned.possible)
    grounds = {g.code for one in planned.careful.excluded for g in one.grounds}
    assert "planned" in grounds
