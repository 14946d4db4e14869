"""A kept catalogue is the one that was read, until anything it was made from changes."""

import os
from datetime import date

import pytest

from recommender.answer import answer
from recommender.answer.canonical import canonical
from recommender.catalogue import keeping
from recommender.catalogue.keeping import MOST_FILES, kept_catalogue
from recommender.errors import CatalogueError
from recommender.indicators.reading import read_firm
from tests.instruments import write_instrument

FIRM = b"firm: {applicant_kind: enterprise, above_scale: true}\n"


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "catalogue"
    found.mkdir()
    write_instrument(found, "one", "{field: above_scale, is: true}", amount="10万元")
    return found


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def reads(monkeypatch):
    """How often files were read."""
    seen = []
    real = keeping.read_catalogue
    monkeypatch.setattr(keeping, "read_catalogue", lambda f: (seen.append(f), real(f))[1])
    return seen


def told(catalogue):
    firm = read_firm(FIRM, file="firm")
    return canonical(answer(firm, catalogue, as_of=date(2024, 6, 1)))


def test_the_second_time_nothing_is_read_and_the_answer_is_the_same(folder, cache, reads):
    first = told(kept_catalogue(folder, cache=cache))
    second = told(kept_catalogue(folder, cache=cache))

    assert first == second
    assert len(reads) == 1


def test_a_changed_file_is_read_again(folder, cache, reads):
    before = told(kept_catalogue(folder, cache=cache))
    write_instrument(folder, "one", "{field: above_scale, is: false}", amount="10万元")

    assert told(kept_catalogue(folder, cache=cache)) != before
    assert len(reads) == 2


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\x80\x05N."])
def test_a_damaged_file_is_made_anew(folder, cache, reads, damage):
    kept_catalogue(folder, cache=cache)
    (kept,) = cache.iterdir()
    kept.write_bytes(damage)

    assert kept_catalogue(folder, cache=cache).instruments.keys() == {"one"}
    assert len(reads) == 2


def test_what_another_user_wrote_is_not_opened(folder, cache, reads, monkeypatch):
    kept_catalogue(folder, cache=cache)
    monkeypatch.setattr(os, "getuid", lambda: 12345)

    kept_catalogue(folder, cache=cache)

    assert len(reads) == 2


def test_a_broken_catalogue_is_not_kept(folder, cache):
    (folder / "one.yaml").write_text("id: [", "utf-8")

    with pytest.raises(CatalogueError, match=r"one\.yaml"):
        kept_catalogue(folder, cache=cache)

    assert not cache.exists() or not list(cache.iterdir())


def test_a_folder_that_cannot_be_written_changes_nothing(folder, tmp_path):
    taken = tmp_path / "file"
    taken.write_text("", "utf-8")

    assert kept_catalogue(folder, cache=taken / "below").instruments.keys() == {"one"}


def test_old_files_give_way(folder, cache):
    for number in range(MOST_FILES + 2):
        write_instrument(
            folder, "one", "{field: above_scale, is: true}", amount=f"{number + 1}万元"
        )
        kept_catalogue(folder, cache=cache)

    assert len(list(cache.iterdir())) == MOST_FILES
