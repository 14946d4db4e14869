"""What firms of like attributes have won."""

from collections.abc import Mapping

import numpy as np
from scipy import sparse

from features.blocks import Block, Column
from features.ledger import Floats, Ints
from features.likeness import name_likeness
from features.past import Grid, Past
from features.segments import segments

NEAREST = 50
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
        profiles, place = np.unique(_profile(past, firms), axis=0, return_inverse=True)
        common = _common(profiles, _profile(past, base))
        many = min(self.nearest, len(base))
        floor = np.partition(common, -many, axis=1)[:, -many][:, None]
        above, level = common > floor, common == floor
        left = many - above.sum(axis=1, keepdims=True)
        share = left / np.maximum(level.sum(axis=1, keepdims=True), 1)
        weight = np.where(above, common, np.where(level, common * share, 0.0))
        found: Floats = (sparse.csr_array(weight) @ past.decayed[base]).toarray()
        return found[place]


def _profile(past: Past, firms: Ints) -> Ints:
    told = segments(past.ledger, firms, past.year)
    return np.stack([told[name] for name in COMPARED], axis=1)


def _common(profiles: Ints, base: Ints) -> Floats:
    found = np.zeros((len(profiles), len(base)))
    for column in range(profiles.shape[1]):
        found += profiles[:, column][:, None] == base[:, column][None, :]
    return found
