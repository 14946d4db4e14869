"""Places by date, industries by code, size classes at each bound."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.units.bounds import Bounds
from recommender.units.money import WAN
from recommender.vocabulary.industries import Industries
from recommender.vocabulary.regions import Regions
from recommender.vocabulary.size_classes import CLASSES, size_classes

INF = float("inf")
TODAY = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("code", "area", "on", "expected"),
    [
        ("340111", "340100", TODAY, True),
        ("340100", "340000", TODAY, True),
        ("340100", "340111", TODAY, None),
        ("340100", "310000", TODAY, False),
        ("340300", "set:wanbei-6", TODAY, True),
        ("340100", "set:wanbei-6", TODAY, False),
        ("340823", "340700", TODAY, True),
        ("340823", "340800", date(2014, 6, 1), True),
        ("340823", "340700", date(2014, 6, 1), False),
        ("310115", "310000", TODAY, True),
    ],
)
def test_a_place_lies_in_an_area_on_a_day(code, area, on, expected):
    assert Regions.shipped().within(code, area, on=on) is expected


def test_names_of_places_follow_the_day():
    regions = Regions.shipped()

    assert regions.name("340102", on=date(1999, 1, 1)) != regions.name("340102", on=TODAY)
    assert regions.find("合肥市") == ("340100",)
    assert "340100" in regions.find("合肥")
    assert regions.name("999999", on=TODAY) is None
    assert not regions.known("34")
    assert not regions.known("set:nowhere")
    assert not regions.known("349999")


def test_industries():
    industries = Industries.shipped()

    assert industries.within("C3562", "35") is True
    assert industries.within("3562", "C") is True
    assert industries.within("35", "3562") is None
    assert industries.within("I65", "C") is False
    assert industries.known("C3562")
    assert not industries.known("C9999")
    assert industries.name("C")


def exactly(value):
    return Bounds(value, value)


@pytest.mark.parametrize(
    ("employees", "wan", "expected"),
    [
        (1000, 40_000, "large"),
        (999, 40_000, "medium"),
        (1000, 39_999, "medium"),
        (300, 2_000, "medium"),
        (299, 2_000, "small"),
        (300, 1_999, "small"),
        (20, 300, "small"),
        (19, 300, "micro"),
        (20, 299, "micro"),
    ],
)
def test_industry_firms_at_each_bound(employees, wan, expected):
    found = size_classes("3562", exactly(employees), exactly(wan * WAN), Bounds(0, INF))

    assert found == {expected}


def test_unknown_figures_leave_what_they_can():
    assert size_classes("3562", Bounds(0, 299), Bounds(0, INF), Bounds(0, INF)) == {
        "micro",
        "small",
    }
    assert size_classes(None, exactly(5), exactly(5), exactly(5)) == set(CLASSES)


whole = st.integers(0, 5000)


@given(st.sampled_from(["3562", "I6513", "F51", "K7010", "E47"]), whole, whole, whole)
def test_a_point_has_one_class_and_a_range_contains_it(industry, employees, revenue, assets):
    point = size_classes(
        industry, exactly(employees), exactly(revenue * WAN), exactly(assets * WAN)
    )
    wider = size_classes(
        industry, Bounds(employees, employees + 100), Bounds(0, revenue * WAN), Bounds(0, INF)
    )

    assert len(point) == 1
    assert point <= wider
