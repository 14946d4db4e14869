"""Validity and availability on each day where they turn, the day before, and the day after."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.catalogue.instruments import (
    Applicant,
    Instrument,
    SubjectOf,
)
from recommender.catalogue.validity import (
    edition_on,
    validity,
)
from recommender.vocabulary.fields import Label
from tests.editions import CALLS, call, days, edition


def state(day, from_="2020-01-01", **more):
    return validity(edition(from_, **more), date.fromisoformat(day)).state


@pytest.mark.parametrize(
    ("seen", "last_day", "first_dormant"),
    [
        ("2024-01-15", "2026-01-15", "2026-01-16"),
        ("2024-02-29", "2026-02-28", "2026-03-01"),
        ("2023-02-28", "2025-02-28", "2025-03-01"),
        ("2024-01-31", "2026-01-31", "2026-02-01"),
        ("2024-12-31", "2026-12-31", "2027-01-01"),
        ("2024-03", "2026-03-31", "2026-04-01"),
        ("2024", "2026-12-31", "2027-01-01"),
    ],
)
def test_it_is_presumed_for_twenty_four_months_after_its_last_sign(seen, last_day, first_dormant):
    assert state(last_day, seen=seen) == "presumed"
    assert state(first_dormant, seen=seen) == "dormant"


def test_the_beginning_is_a_sign_of_life():
    assert state("2022-01-01", seen="2018") == "presumed"
    assert state("2022-01-02", seen="2018") == "dormant"


def test_a_day_on_which_it_was_seen_counts_rather_than_the_end_of_the_year_it_began_in():
    began = edition("2022", seen="2022-02-28")

    assert validity(began, date(2024, 2, 28)).state == "presumed"
    assert validity(began, date(2024, 2, 29)).state == "dormant"


@pytest.mark.parametrize(
    "held",
    [call(2022, closes="2022-06-30"), call(2022, opens="2022-06-30"), call(2021), call(2022)],
)
def test_a_past_round_is_a_sign_of_life(held):
    assert state("2023-12-31", rounds=(held,)) == "presumed"


def test_the_latest_of_several_signs_counts():
    rounds = (call(2022, closes="2022-06-30"), call(2021, closes="2021-06-30"))
    found = validity(edition(seen="2020-05", rounds=rounds), date(2024, 6, 30))

    assert (found.state, found.last_seen) == ("presumed", "2022-06-30")
    assert state("2024-07-01", seen="2020-05", rounds=rounds) == "dormant"


def test_a_sign_after_the_day_proves_that_it_was_in_force():
    assert state("2020-04-30", seen="2020-05") == "in_force"
    assert state("2020-05-01", seen="2020-05") == "presumed"
    assert state("2020-05-31", seen="2020-05-31") == "presumed"


@pytest.mark.parametrize(
    ("rounds", "day", "expected"),
    [
        ((call(2026, closes="2026-06-30"),), "2026-06-29", "in_force"),
        ((call(2026, closes="2026-06-30"),), "2026-06-30", "in_force"),
        ((call(2026, closes="2026-06-30"),), "2026-07-01", "presumed"),
        ((call(2026, closes="2026-06"),), "2026-05-31", "in_force"),
        ((call(2026, closes="2026-06"),), "2026-06-01", "presumed"),
        ((call(2026, opens="2026-03-01"),), "2026-03-01", "in_force"),
        ((call(2026, opens="2026-03-01"),), "2026-03-02", "presumed"),
        ((call(2026),), "2025-12-31", "in_force"),
        ((call(2026),), "2026-01-01", "presumed"),
    ],
)
def test_a_round_ahead_keeps_it_in_force(rounds, day, expected):
    assert state(day, rounds=rounds) == expected


@pytest.mark.parametrize(
    ("end", "day", "expected"),
    [
        ("2023-06-15", "2023-06-14", "in_force"),
        ("2023-06-15", "2023-06-15", "in_force"),
        ("2023-06-15", "2023-06-16", "ended"),
        ("2023-06", "2023-05-31", "in_force"),
        ("2023-06", "2023-06-01", "in_force"),
        ("2023-06", "2023-06-02", "unsure"),
        ("2023-06", "2023-06-30", "unsure"),
        ("2023-06", "2023-07-01", "ended"),
        ("2023", "2023-01-01", "in_force"),
        ("2023", "2023-01-02", "unsure"),
        ("2023", "2023-12-31", "unsure"),
        ("2023", "2024-01-01", "ended"),
        (2023, "2024-01-01", "ended"),
    ],
)
def test_an_end_counts_through_its_day_and_is_unsure_within_a_partial_date(end, day, expected):
    assert state(day, to=end) == expected


@pytest.mark.parametrize(
    ("begin", "day", "expected"),
    [
        ("2020-03-17", "2020-03-17", "presumed"),
        ("2020-03", "2020-03-01", "unsure"),
        ("2020-03", "2020-03-30", "unsure"),
        ("2020-03", "2020-03-31", "presumed"),
        ("2020", "2020-12-30", "unsure"),
        ("2020", "2020-12-31", "presumed"),
    ],
)
def test_a_beginning_is_unsure_within_a_partial_date(begin, day, expected):
    assert state(day, begin, seen="2019") == expected


def test_an_end_is_an_end_even_where_the_text_was_seen_later():
    assert state("2023-06-16", to="2023-06-15", seen="2025") == "ended"


@pytest.mark.parametrize(
    ("which", "live"),
    [
        ("in_force", True),
        ("presumed", True),
        ("dormant", False),
        ("ended", False),
        ("unsure", False),
    ],
)
def test_only_what_is_in_force_or_presumed_so_is_live(which, live):
    days = {"in_force": "2020-01-01", "presumed": "2022-01-01", "dormant": "2030-01-01"}
    ends = {"ended": ("2021", "2022-01-01"), "unsure": ("2021", "2021-06-01")}
    if which in ends:
        end, day = ends[which]
        found = validity(edition(to=end), date.fromisoformat(day))
    else:
        found = validity(edition(seen="2020-06"), date.fromisoformat(days[which]))

    assert (found.state, found.live) == (which, live)


def test_what_came_after_is_told_beside_the_state():
    found = validity(edition(to="2023", superseded_by="doc:新办法"), date(2021, 1, 1))

    assert (found.since, found.until, found.superseded_by) == ("2020-01-01", "2023", "doc:新办法")


def instrument(*editions):
    return Instrument(
        id="x", name=Label("甲", "A"), family="f", kind="k", level="nation", region="000000",
        authority=("a",), applicant=Applicant(("enterprise",)),
        subject=SubjectOf("firm"), editions=editions, sources={},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2017-12-31", None), ("2018-01-01", 0), ("2020-02-29", 0), ("2020-03-01", 1),
        ("2022-12-31", 1), ("2023-01-01", 2), ("2030-01-01", 2),
    ],
)  # fmt: skip
def test_the_edition_that_speaks_is_the_latest_that_may_have_begun(day, expected):
    editions = (edition("2018"), edition("2020-03"), edition(2023))

    found = edition_on(instrument(*editions), date.fromisoformat(day))

    assert found == (None if expected is None else editions[expected])


@given(days, days, st.sampled_from([None, "2023", "2023-06", "2023-06-15"]))
def test_what_ended_never_comes_back(first, later, end):
    text = edition(to=end, rounds=CALLS)
    first, later = min(first, later), max(first, later)

    if validity(text, first).state == "ended":
        assert validity(text, later).state == "ended"
    if validity(text, first).state == "dormant":
        assert validity(text, later).state == "dormant"
