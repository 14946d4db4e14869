"""A history in memory: four pandas tables and what is said about all of them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import pandas as pd
import polars as pl

from models.history.frames import to_pandas, to_polars
from models.history.shape import TABLES


@dataclass(frozen=True, slots=True)
class About:
    """Where a history comes from, and what was made up in it.

    `jurisdiction` is the region code or name for which it speaks, `currency` the ISO 4217 code of
    its amounts, `catalogue` the digest of the catalogue that its instruments belong to.
    """

    title: str
    jurisdiction: str
    currency: str
    simulated: bool
    catalogue: str | None = None
    notes: tuple[str, ...] = ()

    def as_json(self) -> str:
        """One line, keys in order."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class History:
    """Firms, instruments, awards and calls, as docs/history-format.md tells them."""

    firms: pd.DataFrame
    instruments: pd.DataFrame
    awards: pd.DataFrame
    calls: pd.DataFrame
    about: About

    def frames(self) -> Mapping[str, pl.DataFrame]:
        """The tables as Polars keeps them in files, rows in order of their keys."""
        return {
            name: to_polars(getattr(self, name), table.columns).sort(table.key)
            for name, table in TABLES.items()
        }

    @property
    def digest(self) -> str:
        """SHA-256 of all that is told; the order of rows and columns does not matter."""
        made = hashlib.sha256(self.about.as_json().encode())
        for name, frame in self.frames().items():
            made.update(f"\n{name}\n".encode())
            plain = frame.select(sorted(frame.columns))
            made.update(plain.write_csv(quote_style="non_numeric").encode())
        return made.hexdigest()


def history_of(frames: Mapping[str, pl.DataFrame], about: About) -> History:
    """A history from checked Polars tables."""
    made = {
        name: to_pandas(frames[name].sort(table.key), table.columns)
        for name, table in TABLES.items()
    }
    return History(**made, about=about)
