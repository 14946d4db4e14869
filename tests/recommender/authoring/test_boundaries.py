"""Each threshold one step below, on it, one step above, and unknown."""

import pytest

from recommender.authoring.boundaries import boundaries
from recommender.authoring.cases import read_cases
from recommender.authoring.facts import Fact
from tests.recommender.authoring.test_cases import told

RD = "- {field: rd_intensity, at_least: 5%, source: S1}"
PRICE = "- {field: product.unit_price, at_least: 1000万元, source: S1}"
HEADS = "sheet,edition,field,op,value,unit,source\n"


def tried(tmp_path, write, *changes, rows=()):
    catalogue = write(*changes)
    base = read_cases(tmp_path / "cases" / "sound.yaml")[0]
    return list(boundaries(base, catalogue, rows=rows))


def test_a_plain_fact_is_tried_beside_its_threshold(tmp_path, write):
    (one,) = tried(tmp_path, write, (RD, PRICE))

    assert [(t.value, t.truth, t.status) for t in one.trials] == [
        (1_000_000_000 - 1, False, "ineligible"),
        (1_000_000_000, True, "eligible"),
        (1_000_000_000 + 1, True, "eligible"),
        (None, None, "undetermined"),
    ]


def test_a_computed_quantity_is_pulled_back_to_a_fact_behind_it(tmp_path, write):
    (one,) = tried(tmp_path, write)

    assert str(one.fact) == "accounts.2023.rd_expense"
    assert [(t.value, t.truth) for t in one.trials] == [
        (500 * 1_000_000 - 1, False), (500 * 1_000_000, True), (None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("op", "wrong"), [(">=", False), (">", True), ("<=", True), ("<", True), ("between", False)]
)
def test_a_fact_sheet_with_another_relation_is_told(tmp_path, write, op, wrong):
    row = Fact("sound", "", "price", op, "1000", "万元", "S1")

    (one,) = tried(tmp_path, write, (RD, PRICE), rows=[row])

    assert (one.contradicts is not None) is wrong


@pytest.mark.parametrize(("op", "code"), [(">=", 0), (">", 1)])
def test_the_command_shows_verdicts_and_fails_on_a_contradiction(tmp_path, write, op, code):
    write((RD, PRICE))
    (tmp_path / "facts.csv").write_text(f"{HEADS}sound,,price,{op},1000,万元,S1\n", "utf-8")

    found, output = told(tmp_path, "boundary", "--oracle", str(tmp_path / "facts.csv"))

    assert found == code
    assert "✗ CNY 9,999,999.99: not eligible" in output
    assert "? unknown: undetermined" in output
    assert ("the fact sheet sound says > 1000万元 (price)" in output) is bool(code)
