"""What firms of like attributes have won."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from features.blocks import Block, Column
from features.ledger import Floats, Ints
from features.likeness import name_likeness
from features.past import Grid, Past
from features.segments import segments

Codes = NDArray[np.int32]
NEAREST = 50
AT_ONCE = 512  # firms whose neighbours are looked for at once, to bound memory
COMPARED = ("size", "sector", "region", "kind", "age")


class Neighbours(Block):
    """Decayed awards of the nearest earlier winners, by number of attributes in common."""

    def __init__(self, *, nearest: int = NEAREST) -> None:
        self.nearest = nearest

    def columns(self, past: Past, grid: Grid) -> Mapping[str, Column]:
        """Sums over neighbours: the instrument, its family, alike names, the focus."""
        won = self._won(past, grid.firms)
        wanted = grid.instruments
        focus = past.content("focus")
        total = np.maximum(won.sum(axis=1, keepdims=True), 1e-9)
        alike = won @ name_likeness(past, wanted)
        family = won @ (past.family[:, None] == past.family[wanted][None, :])
        return {
            "near_instrument": won[:, wanted],
            "near_family": family,
            "near_name": alike / total,
            "near_focus": won @ (focus[:, None] == focus[wanted][None, :]) / total,
        }

    def _won(self, past: Past, firms: Ints) -> Floats:
        base = np.unique(past.firm)
        if not len(base):
            return np.zeros((len(firms), past.instruments))
        own = _profile(past, firms, placed=past.placed)
        profiles, place = np.unique(own, axis=0, return_inverse=True)
        others = np.ascontiguousarray(_profile(past, base).T)
        awards = past.decayed[base]
        found = np.empty((len(profiles), past.instruments))
        for start in range(0, len(profiles), AT_ONCE):
            part = slice(start, start + AT_ONCE)
            weight = _weights(_common(profiles[part], others), self.nearest)
            found[part] = (weight @ awards).toarray()
        return found[place]


def _profile(past: Past, firms: Ints, *, placed: bool = False) -> Codes:
    told = segments(past.ledger, firms, past.year, placed=placed)
    return np.stack([told[name] for name in COMPARED], axis=1).astype(np.int32)


def _common(profiles: Codes, others: Codes) -> NDArray[np.uint8]:
    """How many attributes each of some profiles shares with each earlier winner (a column)."""
    found = np.zeros((len(profiles), others.shape[1]), np.uint8)
    for own, other in zip(profiles.T, others, strict=True):
        found += (own[:, None] == other[None, :]).view(np.uint8)
    return found


def _weights(common: NDArray[np.uint8], nearest: int) -> sparse.csr_array:
    """The number in common for the nearest; those level with the last share what is left."""
    rows, columns = common.shape
    many = min(nearest, columns)
    floor, above, reached = _floor(common, many)
    table = np.tile(np.arange(len(COMPARED) + 1.0), (rows, 1))
    table[np.arange(rows), floor] = floor * (many - above) / (reached - above)
    flat = np.flatnonzero(common >= floor.astype(np.uint8)[:, None])
    row, column = np.divmod(flat, columns)
    ends = np.concatenate([[0], np.cumsum(reached)])
    return sparse.csr_array((table[row, common.ravel()[flat]], column, ends), shape=common.shape)


def _floor(common: NDArray[np.uint8], many: int) -> tuple[Ints, Ints, Ints]:
    """For each row the number in common of the last of `many`, and how many reach or pass it."""
    rows, columns = common.shape
    floor, above, reached = (np.zeros(rows, np.int64) for _ in range(3))
    open_ = np.ones(rows, np.bool_)
    before = np.zeros(rows, np.int64)
    for level in range(len(COMPARED), -1, -1):
        told = (common >= level).view(np.uint8)
        count = np.add.reduce(told, axis=1, dtype=np.int64) if level else np.full(rows, columns)
        here = open_ & (count >= many)
        floor[here], above[here], reached[here] = level, before[here], count[here]
        open_ &= ~here
        if not open_.any():
            break
        before = count
    return floor, above, reached
