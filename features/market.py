"""How large each call may become: shares, room left by closed calls, and what is new."""

from collections.abc import Mapping

import numpy as np

from features.blocks import Block, Column
from features.ledger import Floats, Ints
from features.past import Grid, Past

FLOOR = 0.002


class Market(Block):
    """Expected size of a call from its own past, its family, its focus and what has closed."""

    def columns(self, past: Past, grid: Grid) -> Mapping[str, Column]:
        """Columns that are the same for every firm."""
        found = _market(past)
        place = np.searchsorted(past.offered, grid.instruments)
        place = np.minimum(place, len(past.offered) - 1)
        return {name: column[place][None, :] for name, column in found.items()}


def _market(past: Past) -> dict[str, Floats]:
    """The columns for every call on offer."""
    offered = past.offered
    focus = past.content("focus")
    decayed = past.by_instrument(past.weight)
    decayed = decayed / max(decayed.sum(), 1e-9)
    last = past.by_instrument(past.last.astype(np.float64))
    last = last / max(last.sum(), 1.0)
    new = past.by_instrument()[offered] == 0
    new_family = past.by_family()[past.family[offered]] == 0
    siblings = _siblings(past.family[offered], past.families)
    in_focus = _siblings(focus[offered], int(focus.max()) + 1)
    new_in_focus = np.bincount(focus[offered], new, int(focus.max()) + 1)[focus[offered]]
    freed = _freed(past, decayed)
    freed_focus = np.bincount(focus, freed, int(focus.max()) + 1)[focus[offered]]
    family_share = np.bincount(past.family, decayed, past.families)[past.family[offered]]
    focus_share = np.bincount(focus, decayed, int(focus.max()) + 1)[focus[offered]]
    return {
        "market_share": np.log(decayed[offered] + FLOOR),
        "market_last": np.log(last[offered] + FLOOR),
        "market_family": np.log(family_share / siblings + FLOOR),
        "market_focus": np.log(focus_share / in_focus + FLOOR),
        "market_new": new.astype(np.float64),
        "market_new_family": new_family.astype(np.float64),
        "market_freed": np.log(freed.sum() / max(new.sum(), 1) + FLOOR) * np.ones(len(offered)),
        "market_freed_focus": np.log(freed_focus / np.maximum(new_in_focus, 1) + FLOOR),
        "market_share_new": np.full(len(offered), new.mean() if len(new) else 0.0),
        "market_siblings": siblings,
        "market_first_year": _first_year(past)[focus[offered]],
    }


def _siblings(codes: Ints, width: int) -> Floats:
    return np.bincount(codes, minlength=width)[codes].astype(np.float64)


def _freed(past: Past, share: Floats) -> Floats:
    """The share of instruments that are no longer on offer."""
    open_now = np.zeros(past.instruments, np.bool_)
    open_now[past.offered] = True
    return np.where(open_now, 0.0, share)


def _first_year(past: Past) -> Floats:
    """The logarithm of the mean share of instruments in the first year of each focus."""
    focus = past.content("focus")
    width = int(focus.max()) + 1
    if not len(past.rows):
        return np.full(width, np.log(FLOOR))
    first = np.full(past.instruments, np.iinfo(np.int64).max)
    np.minimum.at(first, past.instrument, past.when)
    begun = past.when == first[past.instrument]
    begun &= past.when > past.when.min()
    yearly = np.bincount(past.when)[past.when].astype(np.float64)
    share = np.bincount(past.instrument[begun], 1.0 / yearly[begun], past.instruments)
    counted = share > 0
    total = np.bincount(focus[counted], share[counted], width)
    many = np.bincount(focus[counted], minlength=width)
    mean = share[counted].mean() if counted.any() else FLOOR
    found: Floats = np.log((total + 3 * mean) / (many + 3) + FLOOR)
    return found
