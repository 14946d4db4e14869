"""What a firm is and how much it has won, when the year begins."""

from collections.abc import Mapping

import numpy as np

from features.blocks import Block, Column
from features.ledger import ATTRIBUTES
from features.past import Grid, Past
from features.segments import awards_before

COHORT_YEARS = 5
NEVER = 99.0  # years since an award that never was


class FirmState(Block):
    """Declared attributes, age, and how many awards how long ago."""

    def columns(self, past: Past, grid: Grid) -> Mapping[str, Column]:
        """Codes of attributes, the age, awards before and years since the last."""
        ledger, year = past.ledger, past.year
        told: dict[str, Column] = {
            f"firm_{name}": ledger.code(name, grid.firms, year)[:, None] for name in ATTRIBUTES
        }
        told["firm_region"] = past.region(grid.firms)[:, None]
        age = ledger.age(grid.firms, year)
        cohort = (year - age) // COHORT_YEARS
        many, end = awards_before(ledger, grid.firms, year)
        since = np.where(many > 0, year - ledger.year[np.maximum(end - 1, 0)], NEVER)
        return told | {
            "firm_cohort": np.nan_to_num(cohort)[:, None],
            "firm_age": age[:, None],
            "firm_awards": many[:, None],
            "firm_years_since_award": since[:, None],
        }


class Held(Block):
    """Which families a firm has won before, a column for each family; and whose pair it is."""

    def columns(self, past: Past, grid: Grid) -> Mapping[str, Column]:
        """The instrument's number and a yes or no for each family."""
        counts = (past.held @ past.membership)[grid.firms].toarray() > 0
        families = past.families // 2
        told: dict[str, Column] = {"instrument": grid.instruments[None, :]}
        for family in range(1, families):
            told[f"held_{family}"] = (counts[:, family] | counts[:, families + family])[:, None]
        return told
