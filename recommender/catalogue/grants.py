"""What an edition grants, as its text states it; `recommender.benefit` reckons it for a firm.

A benefit is worked out in a fixed order: base, ceilings on the base, then one of parts, tiers,
sum for each unit, rate, grades, stages, share of another award or fixed amount, then uplifts,
cap, less what was received, floor, `at_most`; shares and years only say who pays and for how
long. With `each_of` all of it is done for each record that satisfies the tests, and summed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict
from pydantic import Field as Key

from recommender.indicators.measures import Count, Operand
from recommender.rules.nodes import Condition, Node
from recommender.vocabulary.fields import STRICT, Label

Text = str | int
Kind = Literal[
    "cash",
    "interest",
    "premium",
    "equity",
    "credit",
    "tax",
    "recognition",
    "service",
    "case_by_case",
]


@dataclass(frozen=True, slots=True)
class Times:
    """A quantity times a rate, for example three per cent of the insured sum."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    of: "Operand"
    rate: str


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The base counts only up to an amount, or up to a rate of another quantity."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    amount: Text | None = None
    times: Times | None = None
    text: Label | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A tier: up to `to` (or without end) a rate or an amount."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    to: Text | None = None
    rate: str | None = None
    amount: Text | None = None


@dataclass(frozen=True, slots=True)
class Tiers:
    """Slab: the whole base at the rate of its tier. Marginal: each part at its own rate.

    A base exactly at `to` belongs to that tier, unless `open` says it belongs to the next.
    """

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    mode: Literal["slab", "marginal"]
    steps: Annotated[tuple[Step, ...], Key(min_length=1)]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One amount or rate among several, chosen by a condition; without `when` it is the rest."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    when: Condition | None = None
    amount: Text | None = None
    rate: str | None = None
    text: Label | None = None


@dataclass(frozen=True, slots=True)
class Cases:
    """A value that depends on a condition, first fitting case first."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    cases: Annotated[tuple[Case, ...], Key(min_length=1)]


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that is paid: an amount, or one by case; per what, and who shares it.

    `times` multiplies the amount by a number of units, at least one.
    """

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    amount: Text | Cases
    per: Literal[
        "firm", "project", "product", "team", "person", "year", "loan", "platform", "unit"
    ] = "firm"
    times: "Operand | None" = None
    shared_between: tuple[str, ...] = ()
    on: Literal["total", "share"] = "total"
    text: Label | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Uplift:
    """More where a condition holds: points added to the rate, a factor, or an amount added."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    when: Condition
    add_rate: str | None = None
    raise_by: str | None = None
    add_amount: Text | None = None
    text: Label | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """Who pays which part of the award; parts may depend on the place."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    payer: Literal["nation", "province", "city", "county", "city_and_county"]
    rate: str | Cases


@dataclass(frozen=True, slots=True)
class Grade:
    """What a grade given by the authority is worth."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    grade: str
    amount: Text


@dataclass(frozen=True, slots=True)
class ShareOfAward:
    """Part of an award received from another instrument (or class of instruments)."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    instruments: tuple[str, ...]
    rate: str


@dataclass(frozen=True, slots=True)
class Benefit:
    """What is granted and how it is worked out."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    kind: Kind
    text: Label | None = None
    source: str | None = None
    each_of: Count | None = None
    base: "Operand | None" = None
    base_text: Label | None = None
    ceilings: tuple[Ceiling, ...] = ()
    rate: str | Cases | None = None
    tiers: Tiers | None = None
    each: Text | None = None
    amount: Text | Cases | None = None
    grades: tuple[Grade, ...] = ()
    stages: tuple[Case, ...] = ()
    share_of: ShareOfAward | None = None
    parts: "tuple[Benefit, ...]" = ()
    combine: Literal["sum", "highest"] = "sum"
    uplifts: tuple[Uplift, ...] = ()
    max_years: int | None = None
    less_received: tuple[str, ...] = ()
    cap: Cap | None = None
    floor: Text | None = None
    shares: tuple[Share, ...] = ()
    at_most: bool = False
    unread: Label | None = None


def walk(
    found: object, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Every value inside a benefit with its path, conditions unopened."""
    yield path, found
    if isinstance(found, tuple):
        for index, part in enumerate(found):
            yield from walk(part, (*path, index))
    elif is_dataclass(found) and not isinstance(found, type) and not isinstance(found, Node):
        for one in fields(found):
            part = getattr(found, one.name)
            if part is not None:
                yield from walk(part, (*path, one.name))


def _edge(path: tuple[str | int, ...]) -> bool:
    """Whether the path is the upper end of a tier (a ratio has a `to` as well)."""
    return path[-1] == "to" and "steps" in path


def amounts_of(
    benefit: Benefit, at: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Literal["money", "ratio"], Text]]:
    """Every amount and rate written in a benefit, with its path."""
    for path, found in walk(benefit, at):
        if isinstance(found, str | int) and not isinstance(found, bool):
            if path[-1] in {"amount", "each", "floor", "add_amount"} or _edge(path):
                yield path, "money", found
            elif path[-1] in {"rate", "add_rate", "raise_by"}:
                yield path, "ratio", found
