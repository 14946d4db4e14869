"""On which days a title counts as held."""

from datetime import date

import pytest

from recommender.firm.facts import Holding, Titles
from recommender.units.dates import PartialDate

TITLE = "高新技术企业"
NOW = date(2024, 6, 1)


def held(*spans):
    return Titles(
        tuple(
            Holding(TITLE, *(PartialDate.parse(end) if end else None for end in span))
            for span in spans
        )
    )


def state(titles, day, **more):
    on = date.fromisoformat(day)
    return titles.state(TITLE, granting=frozenset({TITLE}), on=on, now=NOW, **more)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2021-05-31", False), ("2021-06-01", True), ("2024-05-31", True), ("2024-06-01", True)],
)
def test_each_of_two_grants_counts(day, expected):
    twice = held(("2021-06-01", "2024-05-31"), ("2024-05-31", None))

    assert state(twice, day) is expected


def test_a_window_looks_at_every_grant():
    twice = held(("2021-06-01", None), ("2024-05-31", None))
    window = (date(2021, 1, 1), date(2021, 12, 31))

    assert state(twice, "2024-06-01", granted=window) is True


def test_without_dates_it_is_held_now_and_nobody_knows_since_when():
    assert state(held((None, None)), "2024-06-01") is True
    assert state(held((None, None)), "2024-05-31") is None
    assert state(held((None, "2023-12-31")), "2024-06-01") is False
