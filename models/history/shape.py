"""What the four tables of a history hold, column by column."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "date", "whole", "flag"]
SIZES = ("micro", "small", "medium", "large")
OUTCOMES = ("awarded", "refused", "withdrawn")
FREE = ("project_", "group_")
"""How columns of one's own begin: of earlier projects only, or for reports by group only."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, whether each row must have it, and the values allowed."""

    kind: Kind
    required: bool = False
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns, what makes a row unique, and the tables it refers to."""

    columns: Mapping[str, Column]
    key: tuple[str, ...]
    refers: Mapping[str, str]


_ID = Column("text", required=True)
_TEXT = Column("text")
_FLAG = Column("flag", required=True)
_YEAR = Column("whole", required=True)

TABLES: Mapping[str, Table] = {
    "firms": Table(
        {
            "firm": _ID,
            "valid_from": Column("date"),
            "size": Column("text", options=SIZES),
            "sector": _TEXT,
            "region": _TEXT,
            "founded": Column("whole"),
            "kind": _TEXT,
            "enterprise": _FLAG,
        },
        key=("firm", "valid_from"),
        refers={},
    ),
    "instruments": Table(
        {
            "instrument": _ID,
            "family": _ID,
            "name": _ID,
            "kind": _ID,
            "focus": _TEXT,
            "target_women": _FLAG,
            "regional": _FLAG,
            "circular": _FLAG,
            "opened": Column("whole"),
        },
        key=("instrument",),
        refers={},
    ),
    "awards": Table(
        {
            "award": _ID,
            "firm": _ID,
            "instrument": _ID,
            "date": Column("date"),
            "year": _YEAR,
            "outcome": Column("text", required=True, options=OUTCOMES),
            "amount": Column("whole"),
            "region": _TEXT,
        },
        key=("award",),
        refers={"firm": "firms", "instrument": "instruments"},
    ),
    "calls": Table(
        {"instrument": _ID, "year": _YEAR},
        key=("instrument", "year"),
        refers={"instrument": "instruments"},
    ),
}


def file_of(table: str) -> str:
    """The name of a table's file."""
    return f"{table}.parquet"
