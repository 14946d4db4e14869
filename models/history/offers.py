"""The instruments of a catalogue and the calendar of its rounds, as tables of a history."""

import polars as pl

from models.history.frames import POLARS
from models.history.shape import TABLES
from models.history.tables import About, History, history_of
from recommender.catalogue.instruments import Instrument
from recommender.catalogue.reading import Catalogue
from recommender.units.dates import PartialDate

_LOCAL = ("city", "district")


def offers(catalogue: Catalogue) -> pl.DataFrame:
    """One row an instrument: its family, kind and what it is granted to.

    The catalogue says of no instrument that it is for women or for the circular economy only, so
    both flags are false.
    """
    rows = [_offer(one) for one in catalogue.instruments.values()]
    return pl.DataFrame(rows, schema=_schema("instruments"))


def _offer(one: Instrument) -> dict[str, object]:
    return {
        "instrument": one.id,
        "family": one.family,
        "name": one.name.zh,
        "kind": one.kind,
        "focus": one.subject.kind,
        "target_women": False,
        "regional": one.level in _LOCAL,
        "circular": False,
        "opened": PartialDate.parse(one.editions[0].from_).first.year,
    }


def rounds(catalogue: Catalogue) -> pl.DataFrame:
    """The years in which a round of each instrument was read."""
    years = {
        (one.id, call.year)
        for one in catalogue.instruments.values()
        for edition in one.editions
        for call in edition.rounds
    }
    return pl.DataFrame(sorted(years), schema=_schema("calls"), orient="row")


def unheard(catalogue: Catalogue, *, title: str, jurisdiction: str) -> History:
    """A history of a catalogue in which nothing has happened yet, to put outcomes into."""
    about = About(title, jurisdiction, "CNY", simulated=False, catalogue=catalogue.digest)
    empty = {name: pl.DataFrame(schema=_schema(name)) for name in ("firms", "awards")}
    frames = {"instruments": offers(catalogue), "calls": rounds(catalogue)}
    return history_of({**empty, **frames}, about)


def _schema(name: str) -> dict[str, type[pl.DataType]]:
    return {column: POLARS[one.kind] for column, one in TABLES[name].columns.items()}
