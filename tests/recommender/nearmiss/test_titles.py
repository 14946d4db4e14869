"""Titles as steps: whose recognition is open, for the same holder, and never a prize."""

from recommender.nearmiss.paths import path_to
from tests.recommender.nearmiss.asking import GIANT, answered, year


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
