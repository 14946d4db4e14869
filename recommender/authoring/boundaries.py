"""Verdicts at each threshold: one step below, on it, one step above, and with the fact unknown.

A threshold on a plain fact is tried on that fact. One on a computed quantity is pulled back to a
fact it is computed from: the last value before and the first value after the clause changes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from recommender.authoring.cases import Case
from recommender.authoring.facts import Fact as Row
from recommender.catalogue.reading import Catalogue, Current
from recommender.firm.facts import Fact, Firm, Truth, View
from recommender.indicators.lexicon import Line, Quantity
from recommender.indicators.unknowns import unknowns
from recommender.indicators.values import address
from recommender.rules.leaves import Limit, Placed, truth
from recommender.units.bounds import Bounds
from recommender.verdict import Requirements, Status, judge, requirements
from recommender.verdict.breakpoints import points

_EXPECTED: dict[str, tuple[Truth, Truth, Truth]] = {
    ">=": (False, True, True),
    ">": (False, False, True),
    "<=": (True, True, False),
    "<": (True, False, False),
}


@dataclass(frozen=True, slots=True)
class Trial:
    """A value tried (None: unknown), what the clause is worth then, and the verdict."""

    value: int | Fraction | None
    truth: Truth
    status: Status


@dataclass(frozen=True, slots=True)
class Boundary:
    """One limit of one clause, the fact it was tried on, and the trials in order.

    `contradicts` is a row of the fact sheets that wants another outcome.
    """

    path: str
    quantity: Quantity
    fact: Fact
    limit: Limit
    trials: tuple[Trial, ...]
    contradicts: Row | None = None


def boundaries(
    case: Case, catalogue: Catalogue, *, rows: Sequence[Row] = ()
) -> Iterator[Boundary]:
    """Every limit that a plain or computed quantity meets, tried on the base of a case.

    Raises
    ------
    LookupError
        If the instrument had not begun on the day of the case.
    """
    current = catalogue.current(case.instrument, case.day)
    if current is None:
        raise LookupError(f"{case.instrument} had not begun on {case.day}")
    asked = requirements(current)
    view = _view(case.firm, current)
    for path, leaf in zip(asked.paths, asked.program.leaves, strict=True):
        if leaf.quantity is not None and leaf.quantity.numeric:
            for limit in leaf.limits:
                yield from _tried(asked, leaf, path, limit, view, rows)


def _view(firm: Firm, current: Current) -> View:
    view = View(firm, current.moment)
    records = firm.records.get(current.instrument.subject.kind)
    return view.of(records[0]) if records else view


def _tried(
    asked: Requirements, leaf: Placed, path: str, limit: Limit, view: View, rows: Sequence[Row]
) -> Iterator[Boundary]:
    quantity = leaf.quantity
    assert quantity is not None  # noqa: S101
    if isinstance(quantity.node, Line):
        fact = address(quantity.node, view)
        values = _beside(quantity, limit)
    else:
        found = _pulled(asked, leaf, view)
        if found is None:
            return
        fact, values = found
    if fact.at == -1:
        return
    tried: list[int | Fraction | None] = [*values, None]
    trials = tuple(_trial(asked, leaf, fact, value, view) for value in tried)
    row = _contradicting(quantity, limit, trials, rows)
    yield Boundary(path, quantity, fact, limit, trials, row)


def _beside(quantity: Quantity, limit: Limit) -> tuple[int | Fraction, ...]:
    """A step is the smallest there is: one 分, person or day; a tenth of a per cent else."""
    value = limit[1]
    step = 1 if quantity.type in {"money", "count", "date"} else Fraction(1, 1000)
    return value - step, value, value + step


def _pulled(
    asked: Requirements, leaf: Placed, view: View
) -> tuple[Fact, tuple[int | Fraction, ...]] | None:
    """A whole fact behind a computed quantity, and its values around each change."""
    quantity, lexicon = leaf.quantity, asked.program.lexicon
    assert quantity is not None  # noqa: S101
    bare = View(Firm("", kind=None), view.moment, view.subject)
    for fact, way in unknowns(quantity, bare, lexicon=lexicon).directions.items():
        known = view.fact(fact) if fact.subject in {"firm", "accounts"} else None
        if way and isinstance(known, Bounds):
            open_ = view.assuming({fact: None})
            ends = points(fact, [leaf], open_, lexicon=lexicon)
            inner = [one.low for one in ends if isinstance(one, Bounds)][1:-1]
            if inner:
                return fact, tuple(end for end in inner if not isinstance(end, float))
    return None


def _trial(
    asked: Requirements, leaf: Placed, fact: Fact, value: "int | Fraction | None", view: View
) -> Trial:
    found = None if value is None else Bounds(value, value)
    seen = view.assuming({fact: found})
    state = truth(leaf, seen, lexicon=asked.program.lexicon)
    return Trial(value, state, judge(asked, seen).status)


def _contradicting(
    quantity: Quantity, limit: Limit, trials: Sequence[Trial], rows: Sequence[Row]
) -> Row | None:
    """The row that states this number and whose every relation wants another outcome."""
    kind = quantity.type if quantity.type in {"money", "ratio"} else "number"
    same = [row for row in rows if row.stated and (kind, Fraction(limit[1])) in row.worth]
    seen = tuple(trial.truth for trial in trials[:-1])
    if not isinstance(quantity.node, Line) or len(seen) != len(_EXPECTED[">="]):
        return None
    agree = any(_EXPECTED.get(row.op, seen) == seen for row in same)
    return None if agree or not same else same[0]
