"""Editions and rounds in few words."""

from datetime import date

from hypothesis import strategies as st

from recommender.catalogue.instruments import Document, Edition, Round, Sign


def edition(from_="2020-01-01", *, seen="2020-01-01", **more):
    return Edition(from_, "full", Document("办法"), Sign(seen, "S1"), **more)


def call(year, **more):
    return Round(year, **more)


CALLS = (
    call(2024, opens="2024-03-01", closes="2024-04-30"),
    call(2025, opens="2025-03-01", closes="2025-04-30"),
)


days = st.dates(date(2018, 1, 1), date(2030, 12, 31))
