"""Verdicts at each threshold: one step below, on it, one step above, and with the fact unknown.

A threshold on a plain fact is tried on that fact. One on a computed quantity is pulled back to a
fact it is computed from: the last value before and the first value after the clause changes. One
that a clause asks of records is tried on records that meet all else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from recommender.authoring.cases import Case
from recommender.authoring.counting import measures, reckoned, tested_numbers
from recommender.authoring.facts import Fact as Row
from recommender.authoring.inside import inner_numbers
from recommender.authoring.probes import Asked, Probe, Untried, assumed, beside
from recommender.catalogue.reading import Catalogue, Current
from recommender.firm.facts import Fact, Firm, Truth, Value, View
from recommender.indicators.lexicon import Line, Quantity
from recommender.indicators.thresholds import Number
from recommender.indicators.unknowns import unknowns
from recommender.indicators.values import address
from recommender.rules import nodes as n
from recommender.rules.leaves import Limit
from recommender.units.bounds import Bounds
from recommender.verdict import Requirements, Status, judge, requirements
from recommender.verdict.breakpoints import points

_EXPECTED: dict[str, tuple[Truth, Truth, Truth]] = {
    ">=": (False, True, True),
    ">": (False, False, True),
    "<=": (True, True, False),
    "<": (True, False, False),
}
_SOME_AMOUNT = 10**10


@dataclass(frozen=True, slots=True)
class Trial:
    """A value tried (None: unknown), what the clause is worth then, and the verdict."""

    value: Number | None
    truth: Truth
    status: Status


@dataclass(frozen=True, slots=True)
class Boundary:
    """One limit of one clause, the fact it was tried on, and the trials in order.

    `shown` is the quantity in which values are told; `contradicts` a row of the fact sheets that
    wants another outcome.
    """

    path: str
    quantity: Quantity
    fact: Fact
    shown: Quantity
    limit: Limit
    trials: tuple[Trial, ...]
    contradicts: Row | None = None

    @property
    def decides(self) -> bool:
        """Whether the verdict changes with it; not so where another branch holds anyway."""
        return len({trial.status for trial in self.trials if trial.value is not None}) > 1


def boundaries(
    case: Case, catalogue: Catalogue, *, rows: Sequence[Row] = ()
) -> Iterator[Boundary | Untried]:
    """Every limit of the conditions that count on the day of a case, tried on its profile.

    Raises
    ------
    LookupError
        If the instrument had not begun on the day of the case.
    """
    current = catalogue.current(case.instrument, case.day)
    if current is None:
        raise LookupError(f"{case.instrument} had not begun on {case.day}")
    asked = requirements(current)
    view, lexicon = _view(case.firm, current), asked.program.lexicon
    for path, leaf in zip(asked.paths, asked.program.leaves, strict=True):
        one = Asked(leaf, path, view, lexicon)
        for probe in _probes(one):
            yield _tried(asked, one, probe, rows) if isinstance(probe, Probe) else probe


def whole(
    cases: Sequence[Case], catalogue: Catalogue, *, rows: Sequence[Row] = ()
) -> Iterator[tuple[Case, list[Boundary | Untried]]]:
    """The limits of every edition and round, each tried on the first case of its time."""
    seen: set[tuple[str, str]] = set()
    for case in cases:
        current = catalogue.current(case.instrument, case.day)
        if current is None:
            continue
        edition, call = str(current.edition.from_), current.call
        times = {("eligibility", edition), (f"round.{call.year}" if call else "", edition)}
        if times <= seen:
            continue
        limits = boundaries(case, catalogue, rows=rows)
        found = [one for one in limits if (_section(one.path), edition) not in seen]
        if found or not seen:
            yield case, found
        seen |= times


def _section(path: str) -> str:
    head, _, rest = path.partition(".")
    return f"{head}.{rest.partition('.')[0]}" if head == "round" else head


def _view(firm: Firm, current: Current) -> View:
    view = View(firm, current.moment)
    records = firm.records.get(current.instrument.subject.kind)
    return view.of(records[0]) if records else view


def _probes(one: Asked) -> Iterator[Probe | Untried]:
    """Every number of a leaf, also those it asks of records."""
    if isinstance(one.leaf.node, n.Some | n.Every):
        yield from inner_numbers(one)
    elif one.leaf.quantity is not None and one.leaf.quantity.numeric:
        for limit in one.leaf.limits:
            yield _limit(one, limit)
        for node in measures(one.quantity, one.lexicon):
            yield from tested_numbers(one, node)


def _limit(one: Asked, limit: Limit) -> Probe | Untried:
    quantity, view = one.quantity, one.view
    if isinstance(quantity.node, Line):
        fact = address(quantity.node, view)
        if fact.at == -1:
            return Untried(one.path, quantity, limit, "elsewhere")
        values = (*beside(quantity, limit[1]), None)
        return Probe(one.path, quantity, limit, fact, quantity, values, assumed(fact, view, {}))
    found = _pulled(one, limit)
    for node in measures(quantity, one.lexicon) if found is None else ():
        found = found or reckoned(one, limit, node)
    return found or Untried(one.path, quantity, limit, "no_change")


def _pulled(one: Asked, limit: Limit) -> Probe | None:
    """A whole fact behind a computed quantity, and its values around each change.

    Facts of the base come first; where that settles nothing the others beside one are filled in.
    """
    first: Probe | None = None
    for fact, others in _plans(one, limit):
        probe = _behind(one, limit, fact, others)
        if probe and {one.truth(probe.seen(v)) for v in probe.values[:-1]} == {True, False}:
            return probe
        first = first or probe
    return first


def _plans(one: Asked, limit: Limit) -> Iterator[tuple[Fact, dict[Fact, Value]]]:
    """Facts that move a quantity one way, each with what to assume of the others."""
    quantity, view, lexicon = one.quantity, one.view, one.lexicon
    bare = View(Firm("", kind=None), view.moment, view.subject)
    ways = unknowns(quantity, bare, lexicon=lexicon).directions
    facts = [fact for fact, way in ways.items() if way and fact.subject != "list"]
    open_ = unknowns(quantity, view, lexicon=lexicon).directions
    yield from ((f, {}) for f in facts if f not in open_ and f.subject in {"firm", "accounts"})
    for fact in facts:
        for fill in (0, _amount(limit)):
            yield fact, dict.fromkeys({*facts, *open_} - {fact}, Bounds(fill, fill))


def _behind(one: Asked, limit: Limit, fact: Fact, others: dict[Fact, Value]) -> Probe | None:
    ends = points(fact, [one.leaf], one.view.assuming({**others, fact: None}), lexicon=one.lexicon)
    inner = [end.low for end in ends if isinstance(end, Bounds)][1:-1]
    values = tuple(end for end in inner if not isinstance(end, float))
    if not values:
        return None
    shown, seen = one.lexicon.quantity(fact.field), assumed(fact, one.view, others)
    return Probe(one.path, one.quantity, limit, fact, shown, (*values, None), seen)


def _amount(limit: Limit) -> int:
    """Something to divide by: the limit where it is a whole amount."""
    return int(limit[1]) if limit[1] >= 1 else _SOME_AMOUNT


def _tried(
    asked: Requirements, one: Asked, probe: Probe, rows: Sequence[Row]
) -> Boundary | Untried:
    trials = tuple(_trial(asked, one, value, probe) for value in probe.values)
    if len({trial.truth for trial in trials[:-1]}) == 1:
        return Untried(probe.path, probe.quantity, probe.limit, "no_change")
    row = _contradicting(probe.quantity, probe.limit, trials, rows)
    return Boundary(probe.path, probe.quantity, probe.fact, probe.shown, probe.limit, trials, row)


def _trial(asked: Requirements, one: Asked, value: Number | None, probe: Probe) -> Trial:
    seen = probe.seen(value)
    return Trial(value, one.truth(seen), judge(asked, seen).status)


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
