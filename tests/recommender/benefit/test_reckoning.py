"""Amounts that can be checked by hand, one exactly at each cap, floor, ceiling and tier edge."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from recommender.benefit import Amount, reckon
from recommender.catalogue.grants import Benefit
from recommender.firm.facts import Moment, View
from recommender.indicators import shipped_lexicon
from recommender.indicators.reading import read_firm
from recommender.resources.strict_yaml import load
from recommender.units.money import parse_money
from recommender.wording.amounts import amount_line, arithmetic
from recommender.wording.benefits import benefit_items
from recommender.wording.items import indented

FILE = Path(__file__).with_name("amounts.yaml")
CASES = load(FILE.read_text("utf-8"), name=FILE.name)[0]
BENEFIT = TypeAdapter(Benefit)
LEXICON = shipped_lexicon()
MOMENT = Moment.at(date(2025, 6, 1))


def reckoned(benefit: dict, profile: dict) -> Amount:
    firm = read_firm(json.dumps(profile, default=str).encode(), file="profile")
    read = BENEFIT.validate_python(benefit)
    return reckon(read, View(firm, MOMENT), lexicon=LEXICON, own="own")


def ends(expected) -> tuple[int, int | None]:
    low, high = expected if isinstance(expected, list) else (expected, expected)
    return parse_money(low), None if high is None else parse_money(high)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_amount(case):
    amount = reckoned(case["benefit"], case["profile"])

    told = " | ".join(arithmetic(amount, LEXICON, "zh"))
    assert (amount.low, amount.high) == ends(case["amount"]), told
    assert [word for word in case.get("says", ()) if word not in told] == [], told


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_every_amount_is_told_in_both_languages(case):
    amount = reckoned(case["benefit"], case["profile"])
    benefit = BENEFIT.validate_python(case["benefit"])

    for lang in ("zh", "en"):
        assert amount_line(amount, lang)
        assert len(arithmetic(amount, LEXICON, lang)) <= len(amount.steps)
        told = indented(benefit_items(benefit, LEXICON, lang), lang, depth=0, lead="")
        assert all(line.strip() for line in told)
    english = " ".join(arithmetic(amount, LEXICON, "en"))
    assert not any("万元" in line for line in english.split(" | "))


@given(st.sampled_from(CASES), st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9))
def test_learning_the_base_never_leaves_the_range(case, low, width, inside):
    """A range of the base gives a range that holds the amount of each of its points."""
    point = low + inside % (width + 1)
    rough = reckoned(case["benefit"], spent(case, low, low + width))
    exact = reckoned(case["benefit"], spent(case, point, point))

    assert rough.low <= exact.low
    assert rough.high is None or (exact.high is not None and exact.high <= rough.high)


@given(st.sampled_from(CASES), st.integers(0, 10**9), st.integers(0, 10**9))
def test_the_low_end_never_lies_above_the_high_end(case, low, width):
    amount = reckoned(case["benefit"], spent(case, low, low + width))

    assert amount.low >= 0
    assert amount.high is None or amount.low <= amount.high


def spent(case: dict, low: int, high: int) -> dict:
    """The case's firm with R&D spending between two ends in 分."""
    accounts = case["profile"].get("accounts", {}).get(2024, {})
    told = {"low": f"{low}分", "high": f"{high}分"}
    return {**case["profile"], "accounts": {2024: {**accounts, "rd_expense": told}}}
