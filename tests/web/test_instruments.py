"""The page of an instrument: everything that was read of it, and where it leads."""

from urllib.parse import urlsplit

import pytest

from recommender.catalogue.chains import chains
from recommender.indicators.lexicon import shipped_lexicon
from tests.web.asking import DAY, LANGS, ask, offer
from tests.web.markup import read, sent_by

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("lang", LANGS)
def test_every_instrument_has_a_sound_page(client, lang):
    for name, instrument in offer().catalogue.instruments.items():
        response = client.get(f"/catalogue/{name}?lang={lang}")

        page = read(response)
        ids_ = [one["id"] for one in page if one["id"]]
        assert response.status_code == 200, name
        assert page.one("h1").text
        assert len(ids_) == len(set(ids_)), name
        for link in page.all("a"):
            assert link.text, name
            assert not link["href"].startswith("#") or link["href"][1:] in ids_, name
        assert len(page.at("h-timeline").text) > 0
        sources = [li for li in page.all("li") if (li["id"] or "").startswith("s")]
        assert len(sources) == len(instrument.sources)
        assert "None" not in page.text, name
        assert "built-in" not in page.text


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_tells_conditions_support_documents_rounds_and_validity(client, lang):
    text = read(client.get(f"/catalogue/ah-first-software?lang={lang}")).one("main").text

    for zh, en in (
        ("\u4ea7\u54c1\u4e3a\u8f6f\u4ef6", "The product is software"),
        ("1,000\u4e07\u5143\u4ee5\u5185 15%", "15%"),
        ("500\u4e07\u5143", "CNY 5,000,000"),
        ("\u9500\u552e\u53d1\u7968", "\u9500\u552e\u53d1\u7968"),
        ("2020-09", "2020-09"),
        ("\u5df2\u5931\u6548\uff082023\uff09", "ended (2023)"),
        ("2022-11-23", "2022-11-23"),
        ("\u540c\u4e00\u9879\u76ee\u53ea\u4eab\u53d7\u4e00\u6b21", "Once per project"),
        ("\u63a5\u66ff", "Replaced by"),
    ):
        assert {"zh": zh, "en": en}[lang] in text
    assert "\u7696\u653f\u79d8\u30142020\u301552\u53f7" in text
    assert "\u7696\u653f\u79d8\u30142023\u3015243\u53f7" in text


def nested(ul, depth=1) -> int:
    """How deep lists stand inside a list."""
    inner = [u for li in ul.children if hasattr(li, "tag") for u in li.children
             if hasattr(u, "tag") and u.tag == "ul"]  # fmt: skip
    return max([depth, *(nested(one, depth + 1) for one in inner)])


def test_conditions_are_an_outline(client):
    page = read(client.get("/catalogue/hf-high-growth"))

    outlines = [div for div in page.all("div") if div["class"] == "outline"]
    assert max(nested(div.all("ul")[0]) for div in outlines if div.all("ul")) == 3


def test_editions_are_in_time_and_each_can_be_shown(client):
    instrument = offer().catalogue.instruments["ah-first-set-reward"]
    page = read(client.get("/catalogue/ah-first-set-reward"))

    (timeline,) = [ol for ol in page.all("ol") if ol["class"] == "timeline"]
    current, past = (li for li in timeline.children if hasattr(li, "tag"))
    assert current["aria-current"] == "true"
    assert str(instrument.editions[1].from_) in current.text
    to_past = [a["href"] for a in past.all("a") if "edition" in a["href"]]
    assert to_past == ["/catalogue/ah-first-set-reward?edition=2017&lang=zh"]
    shown_past = read(client.get(to_past[0]))
    assert "15%" in shown_past.at("h-support").text or "15%" in shown_past.text
    assert [p.text for p in shown_past.all("p") if p["class"] == "notice"]
    assert "2017" in shown_past.one("dl").text


