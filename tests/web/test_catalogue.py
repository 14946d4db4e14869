"""The list of the catalogue: found and narrowed down, all of it in the address."""

import gzip
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.web.asking import LANGS, LATEST, offer
from tests.web.markup import read, sent_by
from web.pages.listing import FILTERS, Listing, by_family

TODAY = date(LATEST + 1, 11, 1)


def seek(client, **asked):
    return client.get("/catalogue", query_string=asked)


def shown(page) -> list[str]:
    """The ids of the instruments of a list, in order."""
    rows = [row for table in page.all("table") for row in table.all("tr") if row.all("td")]
    return [urlsplit(row.all("a")[0]["href"]).path.rpartition("/")[2] for row in rows]


def listing(query="", day=TODAY, **chosen):
    return Listing.of(offer(), day, query, chosen)


def ids(found) -> set[str]:
    return {one.instrument.id for one in found}


@st.composite
def choices(draw):
    """A filter with a choice that some instrument knows."""
    name = draw(st.sampled_from(sorted(FILTERS)))
    one = draw(st.sampled_from(offer().catalogue.as_of(TODAY)))
    return name, draw(st.sampled_from(FILTERS[name](one)))


@given(choices(), choices())
def test_filters_take_away_and_never_add(one, other):
    assume(one[0] != other[0])

    both = ids(listing(**dict([one, other])).found())

    assert both == ids(listing(**dict([one])).found()) & ids(listing(**dict([other])).found())


@given(choices(), choices(), st.sampled_from(["", "rgzn", "\u5408\u80a5"]))
def test_a_choice_says_how_many_it_leaves(one, other, query):
    name, value = other
    found = listing(query, **dict([one]))

    counted = {choice.value: choice.count for choice in found.choices(name, "zh")}

    asked = dict([one]) | {name: value}
    assert counted.get(value, 0) == len(listing(query, **asked).found())


@given(choices(), st.sampled_from(["", "rgzn", "award"]))
def test_groups_hold_what_was_found_once_each(one, query):
    found = listing(query, **dict([one])).found()

    groups = by_family(found)

    assert sorted(map(id, found)) == sorted(id(x) for _, those in groups for x in those)
    assert all(one.instrument.family == family for family, those in groups for one in those)
    sizes = [len(those) for _, those in groups]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("lang", LANGS)
def test_the_list_holds_every_instrument_once_and_stays_light(client, lang):
    response = client.get(f"/catalogue?lang={lang}", headers={"Accept-Encoding": "gzip"})

    page = read(gzip.decompress(response.data).decode())
    names = shown(page)
    assert sorted(names) == sorted(offer().catalogue.instruments)
    assert len(response.data) < 40_000
    assert str(len(names)) in page.at("h-found").text
    assert "built-in" not in page.text


def test_what_counts_stands_before_what_has_ended():
    for _, those in by_family(listing().found()):
        live = [one.validity.live for one in those]
        assert live == sorted(live, reverse=True)


@pytest.mark.parametrize("lang", LANGS)
def test_the_address_holds_everything(client, lang):
    asked = {"q": "rgzn", "region": "340100", "as_of": "2023-01-01", "lang": lang}

    page = read(seek(client, **asked))

    sent = {name: text for name, text in sent_by(page.at("search")).items() if text}
    assert sent == asked
    assert page.at("search")["method"] == "get"
    assert 0 < len(shown(page)) < 20
    to = urlsplit(page.one("table").all("a")[0]["href"])
    assert dict(parse_qsl(to.query)) == {"lang": lang, "as_of": "2023-01-01"}
    other = urlsplit(page.one("header").all("a")[-1]["href"])
    assert dict(parse_qsl(other.query)) == asked | {"lang": {"zh": "en", "en": "zh"}[lang]}
    without = [dict(parse_qsl(urlsplit(a["href"]).query)) for a in chosen(page).all("a")]
    kept = {"lang": lang, "as_of": "2023-01-01"}
    assert without == [kept | {"region": "340100"}, kept | {"q": "rgzn"}, kept]


def chosen(page):
    (found,) = [p for p in page.all("p") if p["class"] == "chosen"]
    return found


def test_what_fits_best_stands_first(client):
    page = read(seek(client, q="\u4eba\u5de5\u667a\u80fd"))

    assert page.one("table").all("a")[0].text.startswith("\u4eba\u5de5\u667a\u80fd")


@pytest.mark.parametrize("lang", LANGS)
def test_when_nothing_is_found_there_is_a_way_on(client, lang):
    page = read(
        seek(
            client, q="\u4eba\u5de5\u804c\u80fd\u5b9e\u8bad\u57fa\u5730", level="nation", lang=lang
        )
    )

    assert shown(page) == []
    links = [a["href"] for a in page.at("found").all("a")]
    assert f"/catalogue/ah-ai-training?lang={lang}" in links
    offered = [one for one in links if one.startswith("/catalogue?")]
    assert all(shown(read(client.get(one))) for one in offered if "level" in one)
    assert any("level" in one for one in offered)


@pytest.mark.parametrize("lang", LANGS)
def test_wrong_parameters_are_told_all_at_once_beside_their_inputs(client, lang):
    wrong = {"as_of": "2021-13", "level": "moon", "department": "<b>", "q": "x" * 101}
    response = seek(client, **wrong, region="340100", lang=lang)

    page = read(response)
    assert response.status_code == 422
    (summary,) = [s for s in page.all("section") if s["class"] == "summary"]
    assert {a["href"] for a in summary.all("a")} == {f"#{name}" for name in wrong}
    for name in wrong:
        assert page.at(name)["aria-invalid"] == "true"
        assert page.at(f"error-{name}").text
    assert page.at("as_of")["value"] == "2021-13"
    assert sent_by(page.at("search"))["region"] == "340100"
    assert page.one("title").text.startswith({"zh": "\u9519\u8bef", "en": "Error"}[lang])


def test_other_parameters_do_no_harm(client):
    assert seek(client, utm_source="x", page="9").status_code == 200


def test_a_day_before_everything_lists_nothing(client):
    page = read(seek(client, as_of="1990-01-01"))

    assert shown(page) == []
    assert "\u57280\u9879" not in page.text


def test_an_empty_input_leaves_no_trace_in_the_address(client):
    found = seek(client, q="rgzn", region="", as_of="", lang="en")

    assert found.status_code == 302
    assert found.headers["Location"] == "/catalogue?q=rgzn&lang=en"


@pytest.mark.parametrize("name", ["_external", "_scheme", "endpoint", "values", "_anchor"])
def test_no_parameter_is_taken_for_a_word_of_the_framework(client, name):
    found = seek(client, q="", **{name: "javascript"})

    assert found.headers["Location"] == f"/catalogue?{name}=javascript"
    assert client.get(found.headers["Location"]).status_code == 200


def test_a_wrong_day_is_not_passed_on(client):
    page = read(seek(client, as_of="2021-13", q="rgzn"))

    links = [a["href"] for a in page.one("table").all("a")]
    assert links
    assert not any("as_of" in one for one in links)
