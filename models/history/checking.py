"""What is wrong with the tables of a history: file, row, column, what came, and the way out."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

import polars as pl

from models.history.frames import POLARS, kind_of
from models.history.shape import FREE, TABLES, Column, Kind, Table, file_of
from recommender.errors import Problem

MOST = 50
FIRST_YEAR, LAST_YEAR = 1900, 2100
_TOLD: Mapping[Kind, str] = {
    "text": "String",
    "date": "Date",
    "whole": "Int64",
    "flag": "Boolean",
}


def problems_of(frames: Mapping[str, pl.DataFrame], files: Mapping[str, str]) -> list[Problem]:
    """Every problem of every table; of rows only when the columns are as they should be.

    Rows are counted from 1, as the file holds them; `files` names each table's file.
    """
    shaped = [
        problem
        for name, table in TABLES.items()
        for problem in columns_wrong(frames[name], table, files[name])
    ]
    if shaped:
        return shaped
    return [
        problem
        for name, table in TABLES.items()
        for problem in rows_wrong(frames, name, table, files[name])
    ]


def columns_wrong(frame: pl.DataFrame, table: Table, file: str) -> Iterator[Problem]:
    """Columns that are missing, of the wrong type, or that no history has."""
    for name, column in table.columns.items():
        if name not in frame.columns:
            yield Problem(file, name, "column_missing", {"found": name, "type": column.kind})
    for name, dtype in frame.schema.items():
        kind = kind_of(name, dtype, table.columns)
        if kind is None and not name.startswith(FREE):
            near = tuple(get_close_matches(name, list(table.columns), n=3))
            yield Problem(file, name, "column_unknown", {"found": name, "near": near})
        elif kind is None or dtype != POLARS[kind]:
            wanted = _TOLD[kind] if kind else " / ".join(_TOLD.values())
            values = {"found": str(dtype), "expected": wanted}
            yield Problem(file, name, "column_type", values)


def rows_wrong(
    frames: Mapping[str, pl.DataFrame], name: str, table: Table, file: str
) -> Iterator[Problem]:
    """Rows with a value missing or not allowed, rows twice, and references to nothing."""
    frame = frames[name].with_row_index("_row", offset=1)
    for column, rule in table.columns.items():
        yield from _values_wrong(frame, column, rule, file)
    yield from _twice(frame, table.key, file)
    for column, other in table.refers.items():
        known = frames[other][TABLES[other].key[0]]
        lost = frame.filter(pl.col(column).is_not_null() & ~pl.col(column).is_in(known.implode()))
        values = {"file": file_of(other)}
        yield from _rows_told(lost, column, file, "reference_unknown", values=values)
    if name == "awards":
        yield from _awards_wrong(frame, frames["calls"], file)


def _values_wrong(frame: pl.DataFrame, name: str, rule: Column, file: str) -> Iterator[Problem]:
    cell = pl.col(name)
    if rule.required:
        yield from _rows_told(frame.filter(cell.is_null()), name, file, "value_missing")
    if rule.kind == "text":
        blank = frame.filter(cell.str.strip_chars() == "")
        yield from _rows_told(blank, name, file, "value_missing")
    if rule.options:
        outside = frame.filter(cell.is_not_null() & ~cell.is_in(rule.options) & (cell != ""))
        values = {"options": rule.options}
        yield from _rows_told(outside, name, file, "option_unknown", values=values)
    if name in {"year", "founded", "opened"}:
        outside = frame.filter(~cell.is_between(FIRST_YEAR, LAST_YEAR))
        yield from _rows_told(outside, name, file, "year_expected")
    if name == "amount":
        yield from _rows_told(frame.filter(cell < 0), name, file, "negative")


def _twice(frame: pl.DataFrame, key: tuple[str, ...], file: str) -> Iterator[Problem]:
    first = frame.with_columns(pl.col("_row").min().over(key).alias("_first"))
    for row in first.filter(pl.col("_row") > pl.col("_first")).head(MOST).iter_rows(named=True):
        found = ", ".join(str(row[part]) for part in key)
        values = {"found": found, "first": row["_first"]}
        yield Problem(file, ", ".join(key), "row_twice", values, row["_row"])


def _awards_wrong(frame: pl.DataFrame, calls: pl.DataFrame, file: str) -> Iterator[Problem]:
    other = frame.filter(pl.col("date").dt.year() != pl.col("year"))
    for row in other.head(MOST).iter_rows(named=True):
        values = {"found": row["year"], "date": row["date"]}
        yield Problem(file, "year", "year_of_date", values, row["_row"])
    outside = frame.join(calls, on=["instrument", "year"], how="anti")
    for row in outside.drop_nulls(["instrument", "year"]).head(MOST).iter_rows(named=True):
        values = {"found": row["instrument"], "year": row["year"], "file": file_of("calls")}
        yield Problem(file, "instrument", "call_missing", values, row["_row"])


def _rows_told(
    rows: pl.DataFrame,
    name: str,
    file: str,
    code: str,
    *,
    values: Mapping[str, object] | None = None,
) -> Iterator[Problem]:
    for row in rows.head(MOST).iter_rows(named=True):
        yield Problem(file, name, code, {"found": row[name], **(values or {})}, row["_row"])
    if rows.height > MOST:
        yield Problem(file, name, "and_more", {"limit": MOST})
