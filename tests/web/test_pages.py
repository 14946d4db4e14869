"""What holds for every page: sound markup, safe headers, nothing stored, refusals in words."""

import gzip
import sys
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from tests.web.asking import DAY, LANGS, ask, upload
from tests.web.markup import CONTROLS, read
from web.pages.printing import page_of
from web.settings import MAX_REQUEST_BYTES

pytestmark = pytest.mark.slow

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def asked(client, broken, request):
    """One response of each kind, by name and language."""

    def found(name, lang):
        if name == "failed":
            request.getfixturevalue("failing")
        with_lang = f"?lang={lang}"
        return {
            "home": lambda: client.get("/" + with_lang),
            "answer": lambda: client.get(f"/sample{with_lang}&as_of={DAY}"),
            "answer_now": lambda: client.get(f"/sample{with_lang}"),
            "nothing_then": lambda: client.get(f"/sample{with_lang}&as_of=1990-01-01"),
            "nothing_known": lambda: ask(client, lang, profile="profile: 1"),
            "mistakes": lambda: ask(client, lang, profile=broken, as_of="x"),
            "form_mistakes": lambda: ask(client, lang, uscc="1", as_of="x"),
            "lost": lambda: client.get("/nosuch" + with_lang),
            "about": lambda: client.get(f"/{with_lang}&about=nation-hnte"),
            "about_answer": lambda: ask(client, lang, profile="profile: 1", about="nation-hnte"),
            "catalogue": lambda: client.get(f"/catalogue{with_lang}"),
            "catalogue_then": lambda: client.get(f"/catalogue{with_lang}&as_of=2018-06-01&q=zzqs"),
            "catalogue_none": lambda: client.get(f"/catalogue{with_lang}&q=xx&region=340100"),
            "catalogue_mistakes": lambda: client.get(f"/catalogue{with_lang}&as_of=x&level=moon"),
            "instrument": lambda: client.get(f"/catalogue/nation-hnte{with_lang}"),
            "instrument_then": lambda: client.get(
                f"/catalogue/ah-zjtx-sme{with_lang}&as_of=2018-06-01&edition=nosuch"
            ),
            "instrument_lost": lambda: client.get(f"/catalogue/nation-hnt{with_lang}"),
            "doctor": lambda: client.get(f"/doctor{with_lang}"),
            "method": lambda: client.post("/sample" + with_lang),
            "too_large": lambda: ask(client, lang, profile="x" * MAX_REQUEST_BYTES),
            "nothing_sent": lambda: ask(client, lang),
            "no_yaml": lambda: ask(client, lang, profile="a: ["),
            "no_text": lambda: ask(client, lang, file=upload(b"%PDF-1.7")),
            "failed": lambda: ask(client, lang, profile="profile: 1"),
        }[name]()

    return found


