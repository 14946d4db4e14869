"""An instrument as an outline: what joins stands over its parts, and marks are told."""

from dataclasses import replace

import pytest

from recommender.catalogue.reading import read_catalogue, shipped_folder
from recommender.indicators.lexicon import shipped_lexicon
from recommender.rules.nodes import CONDITION, children
from recommender.wording.benefits import benefit_brief, benefit_items
from recommender.wording.clauses import clause
from recommender.wording.items import Item, indented
from recommender.wording.outlines import instrument_lines, outline_item, outline_lines

pytestmark = pytest.mark.slow

LANGS = ("zh", "en")


def told(raw, lang="zh") -> list[str]:
    return list(outline_lines(CONDITION.validate_python(raw), shipped_lexicon(), lang, depth=0))


def test_a_guard_is_told_in_one_line_over_what_it_asks():
    big = {"field": "revenue", "more_than": "2\u4ebf\u5143"}
    asked = {"field": "rd_expense", "at_least": "100\u4e07\u5143"}

    first, second = told({"when": big, "then": asked})

    assert first.startswith("\u5f53")
    assert first.endswith("\u65f6:")
    assert "2\u4ebf\u5143" in first
    assert second.startswith("  - ")
    assert "100\u4e07\u5143" in second


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("leaf", "mark"),
    [
        ("judgement", ("\u4e3b\u7ba1\u90e8\u95e8", "authority")),
        ("unread", ("\u672a\u8bfb\u5230", "not read")),
    ],
)
def test_what_only_others_know_is_marked(leaf, mark, lang):
    (line,) = told({leaf: {"zh": "\u67d0\u4e8b", "en": "something"}, "source": "S1"}, lang)

    assert mark[lang == "en"] in line
    assert line.endswith("[S1]")


def every(item: Item):
    yield item
    for below in item.below:
        yield from every(below)


def leaves(tree):
    parts = children(tree)
    return [leaf for _, part in parts for leaf in leaves(part)] if parts else [tree]


@pytest.mark.parametrize("lang", LANGS)
def test_no_leaf_of_the_catalogue_is_lost(lang):
    catalogue = read_catalogue(shipped_folder())
    counted = 0
    for name, instrument in catalogue.instruments.items():
        for edition in instrument.editions:
            if edition.eligibility is None:
                continue
            lexicon = catalogue.lexicons[name]
            item = outline_item(edition.eligibility, lexicon, lang)
            texts = " ".join(one.text for one in every(item))
            asked = [clause(leaf, lexicon, lang) for leaf in leaves(edition.eligibility)]
            assert [one for one in asked if one not in texts] == [], name
            counted += len(asked)
    assert counted > 1000


@pytest.mark.parametrize("lang", LANGS)
def test_every_benefit_of_the_catalogue_is_told_in_short_and_in_full(lang):
    catalogue = read_catalogue(shipped_folder())
    for name, instrument in catalogue.instruments.items():
        for edition in instrument.editions:
            if edition.benefit is None:
                continue
            lexicon = catalogue.lexicons[name]
            items = benefit_items(edition.benefit, lexicon, lang)
            lines = list(indented(items, lang, depth=0))
            assert len(lines) == sum(1 for item in items for _ in every(item))
            brief = benefit_brief(edition.benefit, lexicon, lang)
            assert 0 < len(brief) < 80, name
            assert "None" not in brief


TAX = "cn-small-low-profit-cit"


def whole(instrument, lang) -> list[str]:
    return list(instrument_lines(instrument, read_catalogue(shipped_folder()).lexicons[TAX], lang))


def test_how_one_applies_is_told():
    tax = read_catalogue(shipped_folder()).instruments[TAX]
    chinese = "  → 免申即享、随时可办、预缴和汇算清缴时在申报表中填报 [S3]"
    english = "paid without application, at any time, Claimed in the quarterly and yearly returns"

    assert chinese in whole(tax, "zh")
    assert f"  → {english} [S3]" in whole(tax, "en")


def test_fact_sheets_are_told_only_where_there_are_some():
    tax = read_catalogue(shipped_folder()).instruments[TAX]
    edition = replace(tax.editions[0], provenance=("sheet-a",))

    assert not any(line.startswith("fact sheets") for line in whole(tax, "en"))
    assert "fact sheets: sheet-a" in whole(replace(tax, editions=(edition,)), "en")
