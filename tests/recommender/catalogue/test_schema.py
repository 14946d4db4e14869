"""The schema for editors says the same as the reader."""

from functools import cache

import pytest
from jsonschema import Draft202012Validator

from recommender.catalogue.reading import shipped_folder
from recommender.catalogue.schema import editor_schema
from recommender.resources.strict_yaml import load
from tests.test_broken import BROKEN

SHIPPED = sorted(shipped_folder().rglob("*.yaml"))
SHAPES = (
    "comma-in-text", "condition-unknown", "key-missing", "key-misspelt", "list-expected",
    "mapping-expected", "measure-unknown", "level-unknown", "code-without-quotes",
    "truth-in-words", "years-not-whole", "list-for-a-value", "all-of-nothing",
    "band-with-one-end", "no-such-count", "mean-of-no-years",
)  # fmt: skip


@cache
def validator():
    return Draft202012Validator(editor_schema())


def document(path):
    found, _ = load(path.read_text("utf-8"), name=path.name)
    return plain(found)


def plain(found):
    """As JSON has it: exact decimals are numbers."""
    if isinstance(found, dict):
        return {key: plain(part) for key, part in found.items()}
    if isinstance(found, list):
        return [plain(part) for part in found]
    return found if found is None or isinstance(found, bool | int | str) else float(found)


def test_the_schema_is_one():
    Draft202012Validator.check_schema(editor_schema())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_file_is_valid(path):
    assert [error.message for error in validator().iter_errors(document(path))] == []


@pytest.mark.parametrize("name", SHAPES)
def test_a_file_of_the_wrong_shape_is_not(name):
    found = document(BROKEN / "catalogue" / f"{name}.yaml")

    assert list(validator().iter_errors(found))
