"""Stated indicators: held against the accounts, and worth what the policy's own reckoning is."""

from datetime import date

import pytest

from recommender.errors import ProfileError
from recommender.firm.facts import Fact, Moment, View
from recommender.indicators.lexicon import shipped_lexicon
from recommender.indicators.reading import read_firm
from recommender.indicators.unknowns import unknowns
from recommender.rules import nodes as n
from recommender.rules.leaves import tree_truth

LEXICON = shipped_lexicon()
MOMENT = Moment.at(date(2025, 6, 1))
KNOWN = "accounts: {2024: {revenue: 1728万元, rd_expense: 100万元}, 2021: {revenue: 1000万元}}\n"


def firm(stated, accounts=""):
    return read_firm(f"{accounts}stated: {{{stated}}}".encode(), file="firm.yaml")


def truth(stated, field, **relation):
    tree = n.Compare(field=field, **relation)
    return tree_truth(tree, View(firm(stated), MOMENT), lexicon=LEXICON)


@pytest.mark.parametrize(("limit", "expected"), [("19%", True), ("20%", True), ("21%", False)])
def test_stated_compound_growth_meets_thresholds_by_the_year(limit, expected):
    assert truth("revenue_cagr_3y: 20%", "revenue_cagr_3y", at_least=limit) is expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("≥20%", True), ("19%-25%", None), ("≤15%", False), ("不清楚", None), ("-150%", False)],
)
def test_compound_growth_may_be_stated_roughly(stated, expected):
    assert truth(f'revenue_cagr_3y: "{stated}"', "revenue_cagr_3y", at_least="20%") is expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("5%", True), ("4.99%", False), ("4%-6%", None), ("≥5%", True), ("≤4%", False)],
)
def test_a_stated_share_is_compared_as_it_is(stated, expected):
    assert truth(f'rd_intensity: "{stated}"', "rd_intensity", at_least="5%") is expected


@pytest.mark.parametrize(
    "stated",
    [
        "rd_intensity: 5.79%", "rd_intensity: 5.8%", "rd_intensity: 6%", "rd_intensity: 5%-6%",
        'rd_intensity: "≥5%"', 'rd_intensity: "≤6%"', "rd_intensity: 不清楚",
        "revenue_cagr_3y: 20%", "revenue_cagr_3y: 20.0%", "revenue_cagr_3y: 20.0%-30%",
        "rd_intensity_3y: 1%",
    ],
)  # fmt: skip
def test_what_agrees_within_its_own_rounding_is_accepted(stated):
    firm(stated, KNOWN)


@pytest.mark.parametrize(
    ("stated", "found", "reckoned"),
    [
        ("rd_intensity: 5.78%", "5.78%", "5.79%"),
        ('rd_intensity: "≥7%"', "≥7.00%", "5.79%"),
        ('rd_intensity: "≤5%"', "≤5.00%", "5.79%"),
        ("rd_intensity: 7%-8%", "7.00%-8.00%", "5.79%"),
        ("revenue_cagr_3y: 21%", "21.00%", "20.00%"),
        ("revenue_cagr_3y: 20.1%", "20.10%", "20.00%"),
        ("revenue_cagr_3y: 172.8%", "172.80%", "20.00%"),
    ],
)
def test_what_disagrees_with_the_accounts_is_refused_with_both_numbers(stated, found, reckoned):
    with pytest.raises(ProfileError, match="stated_disagrees") as caught:
        firm(stated, KNOWN)

    [problem] = caught.value.problems
    assert problem.values == {"found": found, "reckoned": reckoned}


def test_without_accounts_there_is_nothing_to_hold_against():
    assert firm("rd_intensity: 99%").stated


def test_an_open_stated_indicator_waits_for_itself():
    view = View(firm("rd_intensity: 4%-6%"), MOMENT)

    found = unknowns(LEXICON.quantity("rd_intensity"), view, lexicon=LEXICON)

    assert found.directions == {Fact("stated", 0, "rd_intensity"): 1}


def test_a_known_share_goes_before_a_stated_one():
    told = firm("rd_intensity: 5%-6%", KNOWN)
    tree = n.Compare(field="rd_intensity", at_least="5.7%")

    assert tree_truth(tree, View(told, MOMENT), lexicon=LEXICON) is True
