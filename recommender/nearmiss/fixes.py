"""Which single changes would make one clause hold, by the kind of the clause."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from recommender.firm.facts import Fact, Truth, Value, View
from recommender.indicators import measures as m
from recommender.indicators.lexicon import Lexicon, Line, Quantity
from recommender.indicators.operands import names_in
from recommender.indicators.values import address, kind_of, value
from recommender.nearmiss.changes import Change, How
from recommender.nearmiss.records import like
from recommender.nearmiss.timing import filed
from recommender.rules import nodes as n
from recommender.rules.leaves import Placed, held_by, state_of
from recommender.units.bounds import Bounds
from recommender.vocabulary.fields import Field

_FINE = 10_000
_FEW = 10
"""A firm of three may hire ten. That a number may double and no more is our choice, not read
in a source: what lies farther away is a plan of years, and no near miss."""
_NOTHING = frozenset({"none"})
_SIZES = ("employees", "revenue", "total_assets")
ADDABLE: frozenset[str] = frozenset({"expenditure", "ip", "platform", "team", "person"})
"""Records a firm may add by its own doing; awards and incidents happen to it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A leaf that stands in the way, seen for a firm, and whether it must become true."""

    leaf: Placed
    view: View
    lexicon: Lexicon
    wanted: bool = True

    def state(self, view: View) -> Truth:
        """What the leaf would be for another view."""
        assert self.leaf.quantity is not None  # noqa: S101
        found = value(self.leaf.quantity, view, lexicon=self.lexicon)
        return state_of(self.leaf, found, on=view.moment.reference)


def fixes(clause: Clause) -> Iterator[Change]:
    """Every single change that makes the clause hold."""
    node, quantity = clause.leaf.node, clause.leaf.quantity
    if isinstance(node, n.Has):
        yield from _titles(node, clause)
    elif isinstance(node, n.Some) and clause.wanted and node.some in ADDABLE:
        record = like(node.where, clause.view, lexicon=clause.lexicon)
        if record is not None:
            count = Bounds.exactly(max(node.count, 1))
            yield Change(Fact("list", 0, node.some), "add", None, count, None, record)
    elif quantity is not None and isinstance(quantity.node, m.Count | m.Total):
        yield from _more_records(quantity.node, clause)
    elif quantity is not None and quantity.numeric:
        yield from _numbers(quantity, clause)
    elif quantity is not None and quantity.field is not None:
        yield from _options(quantity, quantity.field, clause)


def _titles(node: n.Has, clause: Clause) -> Iterator[Change]:
    if not clause.wanted:
        return
    holder = held_by(node, lexicon=clause.lexicon)
    subject = clause.view.subject if holder != "firm" else None
    kind = subject.values.get("kind") if subject else None
    for name in node.titles:
        title = clause.lexicon.vocabulary.titles[name]
        if title.fits(kind) and title.can_change != "no":
            fact = Fact(f"{holder}.titles", subject.index if subject else 0, name)
            yield Change(fact, "obtain", before=False, after=True)


def _options(quantity: Quantity, field: Field, clause: Clause) -> Iterator[Change]:
    if field.type not in {"choice", "yes_no"} or field.can_change == "no":
        return
    assert isinstance(quantity.node, Line)  # noqa: S101
    fact = address(quantity.node, clause.view)
    before = clause.view.fact(fact)
    for option in sorted(clause.leaf.options or (), key=str):
        after = option if clause.wanted else (not option if isinstance(option, bool) else None)
        if after is None or (after is False and field.can_change == "up"):
            continue
        if field.can_become and after not in field.can_become:
            continue
        told: Value = after if isinstance(after, bool) else str(after)
        if field.several and isinstance(before, frozenset) and isinstance(told, str):
            told = (before - _NOTHING) | {told}
        yield Change(fact, "set", before, told, quantity.name)


def _numbers(quantity: Quantity, clause: Clause) -> Iterator[Change]:
    lines = {(line.field.name, line.year): line for line in lines_behind(quantity, clause.lexicon)}
    for line in lines.values():
        if line.year != 0 or line.field.type == "date":
            continue
        view = filed(clause.view) if line.field.subject == "accounts" else clause.view
        fact = address(line, view)
        before = view.fact(fact)
        if not isinstance(before, Bounds) or not before.known:
            continue
        for how in _ways(line.field):
            after = _nearest(fact, before.low, how, line.field, replace(clause, view=view))
            if after is not None:
                done: How = "keep" if after == before.low else how
                yield Change(fact, done, before, Bounds.exactly(after), line.field.name)


def _ways(field: Field) -> tuple[How, ...]:
    """The directions in which a firm may change a number."""
    return {"up": ("raise",), "down": ("lower",), "either": ("raise", "lower"), "no": ()}[
        field.can_change
    ]  # type: ignore[return-value]


def lines_behind(quantity: Quantity, lexicon: Lexicon) -> Iterator[Line]:
    """Fields a quantity is computed from, through declared indicators."""
    if isinstance(quantity.node, Line):
        yield quantity.node
        return
    sized = isinstance(quantity.node, m.SizeClass)
    for name in _SIZES if sized else names_in(quantity.node, counted=False):
        yield from lines_behind(lexicon.quantity(name), lexicon)


def _nearest(
    fact: Fact, start: "int | Fraction | float", how: How, field: Field, clause: Clause
) -> "int | Fraction | None":
    """The nearest value within reach that makes the clause hold, by doubling and bisection."""
    step = Fraction(1) if field.whole else Fraction(1, _FINE)
    sign = 1 if how == "raise" else -1

    def holds(steps: int) -> bool:
        at = Bounds.exactly(_plain(Fraction(start) + sign * steps * step))
        view = clause.view.assuming({**clause.view.assume, fact: at})
        return clause.state(view) is clause.wanted

    found = _first(holds, int(_reach(Fraction(start), how, field) / step))
    return None if found is None else _plain(Fraction(start) + sign * found * step)


def _reach(start: Fraction, how: How, field: Field) -> Fraction:
    """How far a number may move: down to nothing, up to twice what it is, counts by ten too."""
    if how == "lower" or field.type != "count":
        return start
    return max(start, Fraction(_FEW))


def _first(holds: Callable[[int], bool], most: int) -> int | None:
    """The least number of steps that will do, if more never undoes it."""
    if holds(0):
        return 0
    reach = 1
    while reach < most and not holds(reach):
        reach *= 4
    reach = min(reach, most)
    if reach <= 0 or not holds(reach):
        return None
    low, high = reach // 4, reach
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _plain(found: Fraction) -> "int | Fraction":
    return int(found) if found.denominator == 1 else found


def _more_records(node: "m.Count | m.Total", clause: Clause) -> Iterator[Change]:
    kind = kind_of(node)
    if not clause.wanted or kind not in ADDABLE or not clause.leaf.limits:
        return
    record = like(node.where, clause.view, lexicon=clause.lexicon, kind=kind)
    found = value(clause.leaf.quantity, clause.view, lexicon=clause.lexicon)  # type: ignore[arg-type]
    if record is None or not isinstance(found, Bounds) or not found.known:
        return
    lack = max((limit + (op == "more_than") - found.low for op, limit in clause.leaf.limits
                if op in {"at_least", "more_than"}), default=0)  # fmt: skip
    if lack <= 0:
        return
    if isinstance(node, m.Count):
        yield Change(Fact("list", 0, kind), "add", None, Bounds.exactly(lack), None, record)
    else:
        name = node.total.partition(".")[2]
        whole = {**record, name: Bounds.exactly(_plain(Fraction(lack)))}
        yield Change(Fact("list", 0, kind), "add", None, Bounds.exactly(1), None, whole)