def test_the_day_chooses_the_edition_and_is_kept(client):
    page = read(client.get("/catalogue/ah-first-set-reward?as_of=2018-06-01"))

    assert "\u7696\u653f\u30142017\u301553\u53f7" in page.one("dl").text
    assert "2018\u5e746\u67081\u65e5" in page.text
    inner = [a["href"] for a in page.one("main").all("a") if a["href"].startswith("/")]
    assert inner
    assert all("as_of=2018-06-01" in one for one in inner)


def test_before_its_first_edition_that_is_said(client):
    page = read(client.get("/catalogue/hf-high-growth?as_of=2019-01-01"))

    (notice,) = [p.text for p in page.all("p") if p["class"] == "notice"]
    assert "2019\u5e741\u67081\u65e5" in notice
    assert "\u8fd8\u6ca1\u6709\u5f00\u59cb" in page.one("dl").text


@pytest.mark.parametrize("query", ["as_of=x", "as_of=2021-13&lang=en"])
def test_a_wrong_day_is_told(client, query):
    response = client.get(f"/catalogue/nation-hnte?{query}")

    assert response.status_code == 422
    assert len([s for s in read(response).all("section") if s["class"] == "summary"]) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_an_unknown_id_leads_on(client, lang):
    response = client.get(f"/catalogue/ah-first-softwar?lang={lang}&as_of={DAY}")

    page = read(response)
    links = [a["href"] for a in page.one("main").all("a")]
    assert response.status_code == 404
    assert "ah-first-softwar" in page.one("h1").text
    assert f"/catalogue/ah-first-software?lang={lang}&as_of={DAY}" in links
    assert links[-1] == f"/catalogue?lang={lang}&as_of={DAY}"


@pytest.mark.parametrize("name", ["%3Cscript%3E", "..%2f..%2fetc", "x" * 500, "\u4e2d\u6587"])
def test_any_id_may_be_asked(client, name):
    response = client.get(f"/catalogue/{name}")

    assert response.status_code == 404
    assert read(response).all("script") == []


def test_titles_lead_to_what_gives_and_what_asks_for_them(client):
    found = chains(offer().catalogue.instruments, shipped_lexicon().vocabulary)
    chain = found["\u9ad8\u65b0\u6280\u672f\u4f01\u4e1a"]
    asker = chain.asked_by[0]

    giving, asking = (
        [urlsplit(a["href"]).path for a in read(client.get(f"/catalogue/{one}")).all("a")]
        for one in ("nation-hnte", asker)
    )

    assert {f"/catalogue/{one}" for one in chain.asked_by} <= set(giving)
    assert "/catalogue/nation-hnte" in asking


@pytest.mark.parametrize("lang", LANGS)
def test_from_an_instrument_to_the_firm_and_back(client, lang):
    page = read(client.get(f"/catalogue/nation-hnte?lang={lang}&as_of={DAY}"))
    (check,) = [a for a in page.all("a") if a["class"] == "button"]

    home = read(client.get(check["href"]))
    sent = sent_by(home.at("ask"))
    answer = read(ask(client, lang, **(sent | {"profile": "profile: 1"})))

    assert sent["about"] == "nation-hnte"
    assert sent["as_of"] == DAY
    (about,) = [s for s in answer.all("section") if s["class"] == "brief about"]
    card = answer.at(about.one("a")["href"][1:])
    assert f"/catalogue/nation-hnte?lang={lang}&as_of={DAY}" in [a["href"] for a in card.all("a")]
    assert sent_by(answer.at("again"))["about"] == "nation-hnte"


def test_an_instrument_that_had_not_begun_or_is_unknown_is_not_answered(client):
    before = read(ask(client, profile="profile: 1", about="nation-hnte", as_of="1999-01-01"))
    unknown = read(ask(client, profile="profile: 1", about="<nosuch>"))

    (told,) = [s for s in before.all("section") if s["class"] == "brief about"]
    assert "1999\u5e741\u67081\u65e5" in told.text
    assert [s for s in unknown.all("section") if s["class"] == "brief about"] == []


def test_every_card_leads_to_its_instrument(client):
    page = read(ask(client, profile="profile: 1"))

    cards = page.all("article")
    for card in cards:
        assert [a for a in card.all("a") if a["href"].startswith("/catalogue/")]
    assert len(cards) > 200
