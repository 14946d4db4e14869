"""Reads the vocabulary from `data/reference/vocabulary`, all mistakes of all files at once."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from recommender.errors import CatalogueError, Problem, ProblemsError
from recommender.resources.paths import data_dir
from recommender.resources.strict_yaml import load
from recommender.vocabulary.fields import Field, Label, Title, Vocabulary

_ORDER = ("firm", "accounts")
Shape = TypeVar("Shape")


def read_vocabulary(folder: Path) -> Vocabulary:
    """Read every file of a vocabulary folder.

    Raises
    ------
    CatalogueError
        With every problem of every file.
    """
    problems: list[Problem] = []
    fields: dict[str, Field] = {}
    titles: dict[str, Title] = {}
    subjects: dict[str, Label] = {}
    for path in sorted(folder.glob("*.yaml"), key=_rank):
        if path.name == "indicators.yaml":
            continue
        raw: Any
        try:
            raw, _ = load(path.read_text("utf-8"), name=path.name)
        except ProblemsError as error:
            problems += error.problems
            continue
        if path.name == "titles.yaml":
            titles |= _titles(raw, problems=problems)
        else:
            label, read = _fields(raw, file=path.name, problems=problems)
            subjects[raw["subject"]] = label
            fields |= read
    problems += _loose_ends(titles)
    if problems:
        raise CatalogueError(problems)
    return Vocabulary(fields, titles, subjects)


@cache
def shipped_vocabulary() -> Vocabulary:
    """The vocabulary that comes with the package."""
    return read_vocabulary(data_dir() / "reference" / "vocabulary")


def _rank(path: Path) -> tuple[int, str]:
    return (_ORDER.index(path.stem) if path.stem in _ORDER else len(_ORDER), path.stem)


def _fields(raw: Any, *, file: str, problems: list[Problem]) -> tuple[Label, dict[str, Field]]:
    subject = raw["subject"]
    prefix = "" if subject in _ORDER else f"{subject}."
    entries = {
        f"{prefix}{key}": {**value, "name": f"{prefix}{key}", "subject": subject}
        for key, value in raw["fields"].items()
    }
    read = _validated(Field, entries, file=file, place="fields", problems=problems)
    return Label(raw["zh"], raw["en"]), read


def _titles(raw: Any, *, problems: list[Problem]) -> dict[str, Title]:
    entries = {key: {**value, "name": key} for key, value in raw["titles"].items()}
    return _validated(Title, entries, file="titles.yaml", place="titles", problems=problems)


def _validated(
    shape: type[Shape],
    entries: Mapping[str, object],
    *,
    file: str,
    place: str,
    problems: list[Problem],
) -> dict[str, Shape]:
    adapter = TypeAdapter(shape)
    read: dict[str, Shape] = {}
    for key, entry in entries.items():
        try:
            read[key] = adapter.validate_python(entry)
        except ValidationError as error:
            problems += [
                Problem(
                    file,
                    ".".join([place, key, *map(str, e["loc"])]),
                    "shape",
                    {"message": e["msg"], "found": e["input"]},
                )
                for e in error.errors()
            ]
    return read


def _loose_ends(titles: Mapping[str, Title]) -> Iterable[Problem]:
    for title in titles.values():
        for implied in title.implies:
            if implied not in titles:
                yield Problem(
                    "titles.yaml",
                    f"titles.{title.name}.implies",
                    "title_unknown",
                    {"found": implied},
                )
