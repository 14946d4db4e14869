"""Fact sheets that became no instrument, and why: kept and marked, never recommended."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

from pydantic import ConfigDict, TypeAdapter

from recommender.catalogue.conditions import near
from recommender.catalogue.instruments import Instrument
from recommender.resources.paths import reference_file
from recommender.resources.shapes import Found, adapter_of
from recommender.resources.tables import read_table
from recommender.vocabulary.fields import STRICT, Label

Reason = Literal[
    "granted_to_region",
    "condition_of_other",
    "duplicate_of",
    "plan_without_measure",
    "evidence_only",
    "programme_size",
]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A fact sheet that is no instrument; `of` is the instrument that carries its content."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    sheet: str
    name: Label
    reason: Reason
    text: Label
    source: str
    of: str | None = None


def left_out_file() -> Path:
    """The list that comes with the package."""
    return reference_file("left-out.yaml")


def read_left_out(path: Path, instruments: Mapping[str, Instrument]) -> tuple[LeftOut, ...]:
    """Read the list and hold it against the catalogue.

    Raises
    ------
    CatalogueError
        With every problem: wrong shapes, a sheet told twice or encoded after all, an `of` that
        is no instrument.
    ProblemsError
        When it is no YAML.
    """
    adapter: TypeAdapter[tuple[LeftOut, ...]] = adapter_of(tuple[LeftOut, ...])
    return read_table(path, adapter, lambda entries: _problems(entries, instruments))


def _problems(
    entries: Sequence[LeftOut], instruments: Mapping[str, Instrument]
) -> Iterator[Found]:
    encoded = {sheet: name for name, one in instruments.items() for sheet in one.provenance}
    carried = {one.sheet: one.of for one in entries}
    seen: dict[str, str] = {}
    for index, one in enumerate(entries):
        if one.sheet in seen:
            yield (index, "sheet"), "sheet_twice", {"found": one.sheet, "other": seen[one.sheet]}
        seen.setdefault(one.sheet, f"[{index}]")
        if one.sheet in encoded:
            values = {"found": one.sheet, "other": encoded[one.sheet]}
            yield (index, "sheet"), "left_out_encoded", values
        if one.of is None and one.reason == "duplicate_of":
            yield (index,), "key_missing", {"found": "of"}
        elif one.of in carried:
            other = carried[one.of] or "-"
            yield (index, "of"), "left_out_chain", {"found": one.of, "other": other}
        elif one.of is not None and one.of not in instruments:
            yield (index, "of"), "carrier_unknown", near(one.of, instruments)
