"""The exporter of fact sheets: what a sheet states, what its words mention, and no word itself."""

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("export_facts.py")
spec = importlib.util.spec_from_file_location("export_facts", SCRIPT)
export = importlib.util.module_from_spec(spec)
spec.loader.exec_module(export)

SHEET = {
    "id": "a-grant",
    "kind": "subsidy",
    "legal_basis": {"doc_no": "皖政〔2017〕51号", "valid_from": "2017-04"},
    "eligibility": [
        {
            "field": "staff", "op": ">=", "value": 30, "unit": "人", "source": "S1",
            "strict": True, "applies_from": "2021", "text_zh": "近三年",
        },
        {"field": "any", "op": "exists", "value": None, "any_of": [
            {"field": "revenue", "op": "between", "value": [5000, 20000], "unit": "万元"},
        ]},
    ],
    "benefit": {"rate": 0.05, "cap": 300, "tiers": [{"amount": 1.5}], "sharing": "省市5:3",
                "program_quota": 9, "source": "S2"},
    "notes": "二分之一以上;每2000吨奖50/30万元,1月7日前",
}  # fmt: skip


def test_what_a_sheet_states_comes_with_its_window_relation_unit_and_source():
    stated = [row for row in export.rows(SHEET) if row[3] != "mentions"]

    assert stated == [
        ("a-grant", "", "valid_from", "is", "2017-04", "date", ""),
        ("a-grant", "2021..", "staff", ">", "30", "人", "S1"),
        ("a-grant", "", "revenue", "between", "5000", "万元", ""),
        ("a-grant", "", "revenue", "between", "20000", "万元", ""),
        ("a-grant", "", "benefit.rate", "is", "0.05", "1", "S2"),
        ("a-grant", "", "benefit.cap", "is", "300", "万元", "S2"),
        ("a-grant", "", "benefit.tiers.amount", "is", "1.5", "万元", "S2"),
        ("a-grant", "", "benefit.program_quota", "about", "9", "万元", "S2"),
    ]


def test_what_its_words_mention_comes_with_the_unit_behind_it():
    told = {(row[4], row[5]) for row in export.rows(SHEET) if row[3] == "mentions"}

    assert told >= {
        ("2017", "date"), ("3", "年"), ("5/8", "1"), ("1/2", "1"), ("2000", ""), ("50", "万元"),
        ("30", "万元"), ("--01-07", "date"),
    }  # fmt: skip
    assert ("51", "") not in told


def test_a_sheet_without_numbers_is_told_to_be_one():
    assert list(export.rows({"id": "empty"})) == [("empty", "", "", "none", "", "", "")]


@pytest.mark.parametrize(("word", "number"), [("三", 3), ("十", 10), ("十五", 15), ("二十", 20)])
def test_numbers_in_words(word, number):
    assert export.number_of(word) == number
