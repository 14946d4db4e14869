"""Finding instruments by what people type: laws over the shipped catalogue, and examples."""

import unicodedata
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin, pinyin

from recommender.catalogue.reading import read_catalogue, shipped_folder
from recommender.catalogue.search import MOST_LETTERS, Index

pytestmark = pytest.mark.slow


@cache
def instruments():
    return read_catalogue(shipped_folder()).instruments


@cache
def index():
    return Index.of(instruments())


def found(query) -> set[str]:
    return set(index().find(query))


def chinese(text) -> list[str]:
    """The runs of Chinese characters of a text."""
    signs = "".join(sign if "\u4e00" <= sign <= "\u9fff" else " " for sign in text)
    return signs.split()


named = st.deferred(lambda: st.sampled_from(sorted(instruments().items())))


@st.composite
def parts(draw):
    """An instrument and some part of its Chinese name."""
    name, one = draw(named)
    run = draw(st.sampled_from(chinese(one.name.zh)))
    start = draw(st.integers(0, len(run) - 1))
    return name, run[start : draw(st.integers(start + 1, len(run)))][:20]


@given(parts())
def test_any_part_of_a_chinese_name_finds_it(part):
    name, text = part

    assert name in found(text)


@given(parts(), st.data())
def test_every_character_may_be_typed_as_itself_in_pinyin_or_by_its_first_letter(part, data):
    name, text = part
    ways = [
        [sign, *readings, *(reading[0] for reading in readings)]
        for sign, readings in zip(
            text, pinyin(text, style=Style.NORMAL, heteronym=True), strict=True
        )
    ]

    typed = "".join(data.draw(st.sampled_from(way)) for way in ways)

    assert name in found(typed)


@given(parts(), st.data())
def test_a_word_may_be_left_unfinished(part, data):
    name, text = part
    typed = "".join(lazy_pinyin(text))

    assert name in found(typed[: data.draw(st.integers(1, len(typed)))])


@settings(max_examples=30)
@given(named, st.booleans())
def test_ids_numbers_and_english_names_find_it(one, loud):
    name, instrument = one
    papers = [edition.legal_basis.doc_no for edition in instrument.editions]

    for text in (
        name,
        instrument.name.en[:MOST_LETTERS].rpartition(" ")[0],
        *filter(None, papers),
    ):
        typed = text.upper() if loud else text
        assert name in found(typed[:MOST_LETTERS])


words = st.one_of(
    parts().map(lambda part: part[1]), st.sampled_from(["rgzn", "52", "award", "zzq"])
)


@settings(max_examples=40)
@given(words, words)
def test_several_words_must_all_be_found_in_any_order(one, other):
    both = found(f"{one} {other}")

    assert both == found(one) & found(other) == found(f" {other}\u3000{one} ")


@given(words)
def test_width_case_and_marks_do_not_matter(word):
    wide = "".join(chr(ord(s) + 0xFEE0) if "!" <= s <= "~" else s for s in word.upper())

    assert unicodedata.normalize("NFKC", wide) == word.upper()
    assert found(word) == found(wide) == found(f"\u300a{word}\u300b,")


@given(st.text(max_size=200))
def test_anything_may_be_typed(text):
    assert found(text) <= set(instruments())


@pytest.mark.parametrize("nothing", ["", "  ", ",;\u3002"])
def test_without_a_word_everything_is_found(nothing):
    assert found(nothing) == set(instruments())


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("rengongzhineng", "ah-ai-training"), ("rgzn", "ah-ai-training"),
        ("\u4eba\u5de5zn", "ah-ai-training"),
        ("\u7696\u653f\u79d8[2020]52\u53f7", "ah-first-software"),
        ("lvse", "cn-green-factory"), ("luse", "cn-green-factory"),
        ("l\u00fcse", "cn-green-factory"),
        ("chongqi", None), ("zhongda", "ah-szyc-major-special"), ("ftware", None),
        ("software", "ah-first-software"), ("2\u53f7", None),
    ],
)  # fmt: skip
def test_what_is_typed_finds_what_is_meant(typed, name):
    names = found(typed)

    assert name in names if name else "ah-first-software" not in names


def test_a_name_that_begins_with_the_word_fits_best():
    fits = index().find("\u4eba\u5de5\u667a\u80fd")

    best = [name for name in fits if fits[name] == max(fits.values())]
    assert best
    assert all(instruments()[name].name.zh.startswith("\u4eba\u5de5\u667a\u80fd") for name in best)
    assert len(best) < len(fits)
