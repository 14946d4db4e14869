"""An answer put into a profile is read back as the fact that was asked."""

import json

import pytest

from recommender.firm.facts import Fact
from recommender.indicators.lexicon import shipped_lexicon
from recommender.indicators.reading import read_firm
from recommender.questions.profiles import with_fact, with_records, with_titles
from recommender.units.bounds import Bounds

LEXICON = shipped_lexicon()
BEFORE = {"profile": 1, "projects": [{"name": "line"}, None], "titles": ["科技型中小企业"]}


def read(profile):
    return read_firm(json.dumps(profile, ensure_ascii=False).encode(), file="firm")


@pytest.mark.parametrize(
    ("fact", "text", "expected"),
    [
        (Fact("firm", 0, "above_scale"), "是", True),
        (Fact("firm", 0, "business_sectors"), "机器人、人工智能", frozenset({"robots", "ai"})),
        (Fact("firm", 0, "business_sectors"), "机器人\uff0c人工智能", frozenset({"robots", "ai"})),
        (Fact("accounts", 2024, "revenue"), "1.2亿元", Bounds.exactly(12_000_000_000)),
        (Fact("project", 0, "investment"), "100万元", Bounds.exactly(100_000_000)),
        (Fact("project", 1, "investment"), "≤100万元", Bounds(0, 100_000_000)),
    ],
    ids=["firm", "several", "several, full width", "accounts", "record", "empty record"],
)
def test_a_fact_stands_where_the_reader_looks(fact, text, expected):
    made = with_fact(BEFORE, fact, text, LEXICON)

    firm = read(made)
    rows = {"firm": firm.values, "accounts": firm.accounts.get(fact.at, {})}
    values = rows.get(fact.subject) or firm.records["project"][fact.at].values
    assert values[fact.name] == expected
    assert BEFORE == {
        "profile": 1, "projects": [{"name": "line"}, None], "titles": ["科技型中小企业"],
    }  # fmt: skip


def test_a_fact_of_one_instrument_stands_under_answers():
    firm = with_fact({}, Fact("firm", 0, "some-id.leads"), "是", LEXICON)
    project = with_fact(BEFORE, Fact("project", 1, "some-id.leads"), "否", LEXICON)

    assert firm == {"answers": {"some-id": {"leads": "是"}}}
    assert read(project).records["project"][1].values == {"some-id.leads": False}


def test_a_stated_indicator_is_stated():
    made = with_fact({}, Fact("stated", 0, "rd_intensity"), "6.5%", LEXICON)

    assert read(made).stated["rd_intensity"].low * 1000 == 65


@pytest.mark.parametrize("names", [(), ("one",), ("one", "two")])
def test_records_are_named_and_none_is_known_to_be_none(names):
    firm = read(with_records({}, "loan", names))

    assert tuple(record.name for record in firm.records["loan"]) == names


def test_titles_are_held_since_a_day_or_not_held():
    made = with_titles(
        BEFORE, "firm", 0, held={"高新技术企业": "2023-06"}, others={"省专精特新中小企业"}
    )

    titles = read(made).titles
    assert [(held.title, str(held.granted)) for held in titles.held] == [
        ("科技型中小企业", "None"), ("高新技术企业", "2023-06"),
    ]  # fmt: skip
    assert titles.not_held == {"省专精特新中小企业"}


def test_titles_of_a_record_stand_in_it():
    product = {"products": [{"name": "tool"}]}
    made = with_titles(product, "product", 0, held={"省首版次软件": ""}, others=set())

    (record,) = read(made).records["product"]
    assert [held.title for held in record.titles.held] == ["省首版次软件"]
