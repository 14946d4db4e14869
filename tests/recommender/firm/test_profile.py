"""Profiles: what is written is what is known; unknown stays unknown."""

from datetime import date
from fractions import Fraction

import pytest

from recommender.errors import ProfileError
from recommender.indicators.reading import read_firm
from recommender.units.bounds import Bounds
from recommender.units.money import WAN

INF = float("inf")


def firm(text):
    return read_firm(text.encode(), file="firm.yaml")


def value(key, written):
    return firm(f"firm: {{{key}: {written}}}").values.get(key)


def days(first, last):
    return Bounds(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("2016-04-15", days("2016-04-15", "2016-04-15")),
        ("2016-04", days("2016-04-01", "2016-04-30")),
        ("2016", days("2016-01-01", "2016-12-31")),
        ("{low: 2016-04, high: 2016-06}", days("2016-04-01", "2016-06-30")),
        ("{low: 2016-04, high: 2016}", days("2016-04-01", "2016-12-31")),
        ("{low: 2016-04}", days("2016-04-01", "9999-12-31")),
        ("{high: 2016}", days("0001-01-01", "2016-12-31")),
        ("{low: 不清楚, high: 2016}", days("0001-01-01", "2016-12-31")),
    ],
)
def test_a_date_is_every_day_that_it_may_be(written, known):
    assert value("founded_on", written) == known


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("8%", Bounds.exactly(Fraction(8, 100))),
        ("8%-12%", Bounds(Fraction(8, 100), Fraction(12, 100))),
        ("≤5%", Bounds(0, Fraction(5, 100))),
        ("5%以上", Bounds(Fraction(5, 100), INF)),
        ("{low: 8%}", Bounds(Fraction(8, 100), INF)),
        ("{low: 8%, high: unknown}", Bounds(Fraction(8, 100), INF)),
    ],
)
def test_a_number_known_roughly_is_a_range_within_its_domain(written, known):
    assert value("market_share_national", written) == known


@pytest.mark.parametrize("written", ["", "不清楚", "不知道", "未知", "unknown", '"?"', "null"])
@pytest.mark.parametrize(
    "key", ["founded_on", "owns_core_ip", "registered_in", "business_sectors"]
)
def test_what_is_not_known_is_left_out(key, written):
    assert firm(f"firm: {{{key}: {written}}}").values == {}


@pytest.mark.parametrize(
    ("written", "known"),
    [("是", True), ("有", True), ("YES", True), ("true", True), ("否", False), ("无", False)],
)
def test_yes_and_no_are_understood_in_both_languages(written, known):
    assert value("owns_core_ip", written) is known


@pytest.mark.parametrize("written", ["enterprise", "企业", "Enterprise"])
def test_a_choice_is_its_code_or_either_of_its_names(written):
    assert value("applicant_kind", written) == "enterprise"


def test_of_several_choices_one_may_stand_alone():
    assert value("business_sectors", "机器人") == frozenset({"robots"})
    assert value("business_sectors", "[机器人, ai]") == frozenset({"robots", "ai"})
    assert value("business_sectors", "[]") == frozenset()


def test_a_place_is_known_by_code_or_by_its_name_as_licences_write_it():
    assert value("registered_in", "合肥市") == "340100"
    assert value("registered_in", '"340111"') == "340111"
    assert value("registered_in", "合肥") == "340100"
    for nearly in ("合淝市", "合肥市高新区", '"set:wanbei-6"'):
        with pytest.raises(ProfileError, match="region_unknown"):
            value("registered_in", nearly)


def test_a_list_nobody_spoke_of_is_not_an_empty_list():
    told = firm("awards: []\nloans: 不清楚")

    assert told.records["award"] == ()
    assert told.records["loan"] is None
    assert told.records["project"] is None


def test_records_have_names_marks_and_titles_of_their_own():
    told = firm(
        "products:\n"
        "- {kind: 软件, titles: [省首版次软件]}\n"
        "- {name: 二号, planned: true, unit_price: 3万元}\n"
    )

    first, second = told.records["product"]

    assert (first.name, first.planned) == ("product 1", False)
    assert first.titles.held[0].title == "省首版次软件"
    assert (second.name, second.planned) == ("二号", True)
    assert second.values == {"unit_price": Bounds.exactly(3 * WAN)}


def test_titles_are_held_not_held_or_not_known():
    short = firm("titles: [高新技术企业]").titles
    long = firm(
        "titles:\n"
        "  held: [{title: 高新技术企业, granted: 2022-10, expires: 不清楚}]\n"
        "  not_held: [国家专精特新小巨人企业]\n"
        "  complete: true\n"
    ).titles

    assert (short.held[0].granted, short.not_held, short.complete) == (None, frozenset(), False)
    assert (str(long.held[0].granted), long.held[0].expires) == ("2022-10", None)
    assert (long.not_held, long.complete) == (frozenset({"国家专精特新小巨人企业"}), True)


@pytest.mark.parametrize("year", ["24", "1989", "2101", "²024", "２０２４", "9" * 5_000])
def test_a_fiscal_year_has_four_plain_digits(year):
    with pytest.raises(ProfileError, match="year_expected"):
        firm(f'{{"accounts": {{"{year}": {{"employees": 3}}}}}}')


@pytest.mark.parametrize("year", ["1990", "2100"])
def test_the_first_and_the_last_year_are_accepted(year):
    assert set(firm(f"accounts: {{{year}: {{employees: 3}}}}").accounts) == {int(year)}


def test_json_and_yaml_say_the_same():
    yaml = firm('name: 甲\nfirm: {market_share_national: 8%-12%, registered_in: "340111"}')
    told = '"market_share_national": "8%-12%", "registered_in": "340111"'
    json = firm(f'{{"name": "甲", "firm": {{{told}}}}}')

    assert yaml == json


def test_a_byte_order_mark_does_not_hurt():
    assert read_firm("name: 甲".encode("utf-8-sig"), file="firm.yaml").name == "甲"


def test_nothing_is_half_read_and_everything_wrong_is_told():
    with pytest.raises(ProfileError, match="option_unknown") as caught:
        firm(
            "name: 甲\nfirm: {applicant_kind: 商店, founded_on: 2016-13}\naccounts: 3\nawards: {}"
        )

    assert [problem.place for problem in caught.value.problems] == [
        "firm.applicant_kind", "firm.founded_on", "accounts", "awards",
    ]  # fmt: skip
