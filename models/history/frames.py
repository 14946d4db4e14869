"""Tables between Polars, which reads and writes files, and pandas, which analysts know.

Column by column, so that pyarrow is not needed.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import polars as pl

from models.history.shape import FREE, Column, Kind

POLARS: Mapping[Kind, Any] = {
    "text": pl.String,
    "date": pl.Date,
    "whole": pl.Int64,
    "flag": pl.Boolean,
}


def kind_of(name: str, found: Any, columns: Mapping[str, Column]) -> Kind | None:
    """What a Polars column holds, None if a history has no such column."""
    if name in columns:
        return columns[name].kind
    if not name.startswith(FREE):
        return None
    kinds = (kind for kind, dtype in POLARS.items() if dtype == found)
    return next(kinds, None)


def to_pandas(frame: pl.DataFrame, columns: Mapping[str, Column]) -> pd.DataFrame:
    """A pandas table: text as `str`, dates as `datetime64[s]`, numbers `Int64`, flags `bool`.

    A number that each row must have is a plain `int64`; a flag of one's own may be unknown.
    """
    made = {}
    for name in frame.columns:
        kind = kind_of(name, frame.schema[name], columns)
        required = name in columns and columns[name].required
        made[name] = pd.Series(frame[name].to_list(), dtype=_dtype(kind, required=required))
    return pd.DataFrame(made)


def _dtype(kind: Kind | None, *, required: bool) -> str:
    match kind:
        case "text":
            return "str"
        case "date":
            return "datetime64[s]"
        case "whole":
            return "int64" if required else "Int64"
        case _:
            return "bool" if required else "boolean"


def to_polars(table: pd.DataFrame, columns: Mapping[str, Column]) -> pl.DataFrame:
    """The same table in Polars, NaN and NaT as null."""
    return pl.DataFrame([_series(name, table[name], columns) for name in table.columns])


def _series(name: str, found: Any, columns: Mapping[str, Column]) -> pl.Series:
    kind = columns[name].kind if name in columns else _kind(found)
    plain = found.astype(object).where(found.notna(), None).tolist()
    if kind == "date":
        plain = [None if one is None else pd.Timestamp(one).date() for one in plain]
    return pl.Series(name, plain, dtype=POLARS[kind])


def _kind(found: Any) -> Kind:
    if pd.api.types.is_bool_dtype(found):
        return "flag"
    if pd.api.types.is_datetime64_any_dtype(found):
        return "date"
    return "whole" if pd.api.types.is_integer_dtype(found) else "text"
