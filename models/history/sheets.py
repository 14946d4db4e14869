"""Reads a table that people hand us, CSV, XLSX or Parquet, as texts with their lines."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError
from python_calamine import CalamineError, CalamineWorkbook

from recommender.errors import Problem, ProblemsError

Rows = Iterable[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as texts: its file, columns, and rows with the line each stands on."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]


def read_sheet(path: Path) -> Sheet:
    """Read the first sheet of a file; empty rows are passed over, blanks around texts cut.

    Raises
    ------
    ProblemsError
        `not_table`, `not_utf8`, `file_empty`, `column_twice`, `row_too_long`.
    """
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise ProblemsError([_refused(path, f"{path.suffix or path.name}?")])
    rows = [(at, [cell.strip() for cell in row]) for at, row in read(path)]
    rows = [(at, row) for at, row in rows if any(row)]
    if not rows:
        raise ProblemsError([Problem(path.name, "", "file_empty")])
    (_, head), *body = rows
    problems = _wrong(path.name, head, body)
    if problems:
        raise ProblemsError(problems)
    told = ((at, dict(zip(head, row, strict=False))) for at, row in body)
    return Sheet(path.name, tuple(head), tuple(told))


def _wrong(file: str, head: list[str], body: list[tuple[int, list[str]]]) -> list[Problem]:
    """Columns named twice, and rows with more cells than the head."""
    twice = sorted({name for name in head if name and head.count(name) > 1})
    long = [(at, len(row)) for at, row in body if any(row[len(head) :])]
    return [
        *(Problem(file, name, "column_twice", {"found": name}) for name in twice),
        *(
            Problem(file, "", "row_too_long", {"count": count, "columns": len(head)}, at)
            for at, count in long
        ),
    ]


def _csv(path: Path) -> Rows:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem(path.name, "", "not_utf8", {"byte": error.start})
        raise ProblemsError([problem]) from error
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise ProblemsError([_refused(path, str(error))]) from error


def _xlsx(path: Path) -> Rows:
    try:
        sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
        cells = sheet.to_python(skip_empty_area=False)
    except (CalamineError, OSError) as error:
        raise ProblemsError([_refused(path, str(error))]) from error
    return [(at, [_text(cell) for cell in row]) for at, row in enumerate(cells, start=1)]


def _parquet(path: Path) -> Rows:
    try:
        frame = pl.read_parquet(path)
    except (PolarsError, OSError) as error:
        raise ProblemsError([_refused(path, str(error).splitlines()[0])]) from error
    rows = enumerate(frame.iter_rows(), start=1)
    return [(0, frame.columns), *((at, [_text(cell) for cell in row]) for at, row in rows)]


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else str(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _refused(path: Path, message: str) -> Problem:
    return Problem(path.name, "", "not_table", {"message": message})


_READERS: Mapping[str, Callable[[Path], Rows]] = {
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".parquet": _parquet,
}
