"""Money, ratios, numbers, dates and ranges: what is read, what is refused, round trips."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.errors import UnitError
from recommender.units.bounds import Bounds
from recommender.units.dates import PartialDate, completed_months, completed_years, days_between
from recommender.units.money import format_money, parse_money
from recommender.units.number import format_number, parse_number
from recommender.units.ranges import parse_range
from recommender.units.ratio import format_ratio, parse_ratio

INF = float("inf")


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("1.2亿", 1.2e8),
        ("1.2亿元", 1.2e8),
        ("3,000万元", 3000e4),
        ("3000 万", 3000e4),
        ("500元", 500),
        ("12.34元", 12.34),
        ("1,850万", 1850e4),
        ("5千万", 5e7),
        ("-200万元", -2e6),
        ("１，８５０万", 1850e4),
        ("0", 0),
        ("3分", 0.03),
    ],
)
def test_money_is_read_to_the_fen(text, yuan):
    assert parse_money(text) == round(yuan * 100)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3000", "money_unit_missing"),
        ("3000吨", "money_unit_unknown"),
        ("0.001元", "money_too_fine"),
        ("很多", "not_a_number"),
        ("1,00万元", "money_unit_unknown"),
        ("5元元", "money_unit_unknown"),
        ("5分元", "money_unit_unknown"),
        ("10⁴元", "money_unit_unknown"),
        ("9" * 41 + "元", "not_a_number"),
    ],
)
def test_money_refuses_what_is_not_clear(text, code):
    with pytest.raises(UnitError, match=code) as caught:
        parse_money(text)
    assert caught.value.values["found"] == text


@given(st.integers(-(10**16), 10**16))
def test_money_survives_writing_and_reading(fen):
    assert parse_money(format_money(fen)) == fen


def test_money_in_words():
    assert format_money(120_000_000_00) == "1.2亿元"
    assert format_money(4_000 * 1_000_000) == "4,000万元"
    assert format_money(1_234) == "12.34元"
    assert format_money(4_000 * 1_000_000, "en") == "CNY 40,000,000"
    assert format_money(-1_234, "en") == "-CNY 12.34"


def test_ratios():
    assert parse_ratio("5%") == Fraction(1, 20)
    assert parse_ratio("3‰") == Fraction(3, 1000)
    assert parse_ratio("2.5个百分点") == Fraction(25, 1000)
    assert format_ratio(Fraction(1, 20)) == "5%"
    assert format_ratio(Fraction(1, 3)) == "≈33.33%"
    assert format_ratio(Fraction(-7, 3)) == "≈-233.33%"
    assert format_ratio(Fraction(2, 3)) == "≈66.67%"
    for text, code in [("5", "ratio_unit_missing"), ("5元", "ratio_unit_unknown")]:
        with pytest.raises(UnitError, match=code):
            parse_ratio(text)


def test_numbers():
    assert parse_number("28nm", unit="nm") == 28
    assert parse_number("1,200人", unit="人") == 1200
    assert parse_number("0.5", unit=None) == Fraction(1, 2)
    assert parse_number(7, unit="台") == 7
    assert parse_number(0.1, unit=None) == Fraction(1, 10)
    assert format_number(Fraction(1200)) == "1,200"
    assert format_number(Fraction(1, 4)) == "0.25"
    assert format_number(Fraction(1, 3)) == "≈0.3333"
    assert format_number(Fraction(1, 10**6)) == "≈0"
    assert format_number(Fraction(10**18 * 2 + 1, 2)) == "1,000,000,000,000,000,000.5"
    assert format_number(-1200) == "-1,200"
    for raw, unit, code in [
        (True, None, "not_a_number"),
        (float("nan"), None, "not_a_number"),
        (INF, None, "not_a_number"),
        (Decimal("1e999999999"), None, "not_a_number"),
        ("28人", "nm", "unit_mismatch"),
        ([], None, "not_a_number"),
    ]:
        with pytest.raises(UnitError, match=code):
            parse_number(raw, unit=unit)


def test_partial_dates():
    assert PartialDate.parse("2017").last == date(2017, 12, 31)
    assert PartialDate.parse("2024-02").last == date(2024, 2, 29)
    assert PartialDate.parse("2019年5月").text == "2019-05"
    assert str(PartialDate.parse(date(2020, 1, 2))) == "2020-01-02"
    assert PartialDate.parse(datetime(2020, 1, 2, 23, tzinfo=UTC)).last == date(2020, 1, 2)
    for text in ("2019-13", "2019-00", "2019-05-00", "2019-02-30", "0000", "yesterday"):
        with pytest.raises(UnitError, match="not_a_date"):
            PartialDate.parse(text)


def test_a_month_is_certain_only_outside_itself():
    month = PartialDate.parse("2019-05")

    assert month.certainly_before(date(2019, 6, 1))
    assert not month.certainly_before(date(2019, 5, 31))
    assert month.certainly_after(date(2019, 4, 30))
    assert not month.certainly_after(date(2019, 5, 1))


def test_days_between_count_the_leap_day():
    assert days_between(date(2020, 2, 28), date(2020, 3, 1)) == 2
    assert days_between(date(2020, 3, 1), date(2020, 2, 28)) == -2


def test_completed_years_turn_on_the_day():
    assert completed_years(date(2020, 6, 10), date(2023, 6, 10)) == 3
    assert completed_years(date(2020, 6, 11), date(2023, 6, 10)) == 2
    assert completed_months(date(2020, 1, 31), date(2020, 2, 29)) == 0


@pytest.mark.parametrize(
    ("raw", "low", "high"),
    [
        ("20–49人", 20, 49),
        ("20-49", 20, 49),
        ("≥20", 20, INF),
        ("20以上", 20, INF),
        ("不超过49", -INF, 49),
        ("49以下", -INF, 49),
        ({"low": 20, "high": 49}, 20, 49),
        ({"low": 20}, 20, INF),
        ("不清楚", -INF, INF),
        (None, -INF, INF),
        ("30", 30, 30),
    ],
)
def test_ranges(raw, low, high):
    assert parse_range(raw, lambda text: parse_number(text, unit="人")) == Bounds(low, high)


def test_a_unit_at_the_end_serves_both_ends():
    assert parse_range("100-300万元", parse_money) == Bounds(10**8, 3 * 10**8)


@pytest.mark.parametrize(
    ("raw", "code"), [("49-20", "range_reversed"), ({"from": 1}, "range_keys")]
)
def test_ranges_refused(raw, code):
    with pytest.raises(UnitError, match=code):
        parse_range(raw, lambda text: parse_number(text, unit="人"))
