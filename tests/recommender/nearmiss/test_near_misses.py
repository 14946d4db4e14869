"""What would turn a "no": the smallest changes, what time does, and what is never advised."""

import json
from datetime import date
from functools import cache

import pytest

from recommender.answer import Answer, answer
from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from recommender.indicators.reading import read_firm
from recommender.nearmiss.paths import path_to
from recommender.nearmiss.timing import counts_from
from recommender.units.bounds import Bounds
from recommender.units.money import parse_money
from recommender.wording.nearmisses import near_miss_line

DAY = "2026-11-01"
GIANT = {
    "firm": {
        "applicant_kind": "enterprise", "registered_in": "340111", "industry": "3562",
        "niche_since": "2020-01-01",
        "market_share_national": "10%", "main_product_industrial_base": True, "srdi_score": 60,
    },
    "accounts": {
        "2023": {"revenue": "1亿元"},
        "2024": {"revenue": "1.05亿元", "rd_expense": "500万元"},
        "2025": {
            "revenue": "1.1025亿元", "main_revenue": "1.1亿元", "rd_expense": "700万元",
            "total_assets": "2亿元", "total_liabilities": "1亿元", "employees": 200,
        },
    },
    "titles": {
        "held": [{"title": "省专精特新中小企业", "granted": "2024-06"}],
        "not_held": ["制造业单项冠军", "国家级科学技术奖前三名单位"],
    },
    "ip": [{"class": "one", "main_product": True, "self_developed": True}] * 4,
    "incidents": [],
    "awards": [],
    "answers": {"cn-little-giant-2026": {"little_giant_affiliate": False}},
}  # fmt: skip


@cache
def catalogue() -> Catalogue:
    return read_catalogue(shipped_folder())


def answered(profile: dict, day: str = DAY) -> Answer:
    firm = read_firm(json.dumps(profile).encode(), file="profile")
    return answer(firm, catalogue(), as_of=date.fromisoformat(day))


def missed(found: Answer, instrument: str = "cn-little-giant-2026"):
    return [m for m in found.near_misses if m.recommendation.current.instrument.id == instrument]


def with_(profile: dict, **parts) -> dict:
    return {
        key: {**profile[key], **parts[key]} if isinstance(parts.get(key), dict) else
        parts.get(key, profile.get(key))
        for key in {**profile, **parts}
    }  # fmt: skip


def year(profile: dict, **lines) -> dict:
    accounts = {**profile["accounts"], "2025": {**profile["accounts"]["2025"], **lines}}
    return {**profile, "accounts": accounts}


def test_a_firm_that_qualifies_has_no_near_miss():
    assert missed(answered(GIANT)) == []


def test_one_fact_short_by_a_known_sum():
    """1200万元 in two years were asked: after 450万元 in 2025 the open year must bring 750万元."""
    (first, *_) = missed(answered(year(GIANT, rd_expense="450万元")))

    (change,) = first.changes
    assert str(change.fact) == "accounts.2026.rd_expense"
    assert change.how == "raise"
    assert change.before == Bounds.exactly(parse_money("450万元"))
    assert change.after == Bounds.exactly(parse_money("750万元"))
    assert first.status == "eligible_subject_to"


def test_a_year_as_good_as_the_last_one_is_told_so():
    """650万元 again make 1300万元 of the two years together; 500万元 before made 1150万元."""
    (first, *_) = missed(answered(year(GIANT, rd_expense="650万元")))

    (change,) = first.changes
    assert change.how == "keep"
    assert change.after == change.before == Bounds.exactly(parse_money("650万元"))


def grown(rd_expense: str) -> dict:
    """A firm whose R&D stood still in 2025."""
    return {
        "firm": {"applicant_kind": "enterprise", "registered_in": "340111"},
        "accounts": {
            "2024": {"rd_expense": rd_expense},
            "2025": {"rd_expense": rd_expense, "revenue": "1亿元"},
        },
    }


def test_growth_is_asked_of_the_open_year_over_the_closed_one():
    """20 per cent over the 1000万元 of 2025, not over those of 2024."""
    (first,) = missed(answered(grown("1000万元")), "ah-2025-rd-increment")

    (change,) = first.changes
    assert change.after == Bounds.exactly(parse_money("1200万元"))


