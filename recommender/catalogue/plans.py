"""A plan and the instruments that carry it: what it names, measure by measure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, TypeAdapter
from pydantic import Field as Key

from recommender.catalogue.conditions import near
from recommender.resources.shapes import Found, adapter_of
from recommender.resources.tables import read_table
from recommender.vocabulary.fields import STRICT, Label

Why = Literal["administrative", "region", "project", "not_found"]


@dataclass(frozen=True, slots=True)
class Absence:
    """Why no instrument carries a support that the plan names."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    reason: Why
    text: Label


@dataclass(frozen=True, slots=True)
class Support:
    """One support that a measure names, with the ids of the instruments that carry it.

    `left_out` are fact sheets that speak of it and became no instrument.
    """

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: Label
    instruments: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    absent: Absence | None = None
    note: Label | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the plan, and the departments to which the plan gives it."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    id: str
    name: Label
    supports: Annotated[tuple[Support, ...], Key(min_length=1)]
    departments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter of the plan."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: Label
    measures: Annotated[tuple[Measure, ...], Key(min_length=1)]


@dataclass(frozen=True, slots=True)
class Plan:
    """A planning document: title, day of issue, who issued it, and its chapters."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    title: str
    issued: str
    issued_by: tuple[str, ...]
    parts: Annotated[tuple[Part, ...], Key(min_length=1)]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Every measure, in the order of the plan."""
        return tuple(one for part in self.parts for one in part.measures)

    @property
    def carried_by(self) -> frozenset[str]:
        """Every instrument that carries some support."""
        return frozenset(
            name for one in self.measures for each in one.supports for name in each.instruments
        )


def read_plan(path: Path, *, instruments: Collection[str], left_out: Collection[str]) -> Plan:
    """Read a plan and hold it against the catalogue and the list of what it leaves out.

    Raises
    ------
    CatalogueError
        With every problem: wrong shapes, ids that are not there, a support that neither names an
        instrument nor says why none exists, or does both.
    ProblemsError
        When it is no YAML.
    """
    adapter: TypeAdapter[Plan] = adapter_of(Plan)
    return read_table(path, adapter, lambda plan: _problems(plan, instruments, left_out))


def _problems(
    plan: Plan, instruments: Collection[str], left_out: Collection[str]
) -> Iterator[Found]:
    for p, part in enumerate(plan.parts):
        for m, measure in enumerate(part.measures):
            for s, support in enumerate(measure.supports):
                at = ("parts", p, "measures", m, "supports", s)
                for path, code, values in _support(support, instruments, left_out):
                    yield (*at, *path), code, values


def _support(
    support: Support, instruments: Collection[str], left_out: Collection[str]
) -> Iterator[Found]:
    for index, name in enumerate(support.instruments):
        if name not in instruments:
            yield ("instruments", index), "carrier_unknown", near(name, instruments)
    for index, sheet in enumerate(support.left_out):
        if sheet not in left_out:
            yield ("left_out", index), "sheet_not_left_out", near(sheet, left_out)
    if bool(support.instruments) == bool(support.absent):
        yield (), "one_of", {"options": ("instruments", "absent")}
