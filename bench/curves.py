"""How time grows with the number of firms and of instruments."""

from bench.bulk import screened
from bench.clock import median
from bench.conditions import MOMENT, programs
from bench.firms import drawn, firm
from bench.table import Section, Table, shown
from bench.workload import plan
from recommender.firm.facts import View

FIRMS = (1_000, 10_000, 100_000, 1_000_000)
INSTRUMENTS = (10, 30, 60, 120, 240)
MIDDLE_FIRMS, MIDDLE_INSTRUMENTS = 100_000, 120


def curves(*, repeats: int) -> Section:
    """Time against the number of firms and against the number of instruments."""
    made = plan(MIDDLE_INSTRUMENTS)
    by_firms = [
        _row(count, screened(made, drawn(count), repeats=repeats), count * MIDDLE_INSTRUMENTS)
        for count in FIRMS
    ]
    told = drawn(MIDDLE_FIRMS)
    by_instruments = [
        (
            *_row(count, screened(plan(count), told, repeats=repeats), count * told.count),
            _one(count),
        )
        for count in INSTRUMENTS
    ]
    head = ("screened by column", "million verdicts a second")
    return Section(
        "Cost curves",
        f"By column with every leaf state kept, {MIDDLE_INSTRUMENTS} instruments in the first"
        f" table and {MIDDLE_FIRMS:,} firms in the second. The last column is one firm by compiled"
        " closures, its facts read and the plain verdicts joined.",
        [
            Table(("firms", *head), by_firms),
            Table(("instruments", *head, "one firm"), by_instruments),
        ],
    )


def _row(count: int, seconds: float, cells: int) -> tuple[str, str, str]:
    return f"{count:,}", shown(seconds), f"{cells / seconds / 1e6:.0f}"


def _one(instruments: int) -> str:
    asked = programs(plan(instruments))
    view = View(firm(drawn(1), 0), MOMENT)
    return shown(median(lambda: [p.root(p.leaf_states(view)) for p in asked], repeats=7, loops=5))