def test_what_counts_only_after_the_edition_has_ended_is_no_near_miss():
    """The edition ends with 2027; the accounts of 2027 are filed in May 2028."""
    assert missed(answered(grown("1000万元"), "2026-12-31"), "ah-2025-rd-increment")
    late = grown("1000万元")
    late["accounts"]["2026"] = {"rd_expense": "1000万元", "revenue": "1亿元"}

    assert not missed(answered(late, "2027-06-01"), "ah-2025-rd-increment")


def test_what_would_have_to_more_than_double_is_no_near_miss():
    poor = year(GIANT, rd_expense="100万元")

    changed = {c.fact.name for m in missed(answered(poor)) for c in m.changes}

    assert "rd_expense" not in changed


def test_accounts_count_from_the_day_the_open_year_is_filed():
    (first, *_) = missed(answered(year(GIANT, rd_expense="450万元")))

    current = first.recommendation.current
    assert counts_from(first.changes[0], current.moment) == date(2027, 5, 1)


def test_two_facts_are_found_together_and_no_larger_set_beside_them():
    found = missed(answered(year(GIANT, rd_expense="450万元", total_liabilities="1.6亿元")))

    facts = [{str(c.fact) for c in m.changes} for m in found]
    assert {"accounts.2026.rd_expense", "accounts.2026.total_liabilities"} in facts
    assert not any(one < other for one in facts for other in facts)
    assert all(len(one) <= 3 for one in facts)


def test_rights_that_are_lacking_are_counted():
    found = missed(answered({**GIANT, "ip": GIANT["ip"][:3]}))

    (change,) = next(m.changes for m in found if m.changes[0].how == "add")
    assert change.fact.name == "ip"
    assert change.after == Bounds.exactly(1)
    assert change.record["class"] == "one"


def test_a_title_leads_over_the_recognition_that_gives_it():
    titles = {"not_held": ["省专精特新中小企业", "制造业单项冠军", "国家级科学技术奖前三名单位"]}
    found = answered({**GIANT, "titles": titles})

    (first, *_) = missed(found)
    (change,) = first.changes
    path = path_to(change, found.recommendations, found.near_misses)
    assert change.fact.name == "省专精特新中小企业"
    assert path[-1].current.instrument.id == "cn-srdi-sme-2026"


def test_time_alone_turns_an_age():
    young = with_(GIANT, firm={"niche_since": "2024-03-15"})

    found = missed(answered(young))

    assert date(2027, 3, 15) in [m.on for m in found]


def test_time_alone_lets_an_accident_fall_out_of_the_window():
    bad = {
        **GIANT,
        "incidents": [{"kind": "safety", "severity": "major", "happened_on": "2025-02-10"}],
    }

    found = missed(answered(bad))

    assert [m.on for m in found if m.on] == [date(2028, 2, 11)]
    assert not [m for m in found if m.changes]


TEMPTATIONS = [
    ("employees above the ceiling of an SME score", year(GIANT, employees=1200, revenue="5亿元",
     main_revenue="5亿元", rd_expense="3000万元")),
    ("revenue above a ceiling", year(GIANT, revenue="3亿元", main_revenue="3亿元")),
    ("registered elsewhere", with_(GIANT, firm={"registered_in": "320100"})),
    ("a listed dishonest firm", {**GIANT, "incidents": [
        {"kind": "listed_dishonest", "severity": "major", "happened_on": "2026-01-01"}]}),
    ("a project too large for its band", {**GIANT, "projects": [
        {"name": "P", "kind": "新建", "investment": "90亿元", "located_in": "340111"}]}),
    ("an award that bars the next", {**GIANT, "awards": [
        {"instrument": "ah-szyc-hnte-growth", "year": 2026, "level": "province"}]}),
]  # fmt: skip
NEVER_LOWER = {"revenue", "main_revenue", "rd_expense", "employees", "rd_staff", "investment"}
NEVER_TOUCH = {"registered_in", "taxed_in", "located_in", "applicant_kind", "industry"}


