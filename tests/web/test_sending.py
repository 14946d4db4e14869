"""Three ways to tell about a firm, one answer; what was sent can be asked again and changed."""

import pytest

from tests.web.asking import DAY, LANGS, LATEST, ask, groups, upload
from tests.web.markup import read, sent_by, value_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("lang", LANGS)
def test_the_home_page_offers_a_form_a_paste_an_upload_and_a_sample(client, lang):
    page = read(client.get(f"/?lang={lang}"))

    form = page.at("ask")
    assert form["action"] == f"/answers?lang={lang}"
    assert (form["method"], form["enctype"]) == ("post", "multipart/form-data")
    assert page.at("profile").tag == "textarea"
    assert page.at("file")["type"] == "file"
    assert page.at(f"accounts.{LATEST}.revenue").tag == "input"
    assert page.one("a", href=f"/sample?lang={lang}")


def test_the_short_form_answers_as_the_same_profile_pasted(client):
    typed = {
        "name": "甲企业",
        "firm.applicant_kind": "enterprise",
        "firm.registered_in": "合肥市",
        f"accounts.{LATEST}.revenue": "1,520",
        f"accounts.{LATEST}.employees": "20-49人",
        "titles.高新技术企业": "是",
        "loans": "无",
        "products": "有",
    }
    pasted = f"""\
name: 甲企业
firm: {{applicant_kind: enterprise, registered_in: 合肥市}}
accounts: {{{LATEST}: {{revenue: 1520万元, employees: 20-49人}}}}
titles: {{held: [高新技术企业], not_held: []}}
loans: []
"""

    by_form, by_paste = read(ask(client, **typed)), read(ask(client, profile=pasted))

    assert groups(by_form) == groups(by_paste)
    assert [one.text for one in by_form.all("article")] == [
        one.text for one in by_paste.all("article")
    ]
    assert "甲企业" in by_form.one("h1").text


def test_an_upload_answers_as_the_same_profile_pasted(client, sample):
    uploaded = read(ask(client, as_of=DAY, file=upload(sample)))
    pasted = read(ask(client, as_of=DAY, profile=sample.decode()))

    assert uploaded.one("main").text == pasted.one("main").text


@pytest.mark.parametrize("lang", LANGS)
def test_of_several_ways_one_is_read_and_the_page_says_which(client, sample, lang):
    found = ask(client, lang, name="别家", profile="name: 别家", file=upload(sample), as_of=DAY)

    page = read(found)
    (notice,) = [one for one in page.all("p") if one["class"] == "notice"]
    assert "firm.yaml" in notice.text
    assert "淮云" in page.one("h1").text
    assert {"zh": "没有读简表", "en": "the short form was not"}[lang] in notice.text


@pytest.mark.parametrize("lang", LANGS)
def test_the_sample_is_answered_and_its_profile_can_be_copied(client, lang, sample):
    page = read(client.get(f"/sample?lang={lang}&as_of={DAY}"))
    copied = client.get("/sample.yaml")

    pasted = read(ask(client, lang, as_of=DAY, profile=copied.get_data(as_text=True)))
    assert groups(page) == groups(pasted)
    assert sum(map(len, groups(page).values())) == len(page.all("article"))
    assert copied.mimetype == "text/plain"
    assert copied.data == sample


def test_another_day_another_answer_and_nothing_typed_again(client):
    first = read(client.get(f"/sample?as_of={DAY}"))

    again = first.at("again")
    later = read(client.post(again["action"], data=sent_by(again) | {"as_of": "2026-11-01"}))

    assert "2026年11月1日" in later.one("main").text
    assert groups(later) != groups(first)
    assert later.one("h1").text == first.one("h1").text


@pytest.mark.parametrize("lang", LANGS)
def test_the_other_language_asks_the_same_question(client, sample, lang):
    other = {"zh": "en", "en": "zh"}[lang]
    page = read(ask(client, lang, as_of=DAY, file=upload(sample)))

    button = page.one("button", name="lang")
    form = page.at(button["form"])
    told = read(client.post(form["action"], data=sent_by(form) | {"lang": button["value"]}))

    assert button["value"] == other
    assert told["lang"] == {"zh": "zh-CN", "en": "en"}[other]
    assert {k: len(v) for k, v in groups(told).items()} == {
        k: len(v) for k, v in groups(page).items()
    }


def test_change_brings_back_what_was_sent(client, sample):
    answered = read(ask(client, as_of=DAY, file=upload(sample))).at("again")
    change = answered.all("button")[0]["formaction"]

    page = read(client.post(change, data=sent_by(answered)))

    assert value_of(page.at("profile")) == sample.decode()
    assert page.at("as_of")["value"] == DAY
    assert page.all("section", role="alert") == []


def test_an_answer_has_no_address_of_its_own(client):
    found = client.get("/answers?lang=en")

    assert (found.status_code, found.location) == (302, "/?lang=en")


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_what_was_sent_is_text_and_never_markup(client, text):
    profile = "name: '" + text + "'\n"
    for page in (
        read(ask(client, profile=profile)),
        read(ask(client, profile=profile + "nosuch: 1\n")),
        read(ask(client, name=text, as_of=text)),
        read(ask(client, profile=text)),
        read(client.get("/sample", query_string={"as_of": text, "lang": text})),
    ):
        assert page.all("script", "img") == []
        assert text in page.text + "".join(one["value"] or "" for one in page.all("input"))
