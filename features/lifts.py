"""How much likelier a firm's segments are among an instrument's winners than among all."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from features.blocks import Block, Column
from features.ledger import Floats, Ints
from features.likeness import name_likeness
from features.past import Grid, Past
from features.segments import CROSSED, PLAIN, segments, width

PRIOR = 10.0
COUNT_PRIOR = 5.0


class CountLifts(Block):
    """Ratios of counts by plain segment, for the instrument and for its family."""

    def columns(self, past: Past, grid: Grid) -> Mapping[str, Column]:
        """Logarithms, a little smoothed."""
        told: dict[str, Column] = {}
        ledger = past.ledger
        total = max(len(past.rows), 1)
        families = past.family[past.instrument]
        awarded = segments(ledger, past.firm, past.year)
        asking = segments(ledger, grid.firms, past.year, placed=past.placed)
        for name in ("size", "sector", "region", "kind", "age"):
            of_award, of_firm = awarded[name], asking[name]
            many = np.bincount(of_award, minlength=width(ledger, name)).astype(np.float64)
            for level, award, wanted, size in (
                ("instrument", past.instrument, grid.instruments, past.instruments),
                ("family", families, past.family[grid.instruments], past.families),
            ):
                table = _table(of_award, award, (width(ledger, name), size))
                share = table.sum(axis=0) / total
                odds = (table + COUNT_PRIOR * share + 0.02) / (many[:, None] + COUNT_PRIOR)
                lift = np.log(odds / (share + 0.004))[:, wanted]
                told[f"lift_{level}_{name}"] = lift[of_firm]
        return told


class ChainLifts(Block):
    """Lifts of segments, each level shrunk to the one above it.

    The chain goes from all awards to the focus, the kind, instruments with alike names, the
    family and the instrument itself, so that a new call starts from what is known of its kin.
    """

    def __init__(self, *, prior: float = PRIOR) -> None:
        self.prior = prior

    def columns(self, past: Past, grid: Grid) -> Mapping[str, Column]:
        """Logarithms of lifts, a column for each segment, and the sum of the plain ones."""
        ledger = past.ledger
        chain = _Chain.of(past, grid.instruments)
        of_award = segments(ledger, past.firm, past.when, placed=True)
        of_firm = segments(ledger, grid.firms, past.year, placed=past.placed)
        told: dict[str, Column] = {}
        for name in (*PLAIN, *(f"{one}_{other}" for one, other in CROSSED)):
            shape = (width(ledger, name), past.instruments)
            table = _table(of_award[name], past.instrument, shape, past.weight)
            told[f"chain_{name}"] = chain.lift(table, self.prior)[of_firm[name]]
        told["chain_sum"] = sum(told[f"chain_{name}"] for name in PLAIN)  # type: ignore[assignment]
        return told


def _table(
    segment: Ints, column: Ints, shape: tuple[int, int], weight: Floats | None = None
) -> Floats:
    flat = np.bincount(segment * shape[1] + column, weight, shape[0] * shape[1])
    return flat.reshape(shape).astype(np.float64)


@dataclass(frozen=True, slots=True)
class _Chain:
    """How much each earlier instrument counts for each wanted one, level by level."""

    levels: tuple[Floats, ...]

    @classmethod
    def of(cls, past: Past, wanted: Ints) -> "_Chain":
        focus, kind = past.content("focus"), past.content("kind")
        same_focus = focus[:, None] == focus[wanted][None, :]
        same_kind = kind[:, None] == kind[wanted][None, :]
        alike = name_likeness(past, wanted)
        family = past.family[:, None] == past.family[wanted][None, :]
        itself = np.arange(past.instruments)[:, None] == wanted[None, :]
        kinds = (same_focus & same_kind).astype(np.float64)
        return cls((kinds, alike, family.astype(np.float64), itself.astype(np.float64)))

    def lift(self, table: Floats, prior: float) -> Floats:
        """Segments by wanted instruments: the logarithm of how much likelier."""
        many = table.sum(axis=1)
        base = ((many + 0.5) / (many.sum() + 0.5 * len(many)))[:, None]
        belief = np.repeat(base, self.levels[0].shape[1], axis=1)
        for level in self.levels:
            seen = table @ level
            belief = (seen + prior * belief) / (seen.sum(axis=0, keepdims=True) + prior)
        found: Floats = np.log(belief / base)
        return found
