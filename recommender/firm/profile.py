"""Reads a firm's profile from YAML or JSON: every problem at once, nothing half-read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from recommender.errors import Problem, ProblemsError, ProfileError, UnitError
from recommender.firm.facts import Firm, Holding, Record, Titles, Value
from recommender.firm.reading import read_value, read_yes_no
from recommender.firm.uscc import parse_uscc
from recommender.resources.strict_yaml import Path, Positions, dotted, load, load_json
from recommender.units.bounds import Bounds
from recommender.units.dates import PartialDate
from recommender.units.ranges import parse_range, unknown
from recommender.units.ratio import parse_ratio
from recommender.vocabulary.fields import Vocabulary

VERSION = 1
_TOP = ("profile", "name", "uscc", "firm", "accounts", "titles", "stated", "answers")
_HOLDING = ("title", "granted", "expires")
_YEARS = range(1990, 2101)
MOST_RECORDS = 500
MOST_PROBLEMS = 200
_YEAR = re.compile(r"^[0-9]{4}$")


def read_profile(text: str, *, file: str, vocabulary: Vocabulary) -> Firm:
    """Read a profile.

    Raises
    ------
    ProfileError
        With every problem, each with its place.
    """
    try:
        if text.lstrip().startswith("{"):
            raw, positions = load_json(text, name=file), Positions({})
        else:
            raw, positions = load(text, name=file)
    except ProblemsError as error:
        raise ProfileError(_first(error.problems, file)) from error
    reader = _Reader(file, positions, vocabulary)
    firm = reader.firm(raw)
    if reader.problems:
        raise ProfileError(reader.problems)
    return firm


@dataclass
class _Reader:
    """Gathers values and problems while it walks the profile once."""

    file: str
    positions: Positions
    vocabulary: Vocabulary
    problems: list[Problem] = field(default_factory=list)
    records_read: int = 0

    def refuse(self, path: Path, code: str, **values: object) -> None:
        if len(self.problems) == MOST_PROBLEMS:
            raise ProfileError([*self.problems, _more(self.file)])
        line = self.positions.nearest(path)
        self.problems.append(Problem(self.file, dotted(path), code, values, line))

    def mapping(self, raw: object, path: Path) -> Mapping[str, object]:
        if isinstance(raw, Mapping):
            return raw
        if raw is not None:
            self.refuse(path, "not_a_mapping", found=raw)
        return {}

    def firm(self, raw: object) -> Firm:
        top = self.mapping(raw, ())
        self.unexpected(top, (*_TOP, *map(records_key, self.vocabulary.record_kinds)), ())
        if top.get("profile", VERSION) != VERSION:
            self.refuse(("profile",), "profile_version", found=top["profile"], expected=VERSION)
        values = self.values(top.get("firm"), ("firm",), subject="firm")
        values |= self.answers(top.get("answers"), ("answers",))
        return Firm(
            name=str(top.get("name") or ""),
            uscc=self.uscc(top.get("uscc")),
            values=values,
            accounts=self.accounts(top.get("accounts")),
            titles=self.titles(top.get("titles"), ("titles",)),
            records={kind: self.records(top, kind) for kind in self.vocabulary.record_kinds},
            stated=self.stated(top.get("stated")),
        )

    def unexpected(self, found: Mapping[str, object], known: Sequence[str], path: Path) -> None:
        for key in found:
            if key not in known:
                near = tuple(get_close_matches(key, known, n=3))
                self.refuse((*path, key), "key_unknown", found=key, near=near)

    def uscc(self, raw: object) -> str | None:
        if unknown(raw):
            return None
        try:
            return parse_uscc(str(raw)).code
        except UnitError as error:
            self.refuse(("uscc",), error.code, **error.values)
            return None

    def values(self, raw: object, path: Path, *, subject: str) -> dict[str, Value]:
        """The fields of one subject, by short name; unknown ones are left out."""
        prefix = "" if subject in {"firm", "accounts"} else f"{subject}."
        fields = {f.name.removeprefix(prefix): f for f in self.vocabulary.of(subject)}
        read: dict[str, Value] = {}
        for key, value in self.mapping(raw, path).items():
            if key not in fields:
                near = tuple(get_close_matches(key, list(fields), n=3))
                self.refuse((*path, key), "field_unknown", found=key, near=near)
                continue
            try:
                found = read_value(fields[key], value)
            except UnitError as error:
                self.refuse((*path, key), error.code, **error.values)
            else:
                if found is not None:
                    read[key] = found
        return read

    def answers(self, raw: object, path: Path) -> dict[str, Value]:
        """Yes or no to what single instruments ask, under `instrument.key`."""
        read: dict[str, Value] = {}
        for instrument, told in self.mapping(raw, path).items():
            at = (*path, instrument)
            if told is not None and not isinstance(told, Mapping):
                self.refuse(at, "answer_apart", found=told)
                continue
            for key, value in (told or {}).items():
                try:
                    if not unknown(value):
                        read[f"{instrument}.{key}"] = read_yes_no(value)
                except UnitError as error:
                    self.refuse((*at, key), error.code, **error.values)
        return read

    def accounts(self, raw: object) -> dict[int, dict[str, Value]]:
        read: dict[int, dict[str, Value]] = {}
        for key, lines in self.mapping(raw, ("accounts",)).items():
            path: Path = ("accounts", key)
            if not _YEAR.match(key) or int(key) not in _YEARS:
                self.refuse(path, "year_expected", found=key)
                continue
            read[int(key)] = self.values(lines, path, subject="accounts")
        return read

    def titles(self, raw: object, path: Path) -> Titles:
        found: Mapping[str, object] = (
            {"held": raw} if isinstance(raw, list) else self.mapping(raw, path)
        )
        self.unexpected(found, ("held", "not_held", "complete"), path)
        held = [
            holding
            for index, entry in enumerate(self.sequence(found.get("held"), (*path, "held")))
            if (holding := self.holding(entry, (*path, "held", index)))
        ]
        refused = [str(t) for t in self.sequence(found.get("not_held"), (*path, "not_held"))]
        for index, title in enumerate(refused):
            self.title_known(title, (*path, "not_held", index))
        complete = found.get("complete", False)
        if not isinstance(complete, bool):
            self.refuse((*path, "complete"), "not_yes_no", found=complete)
        return Titles(tuple(held), frozenset(refused), complete is True)

    def sequence(self, raw: object, path: Path) -> list[object]:
        if isinstance(raw, list):
            return raw
        if raw is not None:
            self.refuse(path, "not_a_list", found=raw)
        return []

    def holding(self, raw: object, path: Path) -> Holding | None:
        entry = {"title": raw} if isinstance(raw, str) else self.mapping(raw, path)
        self.unexpected(entry, _HOLDING, path)
        title = str(entry.get("title") or "")
        if not self.title_known(title, path):
            return None
        granted, expires = (self.date(entry.get(key), (*path, key)) for key in _HOLDING[1:])
        if granted and expires and expires.last < granted.first:
            self.refuse(path, "ends_before_begin", found=str(expires), **{"from": str(granted)})
        return Holding(title, granted, expires)

    def title_known(self, title: str, path: Path) -> bool:
        if title in self.vocabulary.titles:
            return True
        near = tuple(get_close_matches(title, list(self.vocabulary.titles), n=3, cutoff=0.4))
        self.refuse(path, "title_unknown", found=title, near=near)
        return False

    def date(self, raw: object, path: Path) -> PartialDate | None:
        if unknown(raw):
            return None
        try:
            return PartialDate.parse(str(raw))
        except UnitError as error:
            self.refuse(path, error.code, **error.values)
            return None

    def records(self, top: Mapping[str, object], kind: str) -> tuple[Record, ...] | None:
        """The records of a kind: None where nobody said, empty where there is none."""
        key = records_key(kind)
        if key not in top or unknown(top[key]):
            return None
        entries = self.sequence(top[key], (key,))
        self.records_read += len(entries)
        if self.records_read > MOST_RECORDS:
            self.refuse((key,), "records_too_many", limit=MOST_RECORDS)
            return None
        return tuple(
            self.record(entry, kind, index, (key, index)) for index, entry in enumerate(entries)
        )

    def record(self, raw: object, kind: str, index: int, path: Path) -> Record:
        entry = dict(self.mapping(raw, path))
        name, planned = entry.pop("name", None), entry.pop("planned", False)
        titles = self.titles(entry.pop("titles", None), (*path, "titles"))
        if not isinstance(planned, bool):
            self.refuse((*path, "planned"), "not_yes_no", found=planned)
        answers = self.answers(entry.pop("answers", None), (*path, "answers"))
        values = {**self.values(entry, path, subject=kind), **answers}
        return Record(
            kind, index, str(name or f"{kind} {index + 1}"), values, titles, planned is True
        )

    def stated(self, raw: object) -> dict[str, Bounds]:
        """Indicators the firm states because their base facts are not at hand (DESIGN 14)."""
        read: dict[str, Bounds] = {}
        for name, value in self.mapping(raw, ("stated",)).items():
            try:
                if not unknown(value):
                    read[name] = parse_range(value, parse_ratio)
            except UnitError as error:
                self.refuse(("stated", name), error.code, **error.values)
        return read


def _first(problems: Sequence[Problem], file: str) -> Sequence[Problem]:
    """As many problems as a person will read, and a word that there are more."""
    few = problems[:MOST_PROBLEMS]
    return few if len(few) == len(problems) else [*few, _more(file)]


def _more(file: str) -> Problem:
    return Problem(file, "", "and_more", {"limit": MOST_PROBLEMS})


def records_key(kind: str) -> str:
    """The key under which a profile lists records: projects, products, persons …."""
    return kind if kind == "ip" else f"{kind}s"
