"""Reads the vocabulary from `data/reference/vocabulary`, all mistakes of all files at once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from recommender.errors import CatalogueError, Problem, ProblemsError
from recommender.resources.shapes import adapter_of, told
from recommender.resources.strict_yaml import Path as Place
from recommender.resources.strict_yaml import Positions, dotted, load
from recommender.vocabulary.fields import STRICT, Field, Label, Period, Title, Vocabulary

_ORDER = ("firm", "accounts")
Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class _SubjectFile:
    """The fields of one kind of subject, its words, and the period all its fields are told for."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    subject: str
    zh: str
    en: str
    fields: Mapping[str, Mapping[str, object]]
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class _TitlesFile:
    """All titles."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    titles: Mapping[str, Mapping[str, object]]


def read_vocabulary(folder: Path) -> Vocabulary:
    """Read every file of a vocabulary folder.

    Raises
    ------
    CatalogueError
        With every problem of every file.
    """
    reader = _Reader()
    for path in sorted(folder.glob("*.yaml"), key=_rank):
        if path.name != "indicators.yaml":
            reader.file(path)
    problems = [*reader.problems, *_loose_ends(reader.titles, reader.fields)]
    if problems:
        raise CatalogueError(problems)
    return Vocabulary(reader.fields, reader.titles, reader.subjects)


def _rank(path: Path) -> tuple[int, str]:
    return (_ORDER.index(path.stem) if path.stem in _ORDER else len(_ORDER), path.stem)


@dataclass
class _Reader:
    """Gathers fields, titles and problems while it goes through the files."""

    fields: dict[str, Field] = field(default_factory=dict)
    titles: dict[str, Title] = field(default_factory=dict)
    subjects: dict[str, Label] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def file(self, path: Path) -> None:
        try:
            raw, positions = load(path.read_text("utf-8"), name=path.name)
        except ProblemsError as error:
            self.problems += error.problems
            return
        if path.name == "titles.yaml":
            titles = self.shaped(_TitlesFile, raw, (), path.name, positions)
            for key, entry in titles.titles.items() if titles else ():
                named = {**entry, "name": key}
                found = self.shaped(Title, named, ("titles", key), path.name, positions)
                self.titles |= {key: found} if found else {}
        elif subject := self.shaped(_SubjectFile, raw, (), path.name, positions):
            self.subject(subject, path.name, positions)

    def subject(self, read: _SubjectFile, file: str, positions: Positions) -> None:
        self.subjects[read.subject] = Label(read.zh, read.en)
        prefix = "" if read.subject in _ORDER else f"{read.subject}."
        for key, entry in read.fields.items():
            name = f"{prefix}{key}"
            named = {"period": read.period, **entry, "name": name, "subject": read.subject}
            found = self.shaped(Field, named, ("fields", key), file, positions)
            self.fields |= {name: found} if found else {}

    def shaped(
        self, shape: Callable[..., Shape], raw: object, at: Place, file: str, positions: Positions
    ) -> Shape | None:
        """What was read, or None with its problems kept."""
        adapter: TypeAdapter[Shape] = adapter_of(shape)
        try:
            return adapter.validate_python(raw)
        except ValidationError as error:
            for path, code, values in told(error, raw, adapter=adapter):
                place = (*at, *path)
                line = positions.nearest(place)
                self.problems.append(Problem(file, dotted(place), code, values, line))
            return None


def _loose_ends(titles: Mapping[str, Title], fields: Mapping[str, Field]) -> Iterator[Problem]:
    """Names in titles and fields that stand for nothing."""
    for title in titles.values():
        at = f"titles.{title.name}"
        for implied in title.implies:
            if implied not in titles:
                found = {"found": implied}
                yield Problem("titles.yaml", f"{at}.implies", "title_unknown", found)
        kind = fields.get(f"{title.holder}.kind")
        yield from _no_options(title.kinds, kind, "titles.yaml", f"{at}.kinds")
    for asked in fields.values():
        key = asked.name.rpartition(".")[2]
        at = f"fields.{key}.can_become"
        yield from _no_options(asked.can_become, asked, f"{asked.subject}.yaml", at)


def _no_options(
    told: tuple[str, ...], field: Field | None, file: str, at: str
) -> Iterator[Problem]:
    options = tuple(field.options) if field else ()
    for one in told:
        if one not in options:
            yield Problem(file, at, "option_unknown", {"found": one, "options": options})
