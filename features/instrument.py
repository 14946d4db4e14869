"""What an instrument is, how old it is and how often it was awarded."""

from collections.abc import Mapping

import numpy as np

from features.blocks import Block, Column
from features.ledger import CONTENT, FLAGS
from features.past import Grid, Past

NEW = -1.0  # the age of an instrument nobody has been awarded yet


class InstrumentContent(Block):
    """Family, focus, kind and whom a call speaks to."""

    def columns(self, past: Past, grid: Grid) -> Mapping[str, Column]:
        """Codes of the content; a family in `erased` keeps its code here."""
        ledger = past.ledger
        told: dict[str, Column] = {
            f"instrument_{name}": ledger.content[name][grid.instruments][None, :]
            for name in CONTENT
        }
        for name in FLAGS:
            told[f"instrument_{name}"] = ledger.flags[name][grid.instruments][None, :]
        return told


class Popularity(Block):
    """Shares of all earlier awards, of the last year's, of the family's; years since the first."""

    def columns(self, past: Past, grid: Grid) -> Mapping[str, Column]:
        """Shares, the age of the instrument and the number of candidates."""
        own = grid.instruments
        last = past.last.astype(np.float64)
        first = np.full(past.instruments, past.year + 1)
        np.minimum.at(first, past.instrument, past.when)
        age = np.where(first[own] < past.year, past.year - first[own], NEW)
        total = max(len(past.rows), 1)
        return {
            "share": (past.by_instrument() / total)[own][None, :],
            "share_last": (past.by_instrument(last) / max(last.sum(), 1.0))[own][None, :],
            "share_family": (past.by_family() / total)[past.family[own]][None, :],
            "instrument_age": age[None, :],
            "candidates": np.full((1, 1), float(len(own))),
        }
