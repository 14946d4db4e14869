"""When one can apply: rounds on each day where they turn, and the round that counts."""

from datetime import date

import pytest
from hypothesis import given

from recommender.catalogue.instruments import (
    Application,
)
from recommender.catalogue.validity import (
    availability,
    current_round,
    moment,
)
from recommender.firm.facts import Moment
from tests.editions import CALLS, call, days, edition


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-02-29", ("opens", "2024-03-01", 2024)),
        ("2024-03-01", ("open", "2024-04-30", 2024)),
        ("2024-04-30", ("open", "2024-04-30", 2024)),
        ("2024-05-01", ("opens", "2025-03-01", 2025)),
        ("2025-04-30", ("open", "2025-04-30", 2025)),
        ("2025-05-01", ("shut", "2025-04-30", 2025)),
        ("2026-03-15", ("shut", "2025-04-30", 2025)),
    ],
)
def test_a_round_is_open_from_its_first_day_through_its_last(day, expected):
    found = availability(edition(rounds=CALLS), date.fromisoformat(day))

    assert (found.state, found.date, found.year) == expected


@pytest.mark.parametrize(
    ("held", "day", "expected"),
    [
        (call(2025, opens="2025-03", closes="2025-06"), "2025-02-28", ("opens", "2025-03")),
        (call(2025, opens="2025-03", closes="2025-06"), "2025-03-01", ("opens", "2025-03")),
        (call(2025, opens="2025-03", closes="2025-06"), "2025-03-30", ("opens", "2025-03")),
        (call(2025, opens="2025-03", closes="2025-06"), "2025-03-31", ("open", "2025-06")),
        (call(2025, opens="2025-03", closes="2025-06"), "2025-06-30", ("open", "2025-06")),
        (call(2025, opens="2025-03", closes="2025-06"), "2025-07-01", ("shut", "2025-06")),
        (call(2025, closes="2025-06-30"), "2024-12-31", ("no_round", None)),
        (call(2025, closes="2025-06-30"), "2025-01-01", ("open", "2025-06-30")),
        (call(2025, closes="2025-06-30"), "2025-07-01", ("shut", "2025-06-30")),
        (call(2025, closes="2026-01-17"), "2026-01-17", ("open", "2026-01-17")),
        (call(2025, closes="2026-01-17"), "2026-01-18", ("shut", "2026-01-17")),
        (
            call(2025, opens="2025-11-01", closes="2026-01-17"),
            "2026-01-02",
            ("open", "2026-01-17"),
        ),
        (call(2025, opens="2025-03-01"), "2025-02-28", ("opens", "2025-03-01")),
        (call(2025, opens="2025-03-01"), "2025-03-01", ("no_round", None)),
        (call(2025), "2025-06-01", ("no_round", None)),
        (call(2025), "2026-06-01", ("shut", None)),
    ],
)
def test_what_is_not_known_of_a_round_is_not_made_up(held, day, expected):
    found = availability(edition(rounds=(held,)), date.fromisoformat(day))

    assert (found.state, found.date) == expected


def test_without_any_round_one_can_apply_only_where_it_is_rolling():
    rolling = Application("apply", rolling=True)

    assert availability(edition(), date(2025, 1, 1)).state == "no_round"
    assert availability(edition(application=rolling), date(2025, 1, 1)).state == "open"
    assert availability(edition(application=rolling, to="2024"), date(2025, 1, 1)).state == "ended"


def test_an_edition_that_ended_is_ended_whatever_its_rounds():
    held = (call(2025, opens="2025-03-01", closes="2025-04-30"),)
    found = availability(edition(to="2025-03-31", rounds=held), date(2025, 4, 1))

    assert (found.state, found.date) == ("ended", "2025-03-31")
    assert availability(edition(to="2025-03-31", rounds=held), date(2025, 3, 31)).state == "open"


BATCHES = (
    call(2025, opens="2025年10月8日", closes="2025年10月31日"),
    call(2025, opens="2025年3月1日", closes="2025年9月30日"),
    call(2024, closes="2024-12-31"),
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-06-01", 2), ("2025-01-01", 1), ("2025-09-30", 1), ("2025-10-01", 0),
        ("2025-10-31", 0), ("2025-11-01", 0), ("2026-01-01", None),
    ],
)  # fmt: skip
def test_the_round_whose_conditions_count_is_the_next_to_close_of_its_year(day, expected):
    found = current_round(edition(rounds=BATCHES), date.fromisoformat(day))

    assert found == (None if expected is None else BATCHES[expected])


def test_of_two_open_rounds_the_first_to_close_counts():
    long = call(2025, opens="2025-01-01", closes="2025-12-31")
    short = call(2025, opens="2025-03-01", closes="2025-04-30")
    later = call(2025, opens="2025-09-01", closes="2025-10-31")
    text = edition(rounds=(short, long, later))

    assert current_round(text, date(2025, 3, 1)) == short
    assert availability(text, date(2025, 3, 1)).date == "2025-04-30"
    assert current_round(text, date(2025, 5, 1)) == long
    assert availability(text, date(2025, 5, 1)).date == "2025-12-31"


def test_a_round_that_runs_into_the_next_year_still_counts_there():
    late = call(2025, opens="2025-11-01", closes="2026-01-17", reference_date="2025-12-31")
    next_ = call(2026, opens="2026-10-01", closes="2026-12-31")
    text = edition(rounds=(late, next_))

    assert current_round(text, date(2026, 1, 17)) == late
    assert current_round(text, date(2026, 1, 18)) == next_
    assert availability(text, date(2026, 1, 17)).year == 2025


def test_the_round_gives_the_day_from_which_ages_count():
    day = date(2025, 3, 5)
    held = call(2025, closes="2025-04", reference_date="2024")

    assert moment(edition(), day) == Moment.at(day)
    assert moment(edition(rounds=(call(2025),)), day) == Moment.at(day)
    assert moment(edition(rounds=(held,)), day) == Moment(
        day, reference=date(2024, 12, 31), round_close=date(2025, 4, 30)
    )


@given(days)
def test_a_round_that_is_open_is_the_one_whose_conditions_count(day):
    text = edition(rounds=CALLS)
    found = availability(text, day)

    if found.state == "open":
        held = current_round(text, day)
        assert held is not None
        assert (held.year, held.closes) == (found.year, found.date)
