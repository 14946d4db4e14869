"""Which question decides most: worked out by hand on instruments of a few conditions."""

from datetime import date
from fractions import Fraction

import pytest

from recommender.catalogue.reading import read_catalogue
from recommender.firm.facts import Fact
from recommender.indicators.reading import read_firm
from recommender.questions import questions
from recommender.ranking import Transparent, ranked
from recommender.recommendation import recommend
from recommender.verdict import requirements
from tests.instruments import write_instrument

DAY = date(2024, 6, 1)
WAN = 1_000_000
ENTERPRISE = b"firm: {applicant_kind: enterprise}\n"


@pytest.fixture
def ask(tmp_path):
    """Questions about one profile under some instruments: (condition, amount[, kind])."""

    def asked(profile, *instruments, passed=(), asks=None):
        for number, (condition, amount, *kind) in enumerate(instruments):
            of = kind[0] if kind else "firm"
            write_instrument(tmp_path, f"i{number}", condition, kind=of, amount=amount, asks=asks)
        current = read_catalogue(tmp_path).as_of(DAY)
        firm = read_firm(profile, file="firm")
        found = recommend((requirements(one) for one in current), firm)
        return questions(ranked(found, firm, Transparent(), as_of=DAY), firm, passed=passed)

    return asked


def test_a_fact_that_alone_decides_is_worth_the_whole_amount(ask):
    (one,) = ask(ENTERPRISE, ("{field: above_scale, is: true}", "100万元"))

    assert one.facts == (Fact("firm", 0, "above_scale"),)
    assert (one.money, one.verdicts, one.waiting) == (100 * WAN, 1, 1)
    assert one.instruments == ("i0",)


def test_of_two_facts_that_must_both_hold_each_decides_half_the_time(ask):
    both = "{all: [{field: above_scale, is: true}, {field: owns_core_ip, is: true}]}"

    found = ask(ENTERPRISE, (both, "100万元"))

    assert [(one.money, one.verdicts) for one in found] == [(50 * WAN, Fraction(1, 2))] * 2


def test_more_money_comes_first_where_the_rest_is_equal(ask):
    found = ask(
        ENTERPRISE,
        ("{field: above_scale, is: true}", "10万元"),
        ("{field: owns_core_ip, is: true}", "20万元"),
    )

    assert [one.facts[0].name for one in found] == ["owns_core_ip", "above_scale"]


def test_facts_of_one_document_are_one_question(ask):
    both = "{all: [{field: total_assets, at_least: 1元}, {field: revenue, at_least: 1元}]}"

    (one,) = ask(ENTERPRISE, (both, "100万元"))

    assert {fact.name for fact in one.facts} == {"total_assets", "revenue"}
    assert one.verdicts == 1


def test_what_one_instrument_asks_of_its_own_is_one_question(ask):
    asks = "{one: {zh: 甲, en: one}, other: {zh: 乙, en: other}}"
    both = "{all: [{field: one, is: true}, {field: other, is: true}]}"

    (asked,) = ask(ENTERPRISE, (both, "100万元"), asks=asks)

    assert {fact.name for fact in asked.facts} == {"i0.one", "i0.other"}
    assert asked.document.where.zh == "i0奖"


def test_the_cells_of_a_number_lie_between_its_thresholds(ask):
    """Below the limit of the one, between both, from the limit of the other on: three cells."""
    found = ask(
        ENTERPRISE,
        ("{all: [{field: employees, at_least: 10}, {field: above_scale, is: true}]}", "90万元"),
        ("{all: [{field: employees, at_least: 20}, {field: owns_core_ip, is: true}]}", "90万元"),
    )

    staff = next(one for one in found if one.facts[0].name == "employees")
    assert staff.verdicts == Fraction(1, 2) * 2


def test_a_list_nobody_spoke_of_is_asked_for_as_a_whole(ask):
    (one,) = ask(ENTERPRISE, ("{field: loan.interest_paid, known: true}", "10万元", "loan"))

    assert one.facts == (Fact("list", 0, "loan"),)
    assert one.verdicts == Fraction(1, 2)


def test_all_titles_of_the_firm_are_one_question(ask):
    found = ask(
        ENTERPRISE, ("{has: 高新技术企业}", "10万元"), ("{has: 省专精特新中小企业}", "20万元")
    )

    (one,) = found
    assert {fact.name for fact in one.facts} == {"高新技术企业", "省专精特新中小企业"}
    assert one.money == 30 * WAN


def test_titles_of_which_one_is_enough_are_told_together(ask):
    """Held or not, one by one: four cells, and only where neither is held is the rest idle."""
    either = "{has: [高新技术企业, 省专精特新中小企业]}"
    both = f"{{all: [{either}, {{field: above_scale, is: true}}]}}"

    found = ask(ENTERPRISE, (both, "100万元"))

    titles = next(one for one in found if one.document.subject == "firm.titles")
    assert titles.verdicts == Fraction(1, 4)


def test_what_nobody_knows_is_not_asked_again(ask):
    both = "{all: [{field: above_scale, is: true}, {field: owns_core_ip, is: true}]}"
    passed = {Fact("firm", 0, "above_scale")}

    found = ask(ENTERPRISE, (both, "100万元"), passed=passed)

    assert [one.facts[0].name for one in found] == ["owns_core_ip"]


def test_a_list_passed_over_is_not_asked_again(ask):
    passed = {Fact("list", 0, "loan")}
    loan = ("{field: loan.interest_paid, known: true}", "10万元", "loan")

    assert ask(ENTERPRISE, loan, passed=passed) == ()


def test_nothing_is_asked_where_nothing_is_open(ask):
    assert ask(b"firm: {applicant_kind: university}", ("{has: 高新技术企业}", "10万元")) == ()


def test_scores_add_three_shares(ask):
    found = ask(
        ENTERPRISE,
        ("{field: above_scale, is: true}", "30万元"),
        ("{all: [{field: above_scale, is: true}, {field: owns_core_ip, is: true}]}", "10万元"),
    )

    scale = next(one for one in found if one.facts[0].name == "above_scale")
    money, verdicts = Fraction(30 + 5, 40), Fraction(1 + Fraction(1, 2), 2)
    assert scale.score == money + 2 * (verdicts + Fraction(2, 2))
