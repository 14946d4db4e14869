"""Rule cases: what an instrument must answer, at each threshold, beside it, and when unknown.

A file names an instrument, a day, a base profile and the status it must get. Each threshold
changes one fact of the base: `pass` keeps the status, `fail` makes it ineligible (or `fail_to`),
leaving the fact out makes it undetermined (or `unknown_to`). Each case changes what it says and
expects what it says. Under `bases` stand further profiles, each the base with a change, such as
one for another edition or branch, with a day, status, thresholds and cases of its own.
"""

import copy
import json
import pathlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from recommender.errors import Problem, ProfileError
from recommender.firm.facts import Firm
from recommender.indicators.reading import read_firm
from recommender.resources.shapes import Found
from recommender.resources.strict_yaml import Path, dotted, load
from recommender.units.dates import PartialDate

EXPECTATIONS = frozenset(
    {"verdict", "subject_to", "missing", "amount", "validity", "availability"}
)
CASE_KEYS = EXPECTATIONS | {"name", "change", "as_of", "subject"}
THRESHOLD_KEYS = frozenset({"set", "pass", "fail", "pass_to", "fail_to", "unknown_to"})
_PARTS = frozenset({"as_of", "status", "expect", "thresholds", "cases"})
BASE_KEYS = _PARTS | {"name", "change"}
FILE_KEYS = _PARTS | {"instrument", "base", "bases"}
_GONE = object()
Profile = Mapping[str, object]


@dataclass(frozen=True)
class Case:
    """One question to an instrument and what the answer must hold."""

    instrument: str
    name: str
    profile: Profile
    day: date
    expected: Mapping[str, object]

    @cached_property
    def firm(self) -> Firm:
        """The profile as read.

        Raises
        ------
        ProfileError
            With every problem of the profile; the file named is the case.
        """
        text = json.dumps({"profile": 1, **self.profile}, ensure_ascii=False, default=str)
        return read_firm(text.encode(), file=f"{self.instrument}: {self.name}")


def read_cases(path: pathlib.Path) -> list[Case]:
    """Every case of a file.

    Raises
    ------
    ProblemsError
        When the file is no YAML, lacks a key or has a key nobody reads.
    """
    raw, positions = load(path.read_text("utf-8"), name=path.name)
    problems = [
        Problem(path.name, dotted(at), code, values, positions.nearest(at))
        for at, code, values in _problems(raw)
    ]
    if problems:
        raise ProfileError(problems)
    assert isinstance(raw, dict)  # noqa: S101
    return list(_cases(raw))


def _problems(raw: object) -> Iterator[Found]:
    if not isinstance(raw, dict):
        yield (), "not_a_mapping", {"found": raw}
        return
    for key in ("instrument", "as_of", "status", "base"):
        if key not in raw:
            yield (key,), "key_missing", {"found": key}
    yield from _strange(raw, FILE_KEYS, ())
    yield from _lines(raw, ())
    for index, base in enumerate(raw.get("bases", [])):
        yield from _strange(base, BASE_KEYS, ("bases", index))
        for key in ("name", "change"):
            if key not in base:
                yield ("bases", index, key), "key_missing", {"found": key}
        yield from _lines(base, ("bases", index))


def _lines(part: Mapping[str, object], at: Path) -> Iterator[Found]:
    """What is wrong with thresholds and cases."""
    file = _File(part)
    for index, line in enumerate(file.parts("thresholds")):
        yield from _strange(line, THRESHOLD_KEYS, (*at, "thresholds", index))
    for index, case in enumerate(file.parts("cases")):
        here = (*at, "cases", index)
        yield from _strange(case, CASE_KEYS, here)
        if not case.keys() & EXPECTATIONS:
            yield here, "one_of", {"options": ", ".join(sorted(EXPECTATIONS))}


