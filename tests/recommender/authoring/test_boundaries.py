"""Each threshold one step below, on it, one step above, and unknown."""

from dataclasses import replace

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


NONE_BEFORE = "- {field: paid_before, at_most: 0, source: S1}"
INDICATORS = """
indicators:
  paid_before:
    zh: 已获奖补次数
    en: awards received
    type: count
    measure: {count: award, where: {instrument: sound, subject: same, year: {more_than: 2018}}}
  bought:
    zh: 设备购置额
    en: equipment bought
    type: money
    measure: {total: expenditure.amount, where: {kind: [equipment, robots], unit_value: {at_least: 10万元}}}
  share_bought:
    zh: 设备购置额占比
    en: share of equipment bought
    type: ratio
    measure: {ratio: {of: bought, to: revenue}}
sources:"""  # noqa: E501
WAN = 10_000 * 100


def records(tmp_path, write, clause):
    """What is tried of a clause, by its place: the values and what the clause is worth then."""
    own = ("\nsources:", INDICATORS)
    return {
        one.path.removeprefix("eligibility.all[0]"): [(t.value, t.truth) for t in one.trials]
        for one in tried(tmp_path, write, (RD, clause), own)
    }


def around(limit, *truths, step=1):
    values = (limit - step, limit, limit + step)
    return [*zip(values, truths, strict=True), (None, None)]


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        (
            ("- {some: expenditure, where: {all: [{field: expenditure.kind, is: robots}, "
            "{field: expenditure.unit_value, at_least: 30万元}]}, source: S1}"),
            {".where.all[1]": around(30 * WAN, False, True, True)},
        ),
        (
            "- {every: lease, where: {field: lease.term_months, more_than: 24}, source: S1}",
            {".where": around(24, False, False, True)},
        ),
        (
            ("- {some: person, count: 3, where: {all: [{field: person.months_worked, "
            "at_most: 45}, {any: [{field: person.qualifications, in: [master]}]}]}, source: S1}"),
            {".count": around(3, False, True, True),
             ".where.all[0]": around(45, True, True, False)},
        ),
        (
            ("- {not: {some: product, where: {all: [{field: product.unit_price, "
            "less_than: 5万元}, {field: product.kind, is_not: material}]}, source: S1}}"),
            {".not.where.all[0]": around(5 * WAN, True, False, False)},
        ),
        (
            NONE_BEFORE,
            {"": [(0, True), (1, False), (None, None)],
             ".award.year.more_than": around(2018, True, True, False)},
        ),
        (
            "- {field: bought, at_least: 100万元, source: S1}",
            {"": around(100 * WAN, False, True, True),
             ".expenditure.unit_value.at_least": around(10 * WAN, False, True, True)},
        ),
        (
            "- {field: share_bought, at_least: 5%, source: S1}",
            {"": [(500 * WAN - 1, False), (500 * WAN, True), (None, None)],
             ".expenditure.unit_value.at_least": around(10 * WAN, False, True, True)},
        ),
    ],
)  # fmt: skip
def test_a_number_inside_records_is_tried_on_a_record_that_meets_all_else(
    tmp_path, write, clause, found
):
    assert records(tmp_path, write, clause) == found


def test_what_is_known_of_other_years_is_set_aside_where_it_settles_a_mean(tmp_path, write):
    mean = (
        "\nindicators:\n  m: {zh: 均值, en: mean, type: money, measure: {mean: revenue, years: 2}}"
    )
    clause = "- {field: m, at_least: 10万元, source: S1}"

    (one,) = tried(tmp_path, write, (RD, clause), ("\nsources:", f"{mean}\nsources:"))

    assert [(t.value, t.truth) for t in one.trials] == [
        (20 * WAN - 1, False), (20 * WAN, True), (None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("clause", "reasons"),
    [
        ("- {some: lease, where: {field: revenue, at_least: 5万元}, source: S1}", ["elsewhere"]),
        (
            "- {some: lease, where: {not: {field: lease.term_months, at_least: 5}}, source: S1}",
            ["not_built"],
        ),
        (
            (
                "- {some: lease, count: 2, where: {not: {field: lease.term_months, at_least: 5}}, "
                "source: S1}"
            ),
            ["not_built", "not_built"],
        ),
        ("- {field: never, at_least: 1, source: S1}", ["no_change"] * 3),
    ],
)
def test_a_number_that_cannot_be_tried_says_why(tmp_path, write, clause, reasons):
    where = "{count: award, where: {year: {more_than: 2020, less_than: 2019}}}"
    never = (
        f"\nindicators:\n  never: {{zh: 无, en: none, type: count, measure: {where}}}\nsources:"
    )

    found = tried(tmp_path, write, (RD, clause), ("\nsources:", never))

    assert [one.reason for one in found] == reasons


def test_a_number_of_a_record_the_base_lacks_says_so(tmp_path, write):
    catalogue = write((RD, PRICE))
    base = read_cases(tmp_path / "cases" / "sound.yaml")[0]
    bare = replace(base, profile={"firm": base.profile["firm"]})

    assert [one.reason for one in boundaries(bare, catalogue)] == ["elsewhere"]


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


def test_the_command_says_which_thresholds_were_not_tried_and_how_many_were(tmp_path, write):
    write((RD, PRICE), (
        "- {field: product.kind, is: software, source: S1}",
        "- {some: lease, where: {not: {field: lease.term_months, at_least: 5}}, source: S1}",
    ))  # fmt: skip

    _, output = told(tmp_path, "boundary")

    assert "sound (2024-05-01, case 'base'): 2 thresholds." in output
    assert "eligibility.all[1].where.not: " in output
    assert "was not tried: no record can be made that meets the rest of the clause" in output
    assert "1 of 2 thresholds tried; 1 of them change the verdict." in output
