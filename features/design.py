"""The design matrix: named blocks of features side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.blocks import Block, Column, assembled
from features.firm import FirmState, Held
from features.instrument import InstrumentContent, Popularity
from features.lifts import ChainLifts, CountLifts
from features.market import Market
from features.neighbours import Neighbours
from features.own import CoOccurrence, Kernels, OwnAwards, Steps
from features.past import Grid, Past
from features.returning import Returning
from features.words import SpokenOf

BLOCKS: dict[str, type[Block]] = {
    "firm": FirmState,
    "content": InstrumentContent,
    "popularity": Popularity,
    "own": OwnAwards,
    "cooccurrence": CoOccurrence,
    "count_lifts": CountLifts,
    "chain_lifts": ChainLifts,
    "kernels": Kernels,
    "steps": Steps,
    "neighbours": Neighbours,
    "market": Market,
    "spoken": SpokenOf,
    "returning": Returning,
    "held": Held,
}
SIMPLE = ("firm", "content", "popularity", "own", "cooccurrence", "count_lifts")
CATEGORIES = frozenset(
    {
        *("firm_size", "firm_sector", "firm_region", "firm_kind", "firm_cohort"),
        *("instrument_family", "instrument_focus", "instrument_kind"),
    }
)


@dataclass(frozen=True, slots=True)
class Design:
    """A matrix with a row for each pair and a name for each column."""

    values: NDArray[np.float32]
    names: tuple[str, ...]

    def pick(self, names: Sequence[str]) -> NDArray[np.float32]:
        """Some of the columns, in the order asked."""
        place = {name: number for number, name in enumerate(self.names)}
        return self.values[:, [place[name] for name in names]]


def design(past: Past, grid: Grid, blocks: Sequence[str]) -> Design:
    """Compute the blocks named for every pair of the grid."""
    told: dict[str, Column] = {}
    for name in blocks:
        told |= BLOCKS[name]().fit(past).told(grid)
    return Design(assembled(told, grid), tuple(told))
