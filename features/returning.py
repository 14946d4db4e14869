"""What counts differently for firms that have won before."""

from collections.abc import Mapping

from features.blocks import Block, Column
from features.instrument import Popularity
from features.lifts import ChainLifts
from features.market import Market
from features.neighbours import Neighbours
from features.past import Grid, Past
from features.segments import awards_before


class Returning(Block):
    """Lifts, shares, neighbours and sizes of calls, nought for a firm that never won."""

    def columns(self, past: Past, grid: Grid) -> Mapping[str, Column]:
        """The columns of four blocks times whether the firm has won before."""
        many, _ = awards_before(past.ledger, grid.firms, past.year)
        known = (many > 0)[:, None]
        told: dict[str, Column] = {}
        blocks: tuple[Block, ...] = (Popularity(), ChainLifts(), Neighbours(), Market())
        for block in blocks:
            told |= block.fit(past).told(grid)
        wanted = ("share", "chain", "near", "market")
        return {
            f"returning_{name}": column * known
            for name, column in told.items()
            if name.startswith(wanted)
        }
