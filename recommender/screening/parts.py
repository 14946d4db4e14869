"""One partition of firms through compiled programs: every leaf state and the four statuses."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from recommender.firm.facts import Firm, View
from recommender.rules import nodes as n
from recommender.rules.closures import Program
from recommender.rules.expressions import expressions, joined, measured, native
from recommender.rules.leaves import truth
from recommender.screening.tables import Firms, ranged

STATUSES = ("eligible", "eligible_subject_to", "undetermined", "ineligible")


@dataclass(frozen=True, slots=True)
class Screened:
    """For one program: the state of every leaf (a boolean column each) and the verdict."""

    leaves: pl.DataFrame
    status: pl.Series


def screen_part(firms: Firms, programs: Sequence[Program]) -> list[Screened]:
    """Judge every firm by every program, in the plain three-valued reading.

    Cells that stay undetermined may still be settled by `recommender.verdict.exactness`.
    """
    return [_screened(firms, program) for program in programs]


def _screened(firms: Firms, program: Program) -> Screened:
    frame = firms.frame.with_columns(_measured(firms, program))
    leaves = frame.with_columns(expressions(program)).select(_names(program))
    leaves = _corrected(leaves, firms, program)
    return Screened(leaves, leaves.select(status_of(program).alias("status")).to_series())


def _names(program: Program) -> list[str]:
    return [str(number) for number in range(len(program.leaves))]


def _measured(firms: Firms, program: Program) -> list[pl.Series]:
    """Leaves that columns cannot answer, by the rules for one firm."""
    found = []
    for number, leaf in enumerate(program.leaves):
        if native(leaf, program.lexicon) or isinstance(leaf.node, n.Judgement | n.Unread):
            continue
        states = [
            truth(leaf, _view(firm, program), lexicon=program.lexicon) for firm in firms.profiles
        ]
        found.append(pl.Series(measured(number), states, pl.Boolean))
    return found


def _view(firm: Firm, program: Program) -> View:
    return View(firm, program.moment)


def _corrected(leaves: pl.DataFrame, firms: Firms, program: Program) -> pl.DataFrame:
    """Firms with facts known only as ranges are read one by one."""
    rough = [row for row, firm in enumerate(firms.profiles) if ranged(firm)]
    if not rough:
        return leaves
    exact = {row: program.leaf_states(_view(firms.profiles[row], program)) for row in rough}
    columns = []
    for number, name in enumerate(leaves.columns):
        states = leaves[name].to_list()
        for row in rough:
            states[row] = exact[row][number]
        columns.append(pl.Series(name, states, pl.Boolean))
    return pl.DataFrame(columns)


def status_of(program: Program) -> pl.Expr:
    """The status from the columns of the leaves: three readings, as `verdict.judge` takes them."""
    names = _names(program)
    facts = joined(program.tree, iter([pl.col(name) for name in names]))
    others = [isinstance(leaf.node, n.Judgement | n.Unread) for leaf in program.leaves]
    granted = joined(
        program.tree,
        iter(
            pl.lit(value=True) if other else pl.col(name)
            for name, other in zip(names, others, strict=True)
        ),
    )
    return (
        pl.when(~granted)
        .then(pl.lit("ineligible"))
        .when(granted.is_null())
        .then(pl.lit("undetermined"))
        .when(facts)
        .then(pl.lit("eligible"))
        .otherwise(pl.lit("eligible_subject_to"))
    )
