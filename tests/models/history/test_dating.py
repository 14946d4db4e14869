"""What was known on a day does not depend on what came later."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from models.history import firms_as_of, until
from tests.histories import histories, small

days = st.dates(date(2008, 1, 1), date(2022, 12, 31))


@settings(max_examples=25)
@given(histories(), days, days)
def test_looking_twice_gives_the_earlier_day(history, one, other):
    twice = until(until(history, max(one, other)), min(one, other))

    assert twice.digest == until(history, min(one, other)).digest


@settings(max_examples=25)
@given(histories(), days)
def test_a_firm_is_as_told_latest_before_the_day(history, day):
    found = firms_as_of(history, day)

    for firm, row in found.iterrows():
        told = history.firms[history.firms["firm"] == firm]
        dates = [one.date() for one in told["valid_from"].dropna() if one.date() <= day]
        wanted = (
            told[told["valid_from"].dt.date == max(dates)]
            if dates
            else told[told["valid_from"].isna()]
        )
        assert wanted["sector"].fillna("-").tolist() == [
            row["sector"] if row["sector"] == row["sector"] else "-"
        ]


def test_an_award_of_which_only_the_year_is_known_is_known_when_the_year_is_over():
    assert until(small(), date(2019, 12, 30)).awards["award"].tolist() == ["w1"]
    assert until(small(), date(2019, 12, 31)).awards["award"].tolist() == ["w1", "w3"]
    assert until(small(), date(2019, 6, 29)).awards.empty


def test_attributes_change_on_the_day_from_which_they_are_valid():
    assert firms_as_of(small(), date(2019, 12, 31)).loc["f1", "size"] == "small"
    assert firms_as_of(small(), date(2020, 1, 1)).loc["f1", "size"] == "medium"


def test_the_calendar_of_the_year_is_known_and_that_of_the_next_is_not():
    assert until(small(), date(2019, 1, 1)).calls["instrument"].tolist() == ["a"]
