"""A history of awards by number: what a table names, an array counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

ATTRIBUTES = ("size", "sector", "region", "kind", "enterprise")
CONTENT = ("family", "focus", "kind")
FLAGS = ("target_women", "regional", "circular")
UNKNOWN = "unknown"
_KEY = 10_000  # firm and year in one number


class Tables(Protocol):
    """The tables of a history, see `models.history`."""

    @property
    def firms(self) -> pd.DataFrame:
        """Firms with dated attributes."""

    @property
    def instruments(self) -> pd.DataFrame:
        """Instruments with their content."""

    @property
    def awards(self) -> pd.DataFrame:
        """Outcomes of applications."""

    @property
    def calls(self) -> pd.DataFrame:
        """Which instrument was on offer in which year."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Firms, instruments and awards by number; codes start with 0 for what is unknown.

    `placed` are the keys of a firm and a year for which it told where its project is, `places`
    the code of that region.
    """

    firms: tuple[str, ...]
    instruments: tuple[str, ...]
    names: tuple[str, ...]
    labels: Mapping[str, tuple[str, ...]]
    attributes: Mapping[str, Ints]
    founded: Floats
    versions: Ints
    content: Mapping[str, Ints]
    flags: Mapping[str, Ints]
    firm: Ints
    instrument: Ints
    year: Ints
    calendar: Mapping[int, Ints]
    placed: Ints
    places: Ints

    @classmethod
    def of(cls, history: Tables) -> Self:
        """Number the tables of a history; several awards of one call in a year count once."""
        order = _by_version(history.firms)
        firms = tuple(order["firm"].drop_duplicates())
        instruments = tuple(history.instruments["instrument"].astype(str))
        coded = {name: _codes(order[name]) for name in ATTRIBUTES}
        coded["region"], regions = _regions(order["region"], _told(history.awards))
        told = {name: _codes(history.instruments[name]) for name in CONTENT}
        firm, instrument, year = _awards(history.awards, firms, instruments)
        return cls(
            firms=firms,
            instruments=instruments,
            names=tuple(history.instruments["name"].astype(str)),
            labels={name: labels for name, (_, labels) in coded.items()}
            | {f"instrument_{name}": labels for name, (_, labels) in told.items()},
            attributes={name: codes for name, (codes, _) in coded.items()},
            founded=order["founded"].astype("Float64").to_numpy(np.float64, na_value=np.nan),
            versions=_numbers(order["firm"], firms) * _KEY + order["from"].to_numpy(np.int64),
            content={name: codes for name, (codes, _) in told.items()},
            flags={name: _flag(history.instruments, name) for name in FLAGS},
            firm=firm,
            instrument=instrument,
            year=year,
            calendar=_calendar(history.calls, instruments),
            **_placed(history.awards, firms, regions),
        )

    def version(self, firm: Ints, year: Ints | int) -> Ints:
        """The row of attributes that held when the year began; -1 where none was known yet."""
        row = np.searchsorted(self.versions, firm * _KEY + year, side="right") - 1
        known = (row >= 0) & (self.versions[row] // _KEY == firm)
        return np.where(known, row, -1)

    def code(self, attribute: str, firm: Ints, year: Ints | int) -> Ints:
        """The code of an attribute when the year began."""
        row = self.version(firm, year)
        return np.where(row >= 0, self.attributes[attribute][row], 0)

    def region(self, firm: Ints, year: Ints | int) -> Ints:
        """The code of the region told for a project of the year, else of the firm's own region."""
        own = self.code("region", firm, year)
        if not len(self.placed):
            return own
        keys = firm * _KEY + year
        row = np.minimum(np.searchsorted(self.placed, keys), len(self.placed) - 1)
        return np.where(self.placed[row] == keys, self.places[row], own)

    def age(self, firm: Ints, year: Ints | int) -> Floats:
        """Years since the foundation, not a number where it is unknown."""
        row = self.version(firm, year)
        return np.where(row >= 0, year - self.founded[row], np.nan)

    def numbers(self, firms: pd.Series) -> Ints:
        """The numbers of named firms."""
        return _numbers(firms, self.firms)


