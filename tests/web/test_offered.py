"""The last good catalogue serves on while its files are broken, and every mistake is told."""

import shutil
from pathlib import Path
from threading import Event, Thread

import pytest
from click.testing import CliRunner

from recommender.errors import CatalogueError
from tests.instruments import write_instrument
from tests.web.asking import LANGS, ask
from tests.web.markup import read
from web import offered
from web.application import application, create_app
from web.commands import cli
from web.offered import Offered

BROKEN = sorted((Path(__file__).parents[1] / "broken" / "catalogue").glob("*.yaml"))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "measures"
    made.mkdir()
    write_instrument(made, "one", "{field: revenue, at_least: 1\u4ebf\u5143}")
    return made


@pytest.fixture
def client(folder):
    return create_app(catalogue=folder, seconds=0).test_client()


def spoil(folder):
    """Two mistakes in two files."""
    one = folder / "one.yaml"
    one.write_text(one.read_text("utf-8").replace("revenue", "revenu"), encoding="utf-8")
    write_instrument(folder, "two", "{field: nosuch, is: true}")


def test_a_changed_file_is_read_without_a_restart(client, folder):
    assert client.get("/catalogue/two").status_code == 404

    write_instrument(folder, "two", "{field: revenue, at_least: 2\u4ebf\u5143}")

    assert client.get("/catalogue/two").status_code == 200


@pytest.mark.parametrize("lang", LANGS)
def test_a_broken_catalogue_is_told_in_full_and_the_good_one_serves_on(client, folder, lang):
    before = client.get("/catalogue/one?lang=zh").get_data(as_text=True)
    spoil(folder)

    page = read(client.get(f"/doctor?lang={lang}"))
    after = client.get("/catalogue/one?lang=zh").get_data(as_text=True)

    told = [li.text for li in page.one("ol").all("li")]
    assert len(told) == 2
    assert told[0].startswith("one.yaml:")
    assert told[1].startswith("two.yaml:")
    assert "revenu" in told[0]
    assert {"zh": "\u60a8\u662f\u5426\u8981\u5199", "en": "Did you mean"}[lang] in told[0]
    assert all(any(sign.isdigit() for sign in line.split(" ")[0]) for line in told)
    assert "1\u4ebf\u5143" in after
    assert read(after).one("aside").one("a")["href"] == "/doctor?lang=zh"
    assert "<aside" not in before


def test_every_page_and_the_api_go_on(client, folder):
    spoil(folder)

    pages = [client.get(path) for path in ("/", "/catalogue", "/nosuch", "/catalogue/two")]
    answer = ask(client, profile="profile: 1")

    assert [page.status_code for page in pages] == [200, 200, 404, 404]
    assert read(client.get("/doctor")).all("aside") == []
    assert all("/doctor" in page.get_data(as_text=True) for page in [*pages, answer])
    assert client.post("/api/v1/answers", data="profile: 1").get_json()["recommendations"]


def test_once_corrected_the_banner_goes(client, folder):
    spoil(folder)
    assert read(client.get("/")).all("aside")

    write_instrument(folder, "one", "{field: revenue, at_least: 3\u4ebf\u5143}")
    (folder / "two.yaml").unlink()

    assert read(client.get("/")).all("aside") == []
    assert "3\u4ebf\u5143" in client.get("/catalogue/one").get_data(as_text=True)


def test_no_mistake_stops_the_service(client, folder):
    assert len(BROKEN) > 50
    for path in BROKEN:
        copy = Path(shutil.copy(path, folder))

        told = read(client.get("/doctor"))

        assert client.get("/catalogue/one").status_code == 200
        assert path.name in told.one("ol").text
        copy.unlink()


def test_a_folder_that_is_gone_or_a_file_that_cannot_be_read_is_told_without_its_path(
    client, folder
):
    (folder / "two.yaml").symlink_to(folder / "nothing")

    told = client.get("/doctor").get_data(as_text=True)

    assert "measures/two.yaml" in told
    assert str(folder.parent) not in told
    shutil.rmtree(folder)
    told = client.get("/doctor").get_data(as_text=True)
    assert "measures" in told
    assert str(folder.parent) not in told
    assert client.get("/catalogue/one").status_code == 200


def test_without_a_good_catalogue_there_is_no_start(folder):
    spoil(folder)

    with pytest.raises(CatalogueError, match="nosuch"):
        Offered(folder)


def test_others_are_served_while_one_reads(folder, monkeypatch):
    held = Offered(folder, seconds=0)
    reading, go_on = Event(), Event()
    read_catalogue = offered.read_catalogue

    def slow(path):
        reading.set()
        assert go_on.wait(20)
        return read_catalogue(path)

    monkeypatch.setattr(offered, "read_catalogue", slow)
    before = held.now()
    write_instrument(folder, "two", "{field: revenue, at_least: 2\u4ebf\u5143}")
    thread = Thread(target=held.now)
    thread.start()
    assert reading.wait(20)
    meanwhile = held.now()
    go_on.set()
    thread.join()

    assert meanwhile is before
    assert set(held.now().catalogue.instruments) == {"one", "two"}


def test_unchanged_files_are_not_read_again_and_a_look_waits_its_time(folder, monkeypatch):
    now, later = Offered(folder, seconds=0), Offered(folder, seconds=3600)
    write_instrument(folder, "two", "{field: revenue, at_least: 2\u4ebf\u5143}")
    first = now.now()
    monkeypatch.setattr(offered, "read_catalogue", lambda _: pytest.fail("read again"))

    assert now.now() is first
    assert set(first.catalogue.instruments) == {"one", "two"}
    assert set(later.now().catalogue.instruments) == {"one"}


def test_a_request_is_answered_from_one_catalogue(folder):
    """What a request was offered first is what it goes on with."""
    held = Offered(folder, seconds=0)
    app = application(held)

    with app.test_request_context("/catalogue"):
        app.preprocess_request()
        write_instrument(folder, "two", "{field: revenue, at_least: 2\u4ebf\u5143}")
        held.now()

        assert set(offered.on_offer().catalogue.instruments) == {"one"}


@pytest.mark.parametrize("lang", LANGS)
def test_serve_refuses_in_words_to_start_without_a_good_catalogue(folder, lang):
    spoil(folder)

    found = CliRunner().invoke(cli, ["serve", "--catalogue", str(folder), "--lang", lang])

    assert found.exit_code == 2
    assert "one.yaml:" in found.output
    assert "two.yaml:" in found.output
    assert "Traceback" not in found.output
