"""One vocabulary a person can learn: few fields, each told in full, none that nothing reads."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib import import_module
from inspect import getsource

import pytest

from recommender.catalogue.reading import read_catalogue, shipped_folder
from recommender.indicators.lexicon import shipped_lexicon
from recommender.indicators.measures import Best, Count, Total
from recommender.wording.phrases import PERIOD

LIMIT = 160
FIELDS = shipped_lexicon().vocabulary.fields
READ_BY_CODE = {
    "business_scope": "recommender.ranking.points",
    "size_class": "recommender.indicators.values",
}
HAN = re.compile(r"[\u4e00-\u9fff]")
SPEAKS_OF_A_PERIOD = re.compile(r"全年|当年|年度|年末|年薪|年综合|近\d年|累计工作")


@pytest.fixture(scope="module")
def catalogue():
    return read_catalogue(shipped_folder())


def names(found: object) -> Iterator[str]:
    """Every text inside, and the fields of records that measures test, by their full names."""
    if isinstance(found, str):
        yield found.partition("@")[0]
    elif isinstance(found, Mapping):
        yield from names(tuple(found.values()))
    elif isinstance(found, tuple | list | frozenset):
        for part in found:
            yield from names(part)
    elif is_dataclass(found):
        if isinstance(found, Count | Total | Best):
            kind = next(names(getattr(found, type(found).__name__.lower()))).partition(".")[0]
            yield from (f"{kind}.{name}" for name in found.where)
        for one in fields(found):
            yield from names(getattr(found, one.name))


def test_a_firm_can_be_asked_few_enough_facts():
    assert len(FIELDS) <= LIMIT


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_is_told_in_full(name):
    field = FIELDS[name]

    for label in (field.label, field.question, field.where):
        assert HAN.search(label.zh) or label.zh.isascii()
        assert label.en.strip()
        assert not HAN.search(label.en)
    assert field.question.zh.endswith("?")
    assert field.question.en.endswith("?")
    assert (field.unit is not None) == (field.type in {"count", "number"})
    assert bool(field.options) == (field.type == "choice")
    assert not field.several or field.type == "choice"


@pytest.mark.parametrize("name", [name for name, one in FIELDS.items() if one.numeric])
def test_a_quantity_of_a_period_names_it(name):
    field = FIELDS[name]
    told = SPEAKS_OF_A_PERIOD.search(field.zh + field.question.zh)

    if field.subject == "accounts":
        assert field.period == "fiscal_year"
    elif field.unit == "年" or field.type == "date":
        assert field.period is None
    else:
        assert (field.period is not None) == bool(told)
    assert field.period is None or field.period in PERIOD


def test_no_field_is_asked_in_the_words_of_another():
    for told in ("label", "question"):
        asked = Counter((one.subject, str(getattr(one, told))) for one in FIELDS.values())
        assert [words for words, count in asked.items() if count > 1] == []


def test_no_field_is_there_for_nothing(catalogue):
    read = set(READ_BY_CODE)
    for instrument in catalogue.instruments.values():
        read |= {*names(instrument), *names(catalogue.lexicons[instrument.id].indicators)}
        read |= {f"{instrument.subject.kind}.role"} if instrument.subject.role else set()

    assert [name for name in FIELDS if name not in read] == []


@pytest.mark.parametrize(("name", "module"), READ_BY_CODE.items())
def test_what_no_instrument_names_is_read_elsewhere(name, module):
    assert f'"{name}"' in getsource(import_module(module))


def test_what_two_instruments_ask_is_a_field(catalogue):
    asked = Counter(
        (one.subject.kind, label.zh)
        for one in catalogue.instruments.values()
        for label in one.asks.values()
    )

    assert [told for told, count in asked.items() if count > 1] == []
