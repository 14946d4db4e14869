"""Outcomes of applications from a sheet, put into a history: all of them, or none.

A row has `award`, `firm`, `instrument`, `outcome`, a `date` or a `year`, and may have `amount`,
`region`, columns `project_…` and `group_…`, and what is known of the firm (`firm_size`, …). A firm
that the history does not know needs `firm_enterprise`; one told differently than before is so from
the day of the outcome on. The same sheet twice changes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

import polars as pl

from models.history.cells import NEEDED, Cells
from models.history.frames import kind_of
from models.history.shape import FREE, TABLES, Kind, file_of
from models.history.sheets import Sheet
from models.history.tables import History, history_of
from recommender.errors import Problem, ProblemsError
from recommender.wording.outcomes import HEADERS

Row = dict[str, Any]
_FIRM = {
    f"firm_{name}": name for name in TABLES["firms"].columns if name not in TABLES["firms"].key
}
_KNOWN = (*TABLES["awards"].columns, *_FIRM)


@dataclass(frozen=True, slots=True)
class Added:
    """A history with a sheet put in: how many outcomes were new, known, and of new firms."""

    history: History
    new: int
    known: int
    firms: int


def add_outcomes(history: History, sheet: Sheet) -> Added:
    """Put every outcome of a sheet into a history.

    Raises
    ------
    ProblemsError
        With every problem of the sheet; nothing of it is taken then.
    """
    names = {column: HEADERS.get(column, column) for column in sheet.columns if column}
    problems = _columns_wrong(sheet, names)
    if problems:
        raise ProblemsError(problems)
    frames = dict(history.frames())
    cells = Cells(sheet.file, history.about.currency, _kinds(frames["awards"]))
    read = [
        (line, cells.row(line, {names[c]: text for c, text in row.items() if c and text}))
        for line, row in sheet.rows
    ]
    found = _Found(cells, frames)
    for line, row in read:
        found.take(line, row)
    if cells.problems:
        raise ProblemsError(cells.problems)
    return found.added(history)


def _columns_wrong(sheet: Sheet, names: Mapping[str, str]) -> list[Problem]:
    given = list(names.values())
    missing = [
        Problem(sheet.file, name, "column_missing", {"found": name, "type": "text"})
        for name in NEEDED
        if name not in given and not (name == "year" and "date" in given)
    ]
    twice = [
        Problem(sheet.file, column, "column_twice", {"found": name})
        for column, name in names.items()
        if given.count(name) > 1
    ]
    unknown = [
        Problem(
            sheet.file,
            column,
            "column_unknown",
            {"found": column, "near": tuple(get_close_matches(column, [*_KNOWN, *HEADERS], n=3))},
        )
        for column, name in names.items()
        if name not in _KNOWN and not name.startswith(FREE)
    ]
    return [*missing, *twice, *unknown]


def _kinds(awards: pl.DataFrame) -> dict[str, Kind]:
    """What the columns of one's own hold that the history has already."""
    own = {name: kind_of(name, dtype, {}) for name, dtype in awards.schema.items()}
    return {name: kind for name, kind in own.items() if kind is not None}


class _Found:
    """Takes rows one by one, against what the history holds and what came before them."""

    def __init__(self, cells: Cells, frames: dict[str, pl.DataFrame]) -> None:
        self.refuse, self.frames = cells.refuse, frames
        self.recorded = {row["award"]: row for row in frames["awards"].iter_rows(named=True)}
        self.instruments = set(frames["instruments"]["instrument"])
        self.firms: dict[str, list[Row]] = {}
        for row in frames["firms"].iter_rows(named=True):
            self.firms.setdefault(row["firm"], []).append(row)
        self.lines: dict[str, int] = {}
        self.new: list[Row] = []
        self.states: list[Row] = []
        self.known = self.strangers = 0

    def take(self, line: int, row: Row) -> None:
        """One row: on record already, new, or wrong."""
        award = row.get("award")
        first = self.lines.setdefault(award, line) if award else line
        if first != line:
            self.refuse("award", "row_twice", line, found=award, first=first)
        elif award in self.recorded:
            self._again(line, row)
        elif all(row.get(name) for name in NEEDED):
            self._new(line, row)

    def _again(self, line: int, row: Row) -> None:
        """The same outcome once more must tell the same."""
        before = self.recorded[row["award"]]
        for name, value in row.items():
            if name not in _FIRM and name != "known_from" and before.get(name) != value:
                told = {"known": f"{name}={before.get(name)}", "came": f"{name}={value}"}
                self.refuse(name, "award_differs", line, found=row["award"], **told)
        self.known += 1

    def _new(self, line: int, row: Row) -> None:
        if row["instrument"] not in self.instruments:
            values = {"found": row["instrument"], "file": file_of("instruments")}
            self.refuse("instrument", "reference_unknown", line, **values)
        told = {name: row[column] for column, name in _FIRM.items() if column in row}
        states = self.firms.setdefault(row["firm"], [])
        if not states and "enterprise" not in told:
            self.refuse("firm_enterprise", "firm_undescribed", line, found=row["firm"])
        elif not states:
            self.strangers += 1
            self._state(states, {"firm": row["firm"], "valid_from": None, **told})
        else:
            self._changed(states, told, row["known_from"])
        self.new.append({name: value for name, value in row.items() if name not in _FIRM})

    def _changed(self, states: list[Row], told: Row, day: date) -> None:
        """A firm told differently than it was on the day is so from the day on."""
        earlier = [one for one in states if one["valid_from"] is None or one["valid_from"] <= day]
        before = max(earlier or states[:1], key=lambda one: one["valid_from"] or date.min)
        if any(before.get(name) != value for name, value in told.items()):
            self._state(states, {**before, **told, "valid_from": day})

    def _state(self, states: list[Row], state: Row) -> None:
        states.append(state)
        self.states.append(state)

    def added(self, history: History) -> Added:
        """The history with all that was taken."""
        rows = [{k: v for k, v in row.items() if k != "known_from"} for row in self.new]
        calls = [{"instrument": row["instrument"], "year": row["year"]} for row in rows]
        put = {"awards": rows, "firms": self.states, "calls": calls}
        frames = dict(self.frames)
        for name, new in put.items():
            frames[name] = _with(frames[name], new, key=TABLES[name].key)
        made = history_of(frames, history.about)
        return Added(made, len(rows), self.known, self.strangers)


def _with(frame: pl.DataFrame, rows: list[Row], *, key: tuple[str, ...]) -> pl.DataFrame:
    if not rows:
        return frame
    extra = {name for row in rows for name in row} - set(frame.columns)
    schema: dict[str, Any] = {**frame.schema, **dict.fromkeys(sorted(extra), pl.String)}
    new = pl.DataFrame(
        [{name: row.get(name) for name in schema} for row in rows], schema=schema, orient="row"
    )
    joined = pl.concat([frame, new], how="diagonal")
    return joined.unique(subset=key, keep="last", maintain_order=True)
