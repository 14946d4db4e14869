"""The exact pass: how many cells the plain reading leaves open, and what one of them costs."""

import time
from collections import Counter

from bench.conditions import MOMENT, programs
from bench.firms import Drawn, drawn, firm
from bench.table import Section, Table, shown
from bench.workload import ON, plan
from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from recommender.firm.facts import View
from recommender.indicators.lexicon import Line
from recommender.rules import nodes as n
from recommender.rules.closures import Program, States
from recommender.rules.expressions import native
from recommender.rules.leaves import Placed
from recommender.verdict import requirements
from recommender.verdict.exactness import Settled, settle

FIRMS = 1_000
INSTRUMENTS = 120
Cell = tuple[Program, View, States]


def exact(*, repeats: int) -> Section:
    """Cells that three-valued logic leaves open, settled one by one."""
    del repeats
    cells = _open(drawn(FIRMS))
    start = time.perf_counter()
    found = [settle(*cell) for cell in cells]
    spent = time.perf_counter() - start
    total = FIRMS * INSTRUMENTS
    settled = sum(one.truth is not None for one in found)
    rows = [
        ("cells", f"{total:,}"),
        (
            "left open by the plain reading: the exact pass looks at them",
            _share(len(cells), total),
        ),
        ("of these, settled by it", _share(settled, len(cells))),
        ("of these, past its limits (`exact: false`)", _share(_unsure(found), len(cells))),
        ("time for one such cell, on average", shown(spent / len(cells))),
        ("spread over all cells", shown(spent / total)),
    ]
    return Section(
        "The exact pass, apart",
        "Screening by column reads in plain three-valued logic. Where a cell stays open, every"
        " completion of the unknown facts may still agree; that is tried firm by firm in Python"
        f" and is in none of the numbers above. Measured on {FIRMS:,} of the firms. {_measured()}",
        [Table(("what", "number"), rows)],
    )


def _open(told: Drawn) -> list[Cell]:
    views = [View(firm(told, row), MOMENT) for row in range(told.count)]
    cells = []
    for program in programs(plan(INSTRUMENTS)):
        others = [isinstance(leaf.node, n.Judgement | n.Unread) for leaf in program.leaves]
        for view in views:
            facts = program.leaf_states(view)
            best = tuple(other or state for other, state in zip(others, facts, strict=True))
            if program.root(best) is None:
                cells.append((program, view, best))
    return cells


def _unsure(found: list[Settled]) -> int:
    return sum(not one.exact for one in found)


def _share(part: int, whole: int) -> str:
    return f"{part:,} ({part / whole:.1%})"


def _measured() -> str:
    """How much of the shipped catalogue columns can answer."""
    counted = Counter(
        _by_column(leaf, program)
        for program in (requirements(one).program for one in _catalogue().as_of(ON))
        for leaf in program.leaves
        if not isinstance(leaf.node, n.Judgement | n.Unread)
    )
    return (
        f"Of the {counted.total()} leaves over facts in the shipped catalogue, columns answer"
        f" {counted[True]}; the others (titles, records, ages, points, facts of a project or"
        " product) are measured firm by firm as well."
    )


def _by_column(leaf: Placed, program: Program) -> bool:
    node = leaf.quantity.node if leaf.quantity else None
    about = node.field.subject if isinstance(node, Line) else "firm"
    return native(leaf, program.lexicon) and about in {"firm", "accounts"}


def _catalogue() -> Catalogue:
    return read_catalogue(shipped_folder())
