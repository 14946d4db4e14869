"""A history as a folder of four Parquet files, each saying in its metadata what it is."""

from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError
from pydantic import TypeAdapter, ValidationError

from models.history.checking import problems_of
from models.history.shape import TABLES, file_of
from models.history.tables import About, History, history_of
from recommender.errors import Problem, ProblemsError

KEY = "fundmatch"
SIMULATED = "fundmatch.simulated"
_ABOUT: TypeAdapter[About] = TypeAdapter(About)


def write_history(history: History, folder: Path) -> None:
    """Write the four files, the same bytes for the same history; a half-written one is never read.

    Raises
    ------
    ProblemsError
        When the history would be refused on reading; nothing is written then.
    """
    frames = history.frames()
    found = problems_of(frames, {name: file_of(name) for name in TABLES})
    if found:
        raise ProblemsError(found)
    folder.mkdir(parents=True, exist_ok=True)
    told = {KEY: history.about.as_json(), SIMULATED: str(history.about.simulated).lower()}
    new = {name: folder / f".{file_of(name)}.new" for name in TABLES}
    for name, frame in frames.items():
        frame.write_parquet(new[name], metadata=told, compression="zstd")
    for name, path in new.items():
        path.replace(folder / file_of(name))


def read_history(folder: Path) -> History:
    """Read the four files of a folder.

    Raises
    ------
    ProblemsError
        With every problem of every file: its row, column, value, and the way out.
    """
    missing = [name for name in TABLES if not (folder / file_of(name)).is_file()]
    if missing:
        raise ProblemsError(
            Problem(file_of(name), "", "table_missing", {"folder": folder}) for name in missing
        )
    frames = {name: _frame(folder / file_of(name)) for name in TABLES}
    found = problems_of(frames, {name: file_of(name) for name in TABLES})
    if found:
        raise ProblemsError(found)
    return history_of(frames, _about(folder))


def _frame(path: Path) -> pl.DataFrame:
    try:
        return pl.read_parquet(path)
    except (PolarsError, OSError) as error:
        problem = Problem(path.name, "", "not_parquet", {"message": str(error).splitlines()[0]})
        raise ProblemsError([problem]) from error


def _about(folder: Path) -> About:
    told = {name: pl.read_parquet_metadata(folder / file_of(name)).get(KEY) for name in TABLES}
    first = told["firms"]
    for name, text in told.items():
        if text is None or text != first:
            problem = Problem(file_of(name), KEY, "about_wrong", {"found": text})
            raise ProblemsError([problem])
    try:
        return _ABOUT.validate_json(first or "", strict=False)
    except ValidationError as error:
        problem = Problem(file_of("firms"), KEY, "about_wrong", {"found": first})
        raise ProblemsError([problem]) from error
