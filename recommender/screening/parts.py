"""One partition of firms through compiled programs: every leaf state and the four statuses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from recommender.firm.facts import Truth, View
from recommender.rules.closures import Program
from recommender.rules.expressions import expression, gauges, joined
from recommender.rules.gauges import gauged
from recommender.rules.leaves import truth
from recommender.screening.sharing import Asked, shared
from recommender.screening.tables import Firms, coded, ranged

STATUSES = ("eligible", "eligible_subject_to", "undetermined", "ineligible")
STATUS = pl.Enum(STATUSES)


@dataclass(frozen=True, slots=True)
class Screened:
    """For one program: the state of every leaf (a boolean column each) and the verdict."""

    leaves: pl.DataFrame
    status: pl.Series


def screen_part(firms: Firms, programs: Sequence[Program]) -> list[Screened]:
    """Judge every firm by every program, in the plain three-valued reading.

    Cells that stay undetermined may still be settled by `recommender.verdict.exactness`.
    """
    asked, names = shared(programs)
    leaves = _leaves(firms, asked)
    statuses = _statuses(leaves, programs, names)
    return [
        Screened(_kept(leaves, own), status) for own, status in zip(names, statuses, strict=True)
    ]


def _kept(leaves: pl.DataFrame, names: Sequence[str]) -> pl.DataFrame:
    return pl.DataFrame([leaves[name].alias(str(number)) for number, name in enumerate(names)])


def _leaves(firms: Firms, asked: Sequence[Asked]) -> pl.DataFrame:
    """The states of every distinct leaf, a column each."""
    native = [one for one in asked if one.native]
    frame = gauged(
        coded(firms.frame), (g for one in native for g in gauges(one.leaf, one.program))
    )
    found = frame.with_columns(
        expression(one.leaf, one.program, frame.schema).alias(one.name) for one in native
    )
    rough = [row for row, firm in enumerate(firms.profiles) if ranged(firm)]
    if rough:
        found = found.with_columns(
            found[one.name].scatter(rough, list(_states(one, firms, rough))) for one in native
        )
    found = found.with_columns(_measured(one, firms) for one in asked if not one.native)
    return found.select(one.name for one in asked)


def _measured(asked: Asked, firms: Firms) -> pl.Series:
    """A leaf that columns cannot answer, for every firm."""
    if asked.open_to_others:
        return pl.repeat(None, firms.frame.height, dtype=pl.Boolean, eager=True).alias(asked.name)
    states = list(_states(asked, firms, range(len(firms.profiles))))
    return pl.Series(asked.name, states, pl.Boolean)


def _states(asked: Asked, firms: Firms, rows: Sequence[int]) -> Iterator[Truth]:
    """A leaf by the rules for one firm: what columns cannot answer."""
    for row in rows:
        view = View(firms.profiles[row], asked.program.moment)
        yield truth(asked.leaf, view, lexicon=asked.program.lexicon)


def _statuses(
    leaves: pl.DataFrame, programs: Sequence[Program], names: Sequence[Sequence[str]]
) -> list[pl.Series]:
    """Three readings, as `verdict.judge` takes them, then the status of each program."""
    readings = leaves.select(
        truth.alias(f"{kind} {number}")
        for number, (program, own) in enumerate(zip(programs, names, strict=True))
        for kind, truth in _readings(program, own)
    )
    told = readings.select(
        _status(number, readings.columns).alias(str(number)) for number in range(len(programs))
    )
    return told.get_columns()


def _readings(program: Program, names: Sequence[str]) -> Iterator[tuple[str, pl.Expr]]:
    """The tree on facts alone and, where it differs, with judgements and unread parts granted."""
    yield "facts", joined(program.tree, iter([pl.col(name) for name in names]))
    others = [leaf.open_to_others for leaf in program.leaves]
    if any(others):
        yes = pl.lit(value=True)
        told = (yes if other else pl.col(name) for name, other in zip(names, others, strict=True))
        yield "granted", joined(program.tree, iter(told))


def _status(number: int, readings: Sequence[str]) -> pl.Expr:
    facts = pl.col(f"facts {number}")
    granted = pl.col(f"granted {number}") if f"granted {number}" in readings else facts
    best = _named("eligible")
    if granted is not facts:
        best = pl.when(facts).then(best).otherwise(_named("eligible_subject_to"))
    no, open_ = _named("ineligible"), _named("undetermined")
    return pl.when(~granted).then(no).when(granted.is_null()).then(open_).otherwise(best)


def _named(status: str) -> pl.Expr:
    return pl.lit(status, STATUS)
