"""Mistakes lose nothing that was typed; each names the place, what came and the way out."""

import pytest

from tests.web.asking import DAY, LANGS, LATEST, ask, upload
from tests.web.markup import read, value_of
from web.settings import MAX_PROFILE_BYTES


def summary(page) -> list[tuple[str, str]]:
    """The links of the error summary with the sentences beside them."""
    items = page.one("section", role="alert").all("li")
    return [(one.one("a")["href"].removeprefix("#"), one.text) for one in items]


@pytest.mark.parametrize("lang", LANGS)
def test_mistakes_in_the_form_stand_beside_the_inputs_in_the_order_of_the_page(client, lang):
    typed = {
        "name": "甲企业",
        "uscc": "91340100MA2HY20164",
        "firm.registered_in": "火星",
        f"accounts.{LATEST}.revenue": "三千",
        f"accounts.{LATEST}.employees": "1.5",
        "as_of": "2021-13",
    }

    found = ask(client, lang, **typed)

    page = read(found)
    told = summary(page)
    assert found.status_code == 422
    assert [to for to, _ in told] == [
        "as_of", "uscc", "firm.registered_in",
        f"accounts.{LATEST}.revenue", f"accounts.{LATEST}.employees",
    ]  # fmt: skip
    for to, sentence in told:
        assert value_of(page.at(to)) == typed[to]
        assert page.at(to)["aria-invalid"] == "true"
        assert f"error-{to}" in page.at(to)["aria-describedby"].split()
        assert page.at(f"error-{to}").text in sentence
        assert page.one("label", **{"for": to}).text in sentence
        assert typed[to].replace("91340100MA2HY20164", "4") in sentence
    assert page.at("name")["value"] == "甲企业"
    assert page.at("ask").one("details")["open"] is not None
    assert page.one("title").text.startswith({"zh": "错误", "en": "Error"}[lang])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("way", ["paste", "upload"])
def test_mistakes_in_a_profile_are_told_at_once_with_line_and_place(client, broken, lang, way):
    sent = {"profile": broken} if way == "paste" else {"file": upload(broken.encode())}

    found = ask(client, lang, **sent)

    page = read(found)
    told = summary(page)
    assert found.status_code == 422
    assert {to for to, _ in told} == {"profile"}
    assert value_of(page.at("profile")) == broken
    places = ("profile", "uscc", "firm.registered_in", "firm.founded_on", "firm.nosuch",
              "accounts.2024.employees", "accounts.2024.rd_expense", "projects")  # fmt: skip
    lines = broken.splitlines()
    for place in places:
        (sentence,) = (words for _, words in told if f" {place} " in f" {words} ")
        number = 1 + next(i for i, line in enumerate(lines) if place.split(".")[-1] in line)
        assert {"zh": f"第{number}行", "en": f"line {number}"}[lang] in sentence
        assert sentence in page.at("error-profile").text
    for value in ("火星", "2016-13", "nosuch", "1.5", "-5万元"):
        assert any(value in sentence for _, sentence in told)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"PK\x03\x04rest", "firm.xlsx", "firm.xlsx"),
        (b"%PDF-1.7", "firm.yaml", "firm.yaml"),
        ("name: 甲".encode("gb18030"), "firm.yaml", "UTF-8"),
        (b"x" * (MAX_PROFILE_BYTES + 1), "firm.yaml", str(MAX_PROFILE_BYTES)),
    ],
)
@pytest.mark.parametrize("lang", LANGS)
def test_a_file_that_is_no_profile_is_refused_at_its_input(client, content, name, words, lang):
    found = ask(client, lang, file=upload(content, name), as_of=DAY)

    page = read(found)
    ((to, sentence),) = summary(page)
    assert found.status_code == (413 if len(content) > MAX_PROFILE_BYTES else 422)
    assert to == "file"
    assert words in sentence
    assert page.at("error-file").text in sentence
    assert page.at("as_of")["value"] == DAY


def test_a_file_too_large_is_not_sent_back(client):
    content = b"x" * (MAX_PROFILE_BYTES + 1)

    found = ask(client, file=upload(content))

    assert len(found.data) < MAX_PROFILE_BYTES


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("sent", [{}, {"profile": " \n "}, {"name": " "}, {"file": (b"", "")}])
def test_nothing_sent_is_said_with_the_three_ways_out(client, lang, sent):
    sent = {k: upload(*v) if k == "file" else v for k, v in sent.items()}

    found = ask(client, lang, **sent)

    ((to, sentence),) = summary(read(found))
    assert found.status_code == 422
    assert to == "profile"
    assert {"zh": "简表", "en": "short form"}[lang] in sentence


def test_an_empty_file_is_named_as_empty(client):
    found = ask(client, file=upload(b""))

    ((_, sentence),) = summary(read(found))
    assert found.status_code == 422
    assert "空" in sentence


@pytest.mark.parametrize("day", ["2021", "2021-02-30", "1989-12-31", "yesterday"])
def test_a_sample_on_a_day_that_is_none_keeps_the_profile(client, day, sample):
    found = client.get(f"/sample?as_of={day}")

    page = read(found)
    ((to, sentence),) = summary(page)
    assert found.status_code == 422
    assert (to, page.at("as_of")["value"]) == ("as_of", day)
    assert day in sentence
    assert value_of(page.at("profile")) == sample.decode()


def test_days_as_people_write_them_are_one_day(client):
    told = {read(client.get(f"/sample?as_of={d}")).one("main").text
            for d in (DAY, "2021/9/1", "2021年9月1日", "２０２１－０９－０１")}  # fmt: skip

    assert len(told) == 1