def _strange(found: Mapping[str, object], known: frozenset[str], at: Path) -> Iterator[Found]:
    for key in sorted(found.keys() - known):
        near = tuple(get_close_matches(key, known, n=3))
        yield (*at, key), "key_unknown", {"found": key, "near": near}


def _cases(raw: Mapping[str, object]) -> Iterator[Case]:
    file = _File(raw)
    yield from _of_base(file, "base")
    for part in file.parts("bases"):
        profile = changed(file.part("base"), _told(part))
        own = {key: part.get(key, raw[key]) for key in ("as_of", "status")}
        name = str(part["name"])
        other = _File({**part, **own, "instrument": raw["instrument"], "base": profile}, name)
        yield from _of_base(other, name)


def _of_base(file: "_File", name: str) -> Iterator[Case]:
    first = file.case(name, {}, {"verdict": file.raw["status"], **file.part("expect")})
    yield replace(first, name=name)
    for line in file.parts("thresholds"):
        yield from _threshold(file, line)
    for case in file.parts("cases"):
        yield file.case(str(case["name"]), _told(case), case, day=case.get("as_of"))


def _told(case: Mapping[str, object]) -> Mapping[str, object]:
    """What a case or base changes; null takes a fact away."""
    change = case.get("change") or {}
    assert isinstance(change, dict)  # noqa: S101
    return {key: _GONE if value is None else value for key, value in change.items()}


def _threshold(file: "_File", line: Mapping[str, object]) -> Iterator[Case]:
    at, status = str(line["set"]), file.raw["status"]
    kept = {"verdict": line.get("pass_to", status)}
    yield file.case(f"{at}={line['pass']}", {at: line["pass"]}, kept)
    if "fail" in line:
        wrong = {"verdict": line.get("fail_to", "ineligible")}
        yield file.case(f"{at}={line['fail']}", {at: line["fail"]}, wrong)
    open_ = {"verdict": line.get("unknown_to", "undetermined")}
    yield file.case(f"{at} unknown", {at: _GONE}, open_)


@dataclass(frozen=True, slots=True)
class _File:
    raw: Mapping[str, object]
    base: str = ""

    def part(self, key: str) -> Mapping[str, object]:
        found = self.raw.get(key) or {}
        assert isinstance(found, dict)  # noqa: S101
        return found

    def parts(self, key: str) -> list[Mapping[str, object]]:
        found = self.raw.get(key) or []
        assert isinstance(found, list)  # noqa: S101
        return found

    def case(
        self,
        name: str,
        change: Mapping[str, object],
        expected: Mapping[str, object],
        *,
        day: object = None,
    ) -> Case:
        asked = PartialDate.parse(str(day or self.raw["as_of"])).first
        profile = changed(self.part("base"), change)
        told = f"{self.base}: {name}" if self.base else name
        return Case(str(self.raw["instrument"]), told, profile, asked, expected)


def changed(base: Profile, changes: Mapping[str, object]) -> Profile:
    """A profile with values put at paths such as `accounts.2024.revenue`, `products[0].kind`."""
    profile = copy.deepcopy(dict(base))
    for path, value in changes.items():
        parts = [int(i) if i else w for w, i in re.findall(r"([^.\[\]]+)|\[(\d+)\]", path)]
        _put(profile, parts, value)
    return profile


def _put(inside: object, parts: "list[str | int]", value: object) -> None:
    key, *rest = parts
    found: dict[str | int, object] = inside  # type: ignore[assignment]
    if rest:
        empty: object = [] if isinstance(rest[0], int) else {}
        if isinstance(inside, dict) and key not in inside:
            found[key] = empty
        elif isinstance(inside, list) and key == len(inside):
            inside.append(empty)
        _put(found[key], rest, value)
    elif value is _GONE and isinstance(inside, dict):
        inside.pop(key, None)
    elif value is _GONE:
        del found[key]
    elif isinstance(inside, list) and key == len(inside):
        inside.append(value)
    else:
        found[key] = value