def _by_version(firms: pd.DataFrame) -> pd.DataFrame:
    """Rows by firm and by the first year in which they hold from its beginning."""
    start = pd.to_datetime(firms["valid_from"])
    first = start.dt.year + ((start.dt.month > 1) | (start.dt.day > 1))
    ordered = firms.assign(**{"from": first.fillna(0).astype(np.int64)})
    return ordered.sort_values(["firm", "from"], kind="stable", ignore_index=True)


def _codes(column: pd.Series) -> tuple[Ints, tuple[str, ...]]:
    """Codes from 1 in the order of the labels, 0 for unknown."""
    told = column.astype("string").replace({"": pd.NA, "<NA>": pd.NA, "nan": pd.NA})
    codes, labels = pd.factorize(told, sort=True)
    return codes.astype(np.int64) + 1, (UNKNOWN, *map(str, labels))


def _regions(
    of_firms: pd.Series, of_awards: pd.Series
) -> tuple[tuple[Ints, tuple[str, ...]], Ints]:
    """Codes of the firms' regions with their labels, and of the projects' by the same labels."""
    codes, labels = _codes(pd.concat([of_firms, of_awards]))
    return (codes[: len(of_firms)], labels), codes[len(of_firms) :]


def _told(awards: pd.DataFrame) -> pd.Series:
    """The regions of the projects; none where a history has no such column."""
    if "region" in awards:
        return awards["region"]
    return pd.Series(None, index=awards.index, dtype="str")


def _placed(awards: pd.DataFrame, firms: tuple[str, ...], regions: Ints) -> dict[str, Ints]:
    """The most frequent region of each firm's projects of a year, the first code among equals."""
    keys = _numbers(awards["firm"], firms) * _KEY + awards["year"].to_numpy(np.int64)
    told = pd.DataFrame({"key": keys, "region": regions})[regions > 0]
    many = (
        told.value_counts()
        .reset_index()
        .sort_values(["key", "count", "region"], ascending=[True, False, True])
    )
    first = many.drop_duplicates("key")
    return {"placed": first["key"].to_numpy(), "places": first["region"].to_numpy()}


def _flag(instruments: pd.DataFrame, name: str) -> Ints:
    if name not in instruments:
        return np.zeros(len(instruments), np.int64)
    found: Ints = instruments[name].fillna(False).astype(np.int64).to_numpy()  # noqa: FBT003
    return found


def _numbers(column: pd.Series, names: tuple[str, ...]) -> Ints:
    found = pd.Index(names).get_indexer(column.astype(str))
    if (found < 0).any():
        lost = column[found < 0].iloc[0]
        raise ValueError(f"{column.name} {lost!r} is not in its table; add its row there.")
    numbers: Ints = found.astype(np.int64)
    return numbers


def _awards(
    awards: pd.DataFrame, firms: tuple[str, ...], instruments: tuple[str, ...]
) -> tuple[Ints, Ints, Ints]:
    granted = awards[awards["outcome"] == "awarded"]
    found = pd.DataFrame(
        {
            "firm": _numbers(granted["firm"], firms),
            "year": granted["year"].to_numpy(np.int64),
            "instrument": _numbers(granted["instrument"], instruments),
        }
    )
    found = found.drop_duplicates().sort_values(["firm", "year", "instrument"])
    return tuple(found[name].to_numpy() for name in ("firm", "instrument", "year"))


def _calendar(calls: pd.DataFrame, instruments: tuple[str, ...]) -> dict[int, Ints]:
    numbered = pd.Series(_numbers(calls["instrument"], instruments), index=calls["year"])
    return {int(year): np.unique(group) for year, group in numbered.groupby(level=0)}
