"""The order in which a reader can act: groups, totals of live money, and facts worth finding."""

from datetime import date
from functools import cache

import pytest

from recommender.answer import Answer, Overview, answer, overview
from recommender.benefit import Amount
from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from recommender.indicators.reading import read_firm
from recommender.resources.paths import data_dir

WAN = 10_000 * 100
DAYS = [date(2018, 6, 1), date(2021, 9, 1), date(2026, 11, 1)]
SAMPLE = (data_dir() / "sample" / "huaiyun-robotics.yaml").read_bytes()


@cache
def catalogue() -> Catalogue:
    return read_catalogue(shipped_folder())


def asked(day: date, profile: bytes = SAMPLE) -> tuple[Answer, Overview]:
    found = answer(read_firm(profile, file="firm"), catalogue(), as_of=day)
    return found, overview(found)


def counted(seen: Overview) -> dict[str, Amount]:
    """What stands in the total of conditions met, by instrument."""
    met = [*seen.groups["now"], *seen.groups["ready"]]
    found = {one.current.instrument.id: one.amount for one in met if not one.planned}
    return {name: amount for name, amount in found.items() if amount and amount.counted}


@pytest.mark.parametrize("profile", [SAMPLE, b"{}", b"projects: []"], ids=["sample", "{}", "none"])
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_recommendation_is_in_exactly_one_group(day, profile):
    found, seen = asked(day, profile)

    grouped = [one.rank for group in seen.groups.values() for one in group]
    assert sorted(grouped) == [one.rank for one in found.recommendations]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_only_live_instruments_are_offered_and_only_open_ones_now(day):
    _, seen = asked(day)

    for name in ("now", "ready", "open", "refused"):
        assert all(one.score.live for one in seen.groups[name])
    assert not any(one.score.live for one in seen.groups["to_verify"])
    assert all(one.current.availability.state == "open" for one in seen.groups["now"])


def test_in_2021_the_project_and_the_software_add_up():
    _, seen = asked(date(2021, 9, 1))

    met = counted(seen)
    assert (met["ah-szyc-new-project"].low, met["ah-szyc-new-project"].high) == (200 * WAN,) * 2
    assert (met["ah-first-software"].low, met["ah-first-software"].high) == (170 * WAN,) * 2
    assert seen.met.low == sum(amount.low for amount in met.values())
    assert seen.met.count == len(met)


def test_in_2026_ended_money_is_in_no_total():
    _, seen = asked(date(2026, 11, 1))

    ended = [one for one in seen.groups["to_verify"] if one.amount and one.amount.low]
    assert ended
    assert not {one.current.instrument.id for one in ended} & set(counted(seen))
    assert seen.met.low == sum(amount.low for amount in counted(seen).values()) == 0


def test_an_amount_without_end_is_counted_apart():
    _, seen = asked(date(2026, 11, 1))

    unlimited = [o for o in seen.groups["open"] if o.amount and o.amount.high is None]
    assert seen.possible.unlimited == sum(o.amount.counted for o in unlimited) > 0


def test_planned_money_is_possible_but_not_met():
    name = "name: 智能装配机器人产线".encode()
    planned = SAMPLE.replace(b"- " + name, b"- planned: true\n  " + name)

    _, seen = asked(date(2021, 9, 1), planned)

    assert [one.planned for one in seen.groups["ready"]].count(True) == 1
    assert "ah-szyc-new-project" not in counted(seen)
    assert seen.met.high == sum(amount.high for amount in counted(seen).values())


HOLDER = """
firm: {applicant_kind: enterprise, registered_in: "340111"}
titles: {held: [{title: 创新型中小企业, granted: 2024-02, expires: 2027-02}]}
"""


def innovative(found: Answer, seen: Overview) -> tuple[str, bool]:
    """The group of the recognition, and whether the careful or possible set holds it."""
    name = "nation-innovative-sme"
    (group,) = [
        group
        for group, ones in seen.groups.items()
        if any(one.current.instrument.id == name for one in ones)
    ]
    sets = (found.portfolio.careful, found.portfolio.possible)
    chosen = [c.recommendation.current.instrument.id for each in sets for c in each.chosen]
    return group, name in chosen


def test_a_recognition_held_already_is_neither_offered_nor_chosen():
    group, chosen = innovative(*asked(date(2026, 11, 1), HOLDER.encode()))

    assert (group, chosen) == ("held", False)


def test_a_recognition_that_has_run_out_is_offered_again():
    group, chosen = innovative(*asked(date(2027, 3, 1), HOLDER.encode()))

    assert group != "held"
    assert chosen


def test_a_title_among_several_that_a_product_cannot_all_have_is_enough():
    """A software with 省首版次软件 needs no first-set machine beside it."""
    product = """
firm: {applicant_kind: enterprise, registered_in: "340111"}
products:
- {name: P, kind: software, role: maker, titles: {held: [{title: 省首版次软件, granted: 2025-03}]}}
"""
    found, _ = asked(date(2026, 11, 1), product.encode())

    (one,) = [
        one
        for one in found.recommendations
        if one.held and "省首版次软件" in one.current.instrument.gives
    ]
    assert [held.title for held in one.held] == ["省首版次软件"]
