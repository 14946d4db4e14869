"""A card: verdict, amount, clause by clause with sources, and why it stands where it does."""

import pytest

from recommender.wording.results import lines
from tests.web.asking import LANGS, ask
from tests.web.markup import read
from web.pages.printing import page_of

pytestmark = pytest.mark.slow


def clauses(card) -> list:
    return [li for ul in card.all("ul") if ul["class"] == "clauses" for li in ul.all("li")]


@pytest.mark.parametrize("lang", LANGS)
def test_every_clause_is_shown_and_leads_to_its_source(found, lang):
    page = read(page_of(found, lang))

    for one in found.recommendations:
        card = page.at(f"r{one.rank}")
        if not one.score.live and one.verdict.status == "ineligible":
            continue
        told = lines(one, lang)
        assert len(clauses(card)) == len(told)
        for item, line in zip(clauses(card), told, strict=True):
            assert [link["href"] for link in item.all("a")] == [
                f"#{source['id']}"
                for source in card.one("ol", **{"class": "sources"}).all("li")
                if line.source and source.text.startswith(line.source)
            ][:1]
            assert (line.article or "") in item.text


def test_long_lists_are_folded_and_nothing_is_lost(client):
    page = read(ask(client, profile="profile: 1"))

    cards = page.at("open").all("article")
    (rest,) = [one for one in page.at("open").all("details") if one["class"] == "rest"]
    tables = page.all("table")
    rows = [[a["href"] for a in table.all("a")] for table in tables]
    assert len(cards) > 20
    assert rest.all("article") == cards[10:]
    assert [len(found) for found in rows] == [20, len(cards) - 20]
    assert [*rows[0], *rows[1]] == [f"#{card['id']}" for card in cards]


def test_what_is_neither_live_nor_met_is_short_and_says_why(found):
    page = read(page_of(found, "zh"))

    short = [one for one in found.to_verify if one.verdict.status == "ineligible"]
    assert short
    for one in short:
        card = page.at(f"r{one.rank}")
        assert clauses(card) == []
        assert one.current.edition.legal_basis.title in card.text
        failing = [line for line in lines(one, "zh") if line.mark == "not_met"]
        assert len(card.all("ul")) == bool(failing)
        assert sum(len(ul.all("li")) for ul in card.all("ul")) == len(failing)


@pytest.mark.parametrize("lang", LANGS)
def test_a_card_adds_up_why_it_stands_where_it_does(found, lang):
    page = read(page_of(found, lang))

    for one in found.recommendations:
        points = [p.text for p in page.at(f"r{one.rank}").all("p") if p["class"] == "points"]
        ranked = one.score.live and one.verdict.status != "ineligible"
        assert len(points) == ranked
        for told in points:
            parts, total = told.split(" = ")
            numbers = [int(part.rsplit(" ", 1)[1]) for part in parts.split(" + ")]
            assert numbers == list(one.score.parts.values())
            assert int(total) == sum(numbers)
