"""How many awards of an instrument were read in a source, and of how many applications."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import ConfigDict, TypeAdapter
from pydantic import Field as Key

from recommender.catalogue.conditions import near
from recommender.catalogue.instruments import Instrument, Source
from recommender.resources.paths import reference_file
from recommender.resources.shapes import Found, adapter_of
from recommender.resources.tables import read_table
from recommender.vocabulary.fields import STRICT, Label


@dataclass(frozen=True, slots=True)
class AwardCount:
    """So many awards in a year, where, and read in which source; `applied` where told."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    instrument: str
    year: int
    awarded: Annotated[int, Key(ge=0)]
    scope: Label
    source: str
    applied: Annotated[int, Key(ge=1)] | None = None


@dataclass(frozen=True, slots=True)
class AwardCounts:
    """Every count read, and the sources."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    counts: tuple[AwardCount, ...]
    sources: Mapping[str, Source]

    def latest(self, instrument: str, *, as_of: date) -> AwardCount | None:
        """The count of the latest year that was over on a day."""
        told = [c for c in self.counts if c.instrument == instrument and c.year < as_of.year]
        return max(told, key=lambda one: one.year, default=None)


NOTHING_READ = AwardCounts((), {})


def award_counts_file() -> Path:
    """The list that comes with the package."""
    return reference_file("awards-read.yaml")


def read_award_counts(path: Path, instruments: Mapping[str, Instrument]) -> AwardCounts:
    """Read the list and hold it against the catalogue.

    Raises
    ------
    CatalogueError
        With every problem: wrong shapes, an instrument or source that is not there, a count told
        twice, more awards than applications.
    """
    adapter: TypeAdapter[AwardCounts] = adapter_of(AwardCounts)
    return read_table(path, adapter, lambda read: _problems(read, instruments))


def _problems(read: AwardCounts, instruments: Mapping[str, Instrument]) -> Iterator[Found]:
    seen: set[tuple[str, int]] = set()
    for index, one in enumerate(read.counts):
        at = ("counts", index)
        if one.instrument not in instruments:
            yield (*at, "instrument"), "carrier_unknown", near(one.instrument, instruments)
        if one.source not in read.sources:
            values = {"found": one.source, "options": tuple(read.sources)}
            yield (*at, "source"), "source_unknown", values
        if (one.instrument, one.year) in seen:
            values = {"found": f"{one.instrument} {one.year}", "other": award_counts_file().name}
            yield at, "id_twice", values
        seen.add((one.instrument, one.year))
        if one.applied is not None and one.awarded > one.applied:
            least = {"found": one.applied, "least": one.awarded}
            yield (*at, "applied"), "too_small", least
    cited = {one.source for one in read.counts}
    for name in read.sources:
        if name not in cited:
            yield ("sources", name), "source_unused", {"found": name}
