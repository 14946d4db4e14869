"""Reads a folder of instruments, every problem of every file at once, or nothing at all."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from recommender.catalogue.checks import Others, check
from recommender.catalogue.instruments import Edition, Instrument, Round
from recommender.catalogue.validity import (
    Availability,
    Validity,
    availability,
    current_round,
    edition_on,
    moment,
    validity,
)
from recommender.errors import CatalogueError, Problem, ProblemsError
from recommender.firm.facts import Moment
from recommender.indicators.lexicon import Lexicon, read_indicators, shipped_lexicon
from recommender.resources.paths import data_dir
from recommender.resources.shapes import adapter_of, told
from recommender.resources.strict_yaml import Positions, dotted, load

MOST_KEPT = 4096
"""So many instruments on days are kept in memory, compiled."""


@dataclass(frozen=True, slots=True, eq=False)
class Current:
    """An instrument on a day: the edition and call that speak, and whether one can apply.

    One object for an instrument and a day, so that what is made from it can be kept by it.
    """

    instrument: Instrument
    edition: Edition
    call: Round | None
    validity: Validity
    availability: Availability
    moment: Moment
    lexicon: Lexicon


@dataclass(frozen=True)
class Catalogue:
    """All instruments of a folder, the words they share, and the digest of their files."""

    instruments: Mapping[str, Instrument]
    lexicons: Mapping[str, Lexicon]
    digest: str
    lexicon: Lexicon
    _days: dict[tuple[str, date], Current | None] = field(
        default_factory=dict, repr=False, compare=False
    )

    def as_of(self, day: date) -> tuple[Current, ...]:
        """Every instrument that had begun by the day, with the edition that speaks then."""
        found = (self.current(name, day) for name in self.instruments)
        return tuple(one for one in found if one is not None)

    def current(self, name: str, day: date) -> Current | None:
        """One instrument on a day; None where it had not begun, KeyError where there is none."""
        instrument = self.instruments[name]
        if (name, day) not in self._days:
            if len(self._days) >= MOST_KEPT:
                self._days.clear()
            edition = edition_on(instrument, day)
            found = None if edition is None else self.as_if(name, edition, day)
            self._days[name, day] = found
        return self._days[name, day]

    def as_if(self, name: str, edition: Edition, day: date) -> Current:
        """One instrument on a day as if a certain edition of it spoke then."""
        return Current(
            self.instruments[name],
            edition,
            current_round(edition, day),
            validity(edition, day),
            availability(edition, day),
            moment(edition, day),
            self.lexicons[name],
        )


def instrument_adapter() -> TypeAdapter[Instrument]:
    """Reads and writes instruments; also the source of the JSON Schema for editors."""
    return adapter_of(Instrument)


def shipped_folder() -> Path:
    """The catalogue that comes with the package."""
    return data_dir() / "catalogue"


def read_catalogue(folder: Path, *, lexicon: Lexicon | None = None) -> Catalogue:
    """Read every YAML file below a folder.

    Raises
    ------
    CatalogueError
        With all problems of all files; the folder is used whole or not at all.
    """
    lexicon = lexicon or shipped_lexicon()
    files = sorted(folder.rglob("*.yaml"))
    texts = [(path, path.read_bytes()) for path in files]
    digest = _digest(texts, folder=folder)
    if not files:
        raise CatalogueError([Problem(str(folder), "", "catalogue_empty")])
    read, problems = _parse([(p.relative_to(folder).as_posix(), t) for p, t in texts], lexicon)
    problems += [*_names(read), *_sheets(read)]
    instruments = {entry.instrument.id: entry.instrument for entry in read}
    broken = (Path(problem.file).stem for problem in problems)
    sheets = {sheet: name for name, one in instruments.items() for sheet in one.provenance}
    known = Others({*instruments, *broken}, sheets)
    for entry in read:
        problems += check(entry.instrument, entry.lexicon, known=known, place=entry.place)
    if problems:
        raise CatalogueError(problems)
    return Catalogue(instruments, {e.instrument.id: e.lexicon for e in read}, digest, lexicon)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file as read: the instrument, its words, and where each part stands."""

    file: str
    instrument: Instrument
    lexicon: Lexicon
    positions: Positions

    def place(
        self, path: tuple[str | int, ...], code: str, values: Mapping[str, object]
    ) -> Problem:
        """A problem at a path of this file, with the nearest line known."""
        return _problem(self.file, path, code, values, self.positions)


def _parse(
    texts: Sequence[tuple[str, bytes]], lexicon: Lexicon
) -> tuple[list[Entry], list[Problem]]:
    read: list[Entry] = []
    problems: list[Problem] = []
    for name, content in texts:
        try:
            read.append(read_instrument(content, file=name, lexicon=lexicon))
        except ProblemsError as error:
            problems += error.problems
    return read, problems


def read_instrument(content: bytes, *, file: str, lexicon: Lexicon) -> Entry:
    """Read one file.

    Raises
    ------
    CatalogueError
        With all problems of the file's shape; meaning is checked by `checks.check`.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CatalogueError([Problem(file, "", "not_utf8", {"byte": error.start})]) from error
    raw, positions = load(text, name=file)
    try:
        instrument = instrument_adapter().validate_python(raw)
    except ValidationError as error:
        wrong = told(error, raw, adapter=instrument_adapter())
        raise CatalogueError(_problem(file, *one, positions) for one in wrong) from error
    own = read_indicators(instrument.indicators, file=file, positions=positions)
    local = Lexicon(lexicon.vocabulary, {**lexicon.indicators, **own}) if own else lexicon
    if instrument.asks:
        own_name, kind = instrument.name, instrument.subject.kind
        local = local.asking(
            instrument.asks, instrument=instrument.id, title=own_name, subject=kind
        )
    return Entry(file, instrument, local, positions)


def _problem(
    file: str,
    path: tuple[str | int, ...],
    code: str,
    values: Mapping[str, object],
    positions: Positions,
) -> Problem:
    return Problem(file, dotted(path), code, values, positions.nearest(path))


def _names(read: Iterable[Entry]) -> list[Problem]:
    """An id is the name of its file, and of no other."""
    seen: dict[str, str] = {}
    problems = []
    for entry in read:
        own, stem = entry.instrument.id, Path(entry.file).stem
        other = seen.setdefault(own, entry.file)
        if other != entry.file:
            values: dict[str, object] = {"found": own, "other": other}
            problems.append(entry.place(("id",), "id_twice", values))
        elif own != stem:
            problems.append(entry.place(("id",), "id_not_file", {"found": own, "file": stem}))
    return problems


def _sheets(read: Iterable[Entry]) -> Iterator[Problem]:
    """A fact sheet stands in one edition of one file."""
    seen: dict[str, str] = {}
    for entry in read:
        for index, edition in enumerate(entry.instrument.editions):
            for sheet in edition.provenance:
                if sheet in seen:
                    values = {"found": sheet, "other": seen[sheet]}
                    yield entry.place(("editions", index, "provenance"), "sheet_twice", values)
                seen.setdefault(sheet, f"{entry.file}: editions[{index}]")


def _digest(texts: Sequence[tuple[Path, bytes]], *, folder: Path) -> str:
    """SHA-256 over names and contents, so that the same files always have the same name."""
    total = hashlib.sha256()
    for path, content in texts:
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()
