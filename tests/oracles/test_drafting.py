"""The bars of a draft: numbers of texts it was not tuned on, fields of clauses it never saw."""

from dataclasses import replace

import pytest

from recommender.authoring.relations import asked
from recommender.authoring.suggesting import Suggester, clause_around, examples_of, fits
from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from recommender.indicators.lexicon import shipped_lexicon
from tests.oracles.drafting import (
    LOOSE,
    Clause,
    Number,
    as_printed,
    masked,
    read_clauses,
    score,
)

CLAUSES = read_clauses()
TUNED, REPORTED = CLAUSES["anhui-a"], CLAUSES["anhui-b"]
LEXICON = shipped_lexicon()


@pytest.mark.parametrize("part", sorted(CLAUSES))
def test_value_unit_and_relation_are_read_as_printed(part):
    found = score(CLAUSES[part])

    assert found.f1 >= 0.90, str(found)


def test_the_bar_notices_a_relation_that_is_never_strict():
    loose = [replace(one, numbers=frozenset(map(made_loose, one.numbers))) for one in REPORTED]

    assert score(loose).f1 < 0.90


def made_loose(number: Number) -> Number:
    return replace(number, relation=LOOSE.get(number.relation, number.relation))


@pytest.mark.parametrize(
    ("text", "relation", "printed"),
    [
        ("收入超过500万元", "at_least", "more_than"),
        ("收入高于人民币500万元", "at_least", "more_than"),
        ("收入不超过500万元", "at_most", "at_most"),
        ("收入不得低于500万元", "at_least", "at_least"),
        ("收入不足500万元", "at_most", "less_than"), ("收入未超过500万元", "at_most", "at_most"),
        ("收入500万元以上", "at_least", "at_least"), ("收入500万元以上", "more_than", "more_than"),
        ("收入超过500万元", "at_most", "at_most"),
        ("收入超过500万元或500万元以上", "at_least", "at_least"),
        ("收入超过300万元", "at_least", "at_least"),
    ],
)  # fmt: skip
def test_a_strict_word_right_before_each_mention_makes_the_relation_strict(
    text, relation, printed
):
    assert as_printed(Number("500", "万元", relation), text).relation == printed


def test_a_number_in_the_wrong_relation_is_both_missed_and_too_much():
    right, wrong = (
        Clause("x", "收入不低于500万元", frozenset({Number("500", "万元", relation)}))
        for relation in ("at_least", "more_than")
    )

    assert (score([right]).f1, score([wrong]).f1) == (1, 0)


def test_masking_hides_what_is_not_kept_and_moves_nothing():
    assert masked("营收不足5万元(A)", frozenset("不足万元")) == "某某不足5万元(A)"


def test_the_field_is_among_three_for_clauses_of_instruments_it_never_saw():
    catalogue = read_catalogue(shipped_folder())
    suggester = Suggester(LEXICON, examples_of(resting(catalogue, TUNED)))
    clauses = set(examples_of(resting(catalogue, REPORTED)))

    found = [
        name in [one.name for one in suggester.suggest(clause_around(text, number), number)]
        for text, name in sorted(clauses)
        for number in numbers(text, name)[:1]
    ]

    assert len(found) >= 50
    assert sum(found) / len(found) >= 0.80


def resting(catalogue: Catalogue, clauses: list[Clause]) -> Catalogue:
    """The instruments that rest on the sheets of these clauses and no other."""
    sheets = {one.sheet for one in clauses}
    kept = {
        name: one
        for name, one in catalogue.instruments.items()
        if one.provenance and set(one.provenance) <= sheets
    }
    return replace(catalogue, instruments=kept)


def numbers(text: str, name: str) -> list:
    """The compared numbers of a clause that the field could hold."""
    return [
        one.found
        for one in asked(text)
        if one.relation and fits(LEXICON.quantity(name), one.found)
    ]
