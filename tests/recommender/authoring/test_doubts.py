"""Doubts about an instrument: each is raised by its mistake, and none by the shipped catalogue."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from recommender.authoring.cells import Cells
from recommender.authoring.examining import doubts, rough
from recommender.authoring.formulas import (
    FALSE,
    TRUE,
    Among,
    Denied,
    Literal,
    TooHardError,
    satisfiable,
)
from recommender.authoring.names import strange_names
from recommender.catalogue.reading import read_catalogue, shipped_folder
from recommender.firm.facts import Moment
from recommender.indicators.lexicon import shipped_lexicon
from recommender.rules import nodes as n
from recommender.wording.authoring import doubt, doubt_codes
from tests import strategies
from web.commands import cli

pytestmark = pytest.mark.slow

SOUND = Path(__file__).parents[2] / "broken" / "sound.yaml"
RD = "- {field: rd_intensity, at_least: 5%, source: S1}"
RATE = "    rate: 10%"

MISTAKES = [
    ("never_true", RD, "- {all: [{field: employees, at_least: 9}, {field: employees, at_most: 8}]}"),  # noqa: E501
    ("never_true", RD, "- not: {any: [{has: 高新技术企业}, {not: {has: 高新技术企业}}]}"),
    ("never_here", RD, "- {field: employees, more_than: 8}\n    - {any: [{field: employees, at_most: 8}, {field: revenue, at_least: 1亿元}]}"),  # noqa: E501
    ("always_true", RD, "- {any: [{field: employees, at_least: 8}, {field: employees, at_most: 8}]}"),  # noqa: E501
    ("asked_already", RD, f"{RD}\n    - {{field: rd_intensity, at_least: 3%, source: S1}}"),
    ("asked_already", RD, "- {has: 先进级智能工厂}\n    - {has: 基础级智能工厂}"),
    ("always_true", RD, "- when: {field: employees, at_least: 30}\n      then: {field: employees, at_least: 20}"),  # noqa: E501
    ("branch_idle", RD, "- {any: [{field: employees, at_least: 30}, {field: employees, at_least: 20}]}"),  # noqa: E501
    ("branch_idle", RD, "- {any: [{field: industry, in: [C35]}, {field: industry, in: [C]}]}"),
    ("bands_gap", RD, "- {when: {field: revenue, at_most: 1亿元}, then: {has: 高新技术企业}}\n    - {when: {field: revenue, more_than: 2亿元}, then: {field: employees, at_least: 3}}"),  # noqa: E501
    ("bands_overlap", RD, "- {when: {field: revenue, at_most: 1亿元}, then: {has: 高新技术企业}}\n    - {when: {field: revenue, at_least: 1亿元}, then: {field: employees, at_least: 3}}"),  # noqa: E501
    ("text_differs", RD, "- {field: rd_intensity, at_least: 5%, text: {zh: 研发占比不低于3%, en: R&D}, source: S1}"),  # noqa: E501
    ("case_hidden", RATE, "    rate: {cases: [{when: {field: product.kind, in: [software, material]}, rate: 10%}, {when: {field: product.kind, is: software}, rate: 20%}]}"),  # noqa: E501
    ("tiers_end", RATE, "    tiers: {mode: slab, steps: [{to: 100万元, rate: 10%}]}"),
    ("unfilled", "authority: [示例厅]", "authority: [待填]"),
    ("band_hidden", "editions:", "indicators:\n  score: {type: count, unit: 分, zh: 得分, en: score, measure: {points: [{of: rd_intensity, bands: [{at_least: 3%, points: 5}, {at_least: 5%, points: 9}]}]}}\neditions:"),  # noqa: E501
]  # fmt: skip


def catalogue(folder, *changes):
    text = SOUND.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "sound.yaml").write_text(text, "utf-8")
    return read_catalogue(folder)


def codes(found):
    return [one.code for one in doubts(found.instruments["sound"], found.lexicons["sound"])]


@pytest.mark.parametrize(("code", "old", "new"), MISTAKES)
def test_a_mistake_raises_its_doubt_and_no_other(tmp_path, code, old, new):
    assert codes(catalogue(tmp_path, (old, new))) == [code]


def test_a_sound_instrument_raises_none(tmp_path):
    assert codes(catalogue(tmp_path)) == []


NATURAL = [
    "- {when: {field: revenue, at_most: 1亿元}, then: {field: rd_intensity, at_least: 5%}}\n    - {when: {field: revenue, more_than: 1亿元}, then: {field: rd_intensity, at_least: 3%}}",  # noqa: E501
    "- any: [{all: [{field: revenue, at_most: 1亿元}, {field: rd_intensity, at_least: 5%}]}, {all: [{field: revenue, more_than: 1亿元}, {field: rd_intensity, at_least: 3%}]}]",  # noqa: E501
    "- {field: project.investment, at_least: 1亿元}",
    "- {field: founded_on, at_most: reference-1y, text: {zh: 成立满1年, en: a year old}}",
    "- {field: employees, at_least: 30, text: {zh: 近三年职工不少于30人, en: staff}}",
    "- {not: {some: incident, where: {all: [{field: incident.kind, in: [safety]}, {field: incident.happened_on, at_least: reference-3y}]}}}",  # noqa: E501
]  # fmt: skip


@pytest.mark.parametrize("natural", NATURAL)
def test_what_texts_often_say_raises_none(tmp_path, natural):
    subject = [("kind: product, role: [maker]", "kind: project")] if "project" in natural else []
    product = "- {field: product.kind, is: software, source: S1}"
    base = [(product, RD + " "), ("base: product.unit_price", "base: revenue")] if subject else []

    assert codes(catalogue(tmp_path, *subject, (RD, natural), *base)) == []


def test_a_call_that_contradicts_its_edition_is_told_at_the_call(tmp_path):
    call = "closes: 2024-05-31, eligibility: {field: rd_intensity, at_most: 4%}, source: S1}"
    found = catalogue(tmp_path, ("closes: 2024-05-31, source: S1}", call))
    told = list(doubts(found.instruments["sound"], found.lexicons["sound"]))

    assert [(one.code, one.path) for one in told] == [
        ("never_here", ("editions", 0, "rounds", 0, "eligibility"))
    ]


def test_a_family_spelt_almost_like_another_is_doubted(tmp_path):
    one = catalogue(tmp_path).instruments["sound"]
    many = {f"i{k}": replace(one, family="科技创新") for k in range(3)}

    found = list(strange_names({**many, "odd": replace(one, family="科技创薪")}))

    assert [(name, told.values["near"]) for name, told in found] == []
    found = list(strange_names({**many, "odd": replace(one, family="科技创新类")}))
    assert [(name, told.values["near"]) for name, told in found] == [("odd", ("科技创新",))]


def test_a_class_spelt_almost_like_one_that_has_members_is_doubted(tmp_path):
    rule = "  cumulation: [{scope: firm, excludes_class: provincial_mony, source: S1}]\n  rounds:"
    one = catalogue(tmp_path, ("  rounds:", rule)).instruments["sound"]
    member = replace(one, classes=("provincial_money",), editions=one.editions[:0])

    found = list(strange_names({"sound": one, "member": member}))

    assert [(name, told.values["near"]) for name, told in found] == [
        ("sound", ("provincial_money",))
    ]


def test_the_shipped_catalogue_raises_no_false_alarm():
    found = read_catalogue(shipped_folder())
    told = [
        (name, one)
        for name, instrument in found.instruments.items()
        for one in doubts(instrument, found.lexicons[name])
    ]

    assert told + list(strange_names(found.instruments)) == []


def test_instruments_that_can_reach_the_exact_limit_are_found():
    found = read_catalogue(shipped_folder())

    def told(name):
        return rough(found.instruments[name], found.lexicons[name])

    assert told("nation-little-giant")
    assert not told("ah-szyc-new-project")


def test_every_doubt_is_raised_above_and_has_sentences():
    assert {code for code, _, _ in MISTAKES} | {"name_near"} == doubt_codes()
    for lang in ("zh", "en"):
        told = doubt("name_near", {"found": "a", "near": ("b",)}, lang)
        assert "b" in told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_tells_doubts_with_their_line_and_ends_with_nought(tmp_path, lang):
    catalogue(tmp_path, (RD, RD.replace("source", "text: {zh: 不低于3%, en: R&D}, source")))

    found = CliRunner().invoke(
        cli, ["catalogue", "check", "--catalogue", str(tmp_path), "--lang", lang]
    )

    assert found.exit_code == 0
    assert "sound.yaml:18: editions[0].eligibility.all[0]:" in found.output
    assert {"zh": "条文写的是", "en": "the words print"}[lang] in found.output


formulas = st.recursive(
    st.builds(
        lambda name, yes: Literal(name, frozenset(yes), frozenset({0, 1, 2} - yes)),
        st.sampled_from("abc"),
        st.sets(st.integers(0, 2)),
    ),
    lambda part: st.one_of(
        part.map(Denied),
        st.builds(Among, st.integers(0, 3), st.lists(part, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)  # fmt: skip


def truth(formula, chosen):
    match formula:
        case Literal(name, yes):
            return chosen[name] in yes
        case Denied(part):
            return not truth(part, chosen)
        case Among(least, parts):
            return sum(truth(part, chosen) for part in parts) >= least


@given(formulas)
def test_the_search_finds_values_where_there_are_some(formula):
    every = [
        dict(zip("abc", (i, j, k), strict=True))
        for i in range(3)
        for j in range(3)
        for k in range(3)
    ]
    domains = {name: frozenset(range(3)) for name in "abc"}

    assert satisfiable([formula], domains) == any(truth(formula, chosen) for chosen in every)


def test_the_search_gives_up_rather_than_run_for_ever():
    names = [f"v{k}" for k in range(40)]
    ones = [Literal(name, frozenset({1}), frozenset({0})) for name in names]
    domains = {name: frozenset({0, 1}) for name in names}
    parity = [Among(20, tuple(ones)), Denied(Among(20, tuple(ones)))]

    with pytest.raises(TooHardError, match="20000"):
        satisfiable(parity, domains)
    assert satisfiable([TRUE], {})
    assert not satisfiable([FALSE], {})


@given(strategies.trees(strategies.comparisons), strategies.firms)
def test_what_no_firm_can_satisfy_no_firm_does(tree, firm):
    from recommender.firm.facts import View
    from recommender.rules.leaves import tree_truth

    cells = Cells.of([tree], lexicon=shipped_lexicon(), moment=strategies.MOMENT)
    possible = satisfiable([cells.formula(tree)], cells.domains)
    seen = tree_truth(tree, View(firm, strategies.MOMENT), lexicon=shipped_lexicon())

    assert possible or seen is not True


def test_relative_dates_are_read_on_the_day():
    tree = n.Compare(field="founded_on", at_least="reference-3y")
    cells = Cells.of([tree], lexicon=shipped_lexicon(), moment=Moment.at(date(2024, 2, 29)))

    days = [value.low for value in cells.values["founded_on"]]
    assert date(2021, 2, 28).toordinal() in days