@pytest.mark.parametrize("profile", [p for _, p in TEMPTATIONS], ids=[n for n, _ in TEMPTATIONS])
@pytest.mark.parametrize("day", ["2018-06-01", "2021-09-01", DAY])
def test_what_is_never_advised(profile, day):
    for miss in answered(profile, day).near_misses:
        for change in miss.changes:
            assert not (change.how == "lower" and change.fact.name in NEVER_LOWER), miss
            assert change.fact.name not in NEVER_TOUCH, miss
            assert change.fact.subject not in {"incident", "award"}, miss
            assert not (change.how == "add" and change.fact.name in {"incident", "award"}), miss


@pytest.mark.parametrize("profile", [p for _, p in TEMPTATIONS], ids=[n for n, _ in TEMPTATIONS])
def test_every_near_miss_is_told_in_both_languages(profile):
    found = answered(year(profile, rd_expense="10万元"))

    for miss in found.near_misses:
        for lang in ("zh", "en"):
            assert near_miss_line(miss, found.recommendations, found.near_misses, lang)


def test_a_temptation_would_have_worked():
    """The tests above mean something: with fewer staff the firm would indeed be an SME again."""
    large = year(
        GIANT, employees=1200, revenue="5亿元", main_revenue="5亿元", rd_expense="3000万元"
    )
    small = year(large, employees=900)

    def status(profile):
        return next(
            one.verdict.status
            for one in answered(profile).recommendations
            if one.current.instrument.id == "cn-little-giant-2026"
        )

    assert status(large) == "ineligible"
    assert status(small) != "ineligible"


def untitled(**parts) -> dict:
    return {**GIANT, "titles": {"held": [], "complete": True}, **parts}


def test_a_title_is_no_way_where_its_recognition_is_closed_for_good():
    """With 1200 staff and 5亿元 the firm is no SME, and nobody may tell it to shrink."""
    large = year(
        untitled(), employees=1200, revenue="5亿元", main_revenue="5亿元", rd_expense="3000万元"
    )

    def obtained(profile):
        return {c.fact.name for m in answered(profile).near_misses for c in m.changes}

    assert "省专精特新中小企业" in obtained(untitled())
    assert "省专精特新中小企业" not in obtained(large)


def products(*kinds: str) -> list[dict]:
    closed = {"held": [], "complete": True}
    return [
        {"name": f"P{number}", "kind": kind, "role": "maker", "titles": closed}
        for number, kind in enumerate(kinds)
    ]


def test_a_title_of_one_product_is_not_had_by_way_of_another():
    found = answered(untitled(products=products("equipment", "software")))

    ways = [
        (miss.recommendation.subject.index, one.subject.index)
        for miss in found.near_misses
        for change in miss.changes
        if change.fact.subject == "product.titles"
        for one in path_to(change, found.recommendations, found.near_misses)
    ]
    assert ways
    assert all(own == other for own, other in ways)


def test_a_software_is_not_sent_to_become_a_machine():
    found = answered(untitled(products=products("software")))

    wanted = {c.fact.name for m in found.near_misses for c in m.changes if c.how == "obtain"}
    assert "省首版次软件" in wanted
    assert not wanted & {"省首台套重大技术装备", "省首批次新材料", "载人eVTOL型号合格证"}


def test_no_prize_and_no_higher_title_is_told_as_a_step():
    for miss in answered(untitled()).near_misses:
        titles = miss.recommendation.current.lexicon.vocabulary.titles
        given = {titles[t].level for t in miss.recommendation.current.instrument.gives}
        for fact in miss.obtained:
            assert titles[fact.name].can_change == "up"
            assert not (given == {"province"} and titles[fact.name].level == "nation")


def test_a_reserve_can_be_entered_and_takes_the_place_of_none():
    project = {"name": "P", "kind": "技术改造", "catalogues": ["none"], "located_in": "340111"}
    found = answered({**GIANT, "projects": [project]})

    told = [c.after for m in found.near_misses for c in m.changes if c.fact.name == "catalogues"]
    assert told
    assert set().union(*told) <= {"national_pool", "city_pool"}
