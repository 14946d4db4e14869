"""Names in a vocabulary that stand for nothing are told, each with its place."""

import shutil

import pytest

from recommender.errors import CatalogueError
from recommender.resources.paths import data_dir
from recommender.vocabulary.reading import read_vocabulary


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(data_dir() / "reference" / "vocabulary", tmp_path / "vocabulary")


def broken(folder, file, old, new):
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError, match="option_unknown") as caught:
        read_vocabulary(folder)
    return [(p.file, p.place, p.code, p.values["found"]) for p in caught.value.problems]


def test_a_title_names_kinds_that_its_holder_has(folder):
    found = broken(folder, "titles.yaml", "kinds: [material]", "kinds: [metal]")

    at = "titles.省首批次新材料.kinds"
    assert found == [("titles.yaml", at, "option_unknown", "metal")]


def test_a_field_becomes_one_of_its_options(folder):
    found = broken(folder, "project.yaml", "[national_pool, city_pool]", "[pool]")

    assert found == [("project.yaml", "fields.catalogues.can_become", "option_unknown", "pool")]
