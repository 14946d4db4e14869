"""Frames: the pairs of a year with their features and what became of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from features.design import Design, design
from features.ledger import Floats, Ints, Ledger
from features.past import Grid, Past

Whom = Literal["winners", "known"]


@dataclass(frozen=True, slots=True)
class Frame:
    """Firms of a year beside the calls of its calendar."""

    year: int
    grid: Grid
    design: Design
    relevance: NDArray[np.bool_]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """Frames of several years, one below the other."""

    x: NDArray[np.float32]
    relevance: NDArray[np.bool_]
    sizes: Ints
    weight: Floats
    year: Ints
    names: tuple[str, ...]


def firms_of(ledger: Ledger, year: int, whom: Whom) -> Ints:
    """The firms that won something in the year, or those that had won before it."""
    return np.unique(ledger.firm[ledger.year == year if whom == "winners" else ledger.year < year])


def frame_of(
    ledger: Ledger,
    year: int,
    whom: Whom,
    blocks: Sequence[str],
    *,
    erased: frozenset[int] = frozenset(),
    weight: float = 1.0,
) -> Frame:
    """The frame of a year; what follows the year is not looked at but for what became of it."""
    past = Past(ledger, year, erased)
    if not len(past.offered):
        first, last = min(ledger.calendar), max(ledger.calendar)
        raise ValueError(f"No call is on offer in {year}; the calendar has {first} to {last}.")
    grid = Grid(firms_of(ledger, year, whom), past.offered)
    return Frame(year, grid, design(past, grid, blocks), grid.relevance(ledger, year), weight)


def relaunched(ledger: Ledger, year: int, share: float, seed: Sequence[int]) -> frozenset[int]:
    """Families on offer in a year, each taken by chance with the probability `share`."""
    families = np.unique(ledger.content["family"][ledger.calendar[year]])
    drawn = np.random.default_rng([*seed, year]).random(len(families)) < share
    return frozenset(families[drawn].tolist())


def stacked(frames: Iterable[Frame]) -> Lesson:
    """Frames as one lesson; all must have the same columns."""
    told = list(frames)
    return Lesson(
        x=np.concatenate([one.design.values for one in told]),
        relevance=np.concatenate([one.relevance for one in told]),
        sizes=np.concatenate([np.full(one.grid.shape[0], one.grid.shape[1]) for one in told]),
        weight=np.concatenate([np.full(len(one.relevance), one.weight) for one in told]),
        year=np.concatenate([np.full(len(one.relevance), one.year) for one in told]),
        names=told[0].design.names,
    )
