"""Places: is one inside another on a day, under codes that change (GB/T 2260 and named sets)."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from recommender.resources.paths import reference_file

SET = "set:"
_CODE = 6
_OPEN = 9999
_DIRECT = "90"  # third and fourth digit of counties that stand directly under a province


@dataclass(frozen=True, slots=True)
class Region:
    """One record of the list: a code with its name while it was in use (years, end excluded)."""

    code: str
    name: str
    level: str
    parent: str
    begins: int
    ends: int
    moved_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regions:
    """The list of places by code, the sets policies name (last year included), and who moved."""

    records: Mapping[str, tuple[Region, ...]]
    sets: Mapping[str, tuple[tuple[str, int, int], ...]]
    origins: Mapping[str, tuple[tuple[str, int], ...]]

    @classmethod
    @cache
    def shipped(cls) -> "Regions":
        """The list that comes with the package."""
        return read_regions(reference_file("regions.csv"), sets=reference_file("region-sets.csv"))

    def known(self, code: str) -> bool:
        """Whether a code, or a named set, is on the list or lies under a prefix that is."""
        if code.startswith(SET):
            return code.removeprefix(SET) in self.sets
        if len(code) != _CODE or not (code.isascii() and code.isdigit()):
            return False
        if code in self.records or _city(code) in self.records:
            return True
        alone = code[2:4] == _DIRECT or not self._parts(_province(code), level="prefecture")
        return _province(code) in self.records and alone

    def name(self, code: str, *, on: date) -> str | None:
        """The name a code had on a day, else its latest one."""
        records = self.records.get(code)
        if not records:
            return None
        return next((r.name for r in records if r.begins <= on.year < r.ends), records[-1].name)

    def named(self, text: str) -> tuple[str, ...]:
        """A code on the list as it is, else the codes in use of places with exactly this name."""
        if text in self.records:
            return (text,)
        return tuple(
            c for c, rs in self.records.items() if rs[-1].ends == _OPEN and rs[-1].name == text
        )

    def find(self, text: str) -> tuple[str, ...]:
        """The codes `named` gives, else those of places in use with the nearest names."""
        names = {rs[-1].name for rs in self.records.values() if rs[-1].ends == _OPEN}
        near = get_close_matches(text, sorted(names), n=3)
        return self.named(text) or tuple(code for name in near for code in self.named(name))

    def within(self, code: str, area: str, *, on: date) -> bool | None:
        """Whether a place lies inside an area on a day; None where that cannot be told.

        A code not in use on the day is read as the codes its territory had then; the answer is
        given where all of them agree. The list changes by the year, so a change counts for the
        whole of its year.

        Raises
        ------
        ValueError
            When the area is a set that is not on the list.
        """
        places = self._codes(code, on.year) or {_province(code)}
        if area.startswith(SET):
            return self._in_set(places, area.removeprefix(SET), on.year)
        return _agreed(self._inside(place, area, on.year) for place in places)

    def _in_set(self, places: Iterable[str], name: str, year: int) -> bool | None:
        """Whether places lie in a set, both by today's borders and by those it was drawn up with.

        None outside the years of the set: no list of members was read for them.
        """
        if name not in self.sets:
            near = get_close_matches(name, list(self.sets), n=1) or sorted(self.sets)
            raise ValueError(f"No set of places is called {name!r}. Write {' or '.join(near)}.")
        current = [(code, start) for code, start, end in self.sets[name] if start <= year <= end]
        if not current:
            return None
        members = [code for code, _ in current]
        drawn_up = max(start for _, start in current) - 1
        days = {year: set(places)}
        if drawn_up > 0:
            days[drawn_up] = {was for one in places for was in self._were(one, year, drawn_up)}
        return _agreed(
            _some(self._inside(place, member, day) for member in members)
            for day, found in days.items()
            for place in found
        )

    def _inside(self, place: str, area: str, year: int) -> bool | None:
        """Whether a place in use in a year lies in an area, which may be in use or not."""
        records = self.records.get(area, ())
        if not records or _in_use(records, year):
            return True if _covers(area, place) else None if _covers(place, area) else False
        ended = [record.ends for record in records if record.ends <= year]
        if ended:
            last = max(ended) - 1
            return _agreed(self._inside(was, area, last) for was in self._were(place, year, last))
        later = self._codes(area, year)
        touched = any(_covers(one, place) or _covers(place, one) for one in later)
        return None if touched else False

    def _codes(self, code: str, year: int, seen: frozenset[str] = frozenset()) -> set[str]:
        """The codes in use in a year for what a code stands for; the code itself if it is one."""
        records = self.records.get(code, ())
        if not records or _in_use(records, year):
            return {code}
        if code in seen:
            return set()
        ended = [record for record in records if record.ends <= year]
        if ended:
            after = [to.partition("[")[0] for to in ended[-1].moved_to]
            others = after or self._parts(code, level="county")
        else:
            others = [origin for origin, moved in self.origins.get(code, ()) if moved > year]
        return {one for other in others for one in self._codes(other, year, seen | {code})}

    def _were(self, place: str, year: int, before: int) -> set[str]:
        """The codes that the counties of a place in one year had in an earlier year."""
        counties = [] if place != _city(place) else self._counties(place, year)
        parts = counties or [place]
        return {was for part in parts for was in self._before(part, year, before)} or {place}

    def _counties(self, place: str, year: int) -> list[str]:
        return [
            code
            for code, records in self.records.items()
            if records[-1].level == "county" and _covers(place, code) and _in_use(records, year)
        ]

    def _before(self, code: str, year: int, before: int) -> set[str]:
        records = self.records.get(code, ())
        found = {code} if not records or _in_use(records, before) else set()
        for origin, moved in self.origins.get(code, ()):
            if before < moved <= year:
                found |= self._before(origin, moved - 1, before)
        return found

    def _parts(self, code: str, *, level: str) -> list[str]:
        found = (r for records in self.records.values() for r in records)
        return [r.code for r in found if r.parent == code and r.level == level]


def _city(code: str) -> str:
    return code[:4] + "00"


def _province(code: str) -> str:
    return code[:2] + "0000"


def _covers(area: str, place: str) -> bool:
    """Whether the prefix of an area (province, city) covers a place; equal codes do."""
    width = 2 if area.endswith("0000") else 4 if area.endswith("00") else _CODE
    return place[:width] == area[:width]


def _in_use(records: Iterable[Region], year: int) -> bool:
    return any(record.begins <= year < record.ends for record in records)


def _some(states: Iterable[bool | None]) -> bool | None:
    seen = set(states)
    return True if True in seen else None if None in seen else False


def _agreed(states: Iterable[bool | None]) -> bool | None:
    seen = set(states)
    return seen.pop() if len(seen) == 1 else None


def _year(text: str, *, otherwise: int) -> int:
    return int(text[:4]) if text else otherwise


def read_regions(path: Path, *, sets: Path) -> Regions:
    """Read the list of places and the sets."""
    records: dict[str, list[Region]] = {}
    origins: dict[str, list[tuple[str, int]]] = {}
    for row in _rows(path):
        region = _region(row)
        records.setdefault(region.code, []).append(region)
        for target in region.moved_to:
            code, _, part = target.partition("[")
            moved = _year(part, otherwise=region.ends)
            origins.setdefault(code, []).append((region.code, moved))
    named: dict[str, list[tuple[str, int, int]]] = {}
    for row in _rows(sets):
        years = _year(row["valid_from"], otherwise=0), _year(row["valid_to"], otherwise=_OPEN)
        named.setdefault(row["set_id"], []).append((row["member_code"], *years))
    return Regions(
        {code: tuple(sorted(rs, key=lambda r: r.ends)) for code, rs in records.items()},
        {name: tuple(members) for name, members in named.items()},
        {code: tuple(found) for code, found in origins.items()},
    )


def _region(row: Mapping[str, str]) -> Region:
    return Region(
        row["code"],
        row["name"],
        row["level"],
        row["parent"],
        _year(row["valid_from"], otherwise=0),
        _year(row["valid_to"], otherwise=_OPEN),
        tuple(row["moved_to"].split(";")) if row["moved_to"] else (),
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