PAGES = {
    "home": 200, "answer": 200, "answer_now": 200, "nothing_known": 200, "nothing_then": 200,
    "mistakes": 422, "form_mistakes": 422, "nothing_sent": 422, "no_yaml": 422, "no_text": 422,
    "lost": 404, "method": 405, "too_large": 413, "failed": 500, "about": 200, "about_answer": 200,
    "catalogue": 200, "catalogue_then": 200, "catalogue_none": 200, "catalogue_mistakes": 422,
    "instrument": 200, "instrument_then": 200, "instrument_lost": 404, "doctor": 200,
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_heading_labels_and_no_loose_end(asked, name, lang):
    page = read(asked(name, lang))

    ids = [one["id"] for one in page if one["id"]]
    assert len(ids) == len(set(ids))
    assert page["lang"] == {"zh": "zh-CN", "en": "en"}[lang]
    assert len(page.all("h1")) == 1
    assert page.one("title").text
    labelled = {one["for"] for one in page.all("label")}
    for control in page.all(*CONTROLS):
        assert control["type"] == "hidden" or control["id"] in labelled
    for one in page:
        named = " ".join(one[key] or "" for key in ("aria-describedby", "aria-labelledby"))
        assert set(named.split()) <= set(ids)
        assert one["for"] in {None, *ids}
        assert one["form"] in {None, *ids}
    for link in page.all("a"):
        assert link.text
        assert link["href"]
        assert not link["href"].startswith("#") or link["href"][1:] in ids


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", PAGES)
def test_headings_skip_no_level(asked, name, lang):
    page = read(asked(name, lang))

    levels = [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert all(later <= before + 1 for before, later in pairwise(levels))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_no_script_and_loads_nothing_from_elsewhere(asked, name, lang):
    found = asked(name, lang)

    page = read(found)
    policy = found.headers["Content-Security-Policy"]
    assert found.status_code == PAGES[name]
    assert found.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.all("script", "iframe", "img", "style", "base") == []
    assert [one for one in page for key in one.attributes if key in {"style", "src"}] == []
    assert [one for one in page for key in one.attributes if key.startswith("on")] == []
    assert all(one["href"].startswith("/static/") for one in page.all("link"))
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert HEADERS.items() <= dict(found.headers).items()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_kept_by_nobody(asked, name):
    found = asked(name, "zh")

    assert found.headers["Cache-Control"] == (
        "no-cache" if name in {"home", "about"} else "no-store"
    )
    assert "Set-Cookie" not in found.headers


@pytest.mark.parametrize("takes", ["gzip", "gzip, deflate, br, zstd", "identity, gzip;q=0.5", "*"])
def test_a_long_page_is_packed_for_a_browser_that_takes_it(client, takes):
    path = f"/sample?as_of={DAY}"

    plain, sent = client.get(path), client.get(path, headers={"Accept-Encoding": takes})

    assert sent.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(sent.data) == plain.data
    assert len(sent.data) == int(sent.headers["Content-Length"]) < len(plain.data) / 4
    assert sent.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("path", "takes"),
    [("/", ""), ("/", "gzip;q=0"), ("/", "br"), ("/sample.yaml", "gzip"), ("/nosuch", "gzip")],
)
def test_what_is_short_or_not_asked_for_is_not_packed(client, path, takes):
    found = client.get(path, headers={"Accept-Encoding": takes})

    assert "Content-Encoding" not in found.headers


@contextmanager
def writing():
    """Every file opened for writing meanwhile."""
    opened, listening = [], True

    def hook(event, values):
        if listening and event == "open" and set(str(values[1])) & set("wax+"):
            opened.append(Path(values[0]))

    sys.addaudithook(hook)
    yield opened
    listening = False


def test_nothing_is_stored(client, sample, tmp_path):
    with writing() as opened:
        ask(client, file=upload(sample), as_of=DAY)
        ask(client, profile=sample.decode())
        client.post("/api/v1/answers", data=sample)
        assert opened == []
        (tmp_path / "heard").write_text("that the hook hears")

    assert opened == [tmp_path / "heard"]


@pytest.mark.parametrize("path", ["/static/fundmatch.css", "/static/icon.svg", "/sample.yaml"])
def test_files_carry_the_headers_too(client, path):
    with client.get(path) as found:
        assert found.status_code == 200
        assert HEADERS.items() <= dict(found.headers).items()


REFUSALS = {
    "lost": {"zh": "没有这个页面", "en": "no such page"},
    "method": {"zh": "没有这个页面", "en": "no such page"},
    "too_large": {"zh": "1 MiB", "en": "1 MiB"},
    "failed": {"zh": "没有给出回答", "en": "No answer was given"},
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_says_why_and_leads_home(asked, name, lang):
    found = asked(name, lang)

    page = read(found)
    main = page.one("main")
    assert REFUSALS[name][lang] in main.text
    assert page.one("title").text.startswith({"zh": "错误", "en": "Error"}[lang])
    assert main.one("a")["href"] == f"/?lang={lang}"
    assert "secret" not in found.get_data(as_text=True)
    assert "Traceback" not in found.get_data(as_text=True)


def test_a_refused_method_says_which_would_do(asked):
    assert "GET" in asked("method", "zh").headers["Allow"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_answer_as_a_file_needs_no_server(found, lang):
    page = read(page_of(found, lang))

    assert page.all("form", "link", "script", "img", *CONTROLS) == []
    assert [a for a in page.all("a") if a["href"].startswith("/")] == []
    assert len(page.all("article")) == len(found.recommendations)
