"""Frames: the pairs of a year with their features and what became of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from features.design import Design, design
from features.ledger import Ints, Ledger
from features.past import Grid, Past
from models.rankers.contract import Lesson

Whom = Literal["winners", "known"]
COPIES, SHARE_RELAUNCHED = 2, 0.65


@dataclass(frozen=True, slots=True)
class Frame:
    """Firms of a year beside the calls of its calendar."""

    year: int
    grid: Grid
    design: Design
    relevance: NDArray[np.bool_]


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
) -> Frame:
    """The frame of a year; what follows the year is not looked at but for what became of it.

    Of winners the region of the year's project is known, as an applicant tells it.
    """
    past = Past(ledger, year, erased, placed=whom == "winners")
    if not len(past.offered):
        first, last = min(ledger.calendar), max(ledger.calendar)
        raise ValueError(f"No call is on offer in {year}; the calendar has {first} to {last}.")
    grid = Grid(firms_of(ledger, year, whom), past.offered)
    return Frame(year, grid, design(past, grid, blocks), grid.relevance(ledger, year))


def relaunched(ledger: Ledger, year: int, blocks: Sequence[str]) -> tuple[Frame, ...]:
    """The winners' frame of a year as if families on offer had closed and begun anew, by chance.

    The same families for the same year, so that nothing depends on a ranker's seed.
    """
    families = np.unique(ledger.content["family"][ledger.calendar[year]])
    made = []
    for copy in range(COPIES):
        drawn = np.random.default_rng([copy, year]).random(len(families)) < SHARE_RELAUNCHED
        erased = frozenset(families[drawn].tolist())
        made.append(frame_of(ledger, year, "winners", blocks, erased=erased))
    return tuple(made)


def stacked(frames: Iterable[Frame], copies: Iterable[Frame] = ()) -> Lesson:
    """Frames as one lesson; all must have the same columns. `copies` are relaunched years."""
    told, others = list(frames), list(copies)
    return Lesson(
        x=np.concatenate([one.design.values for one in told]),
        relevance=np.concatenate([one.relevance for one in told]),
        sizes=np.concatenate([np.full(one.grid.shape[0], one.grid.shape[1]) for one in told]),
        names=told[0].design.names,
        relaunched=stacked(others) if others else None,
    )
