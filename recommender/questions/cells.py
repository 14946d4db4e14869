"""What a missing fact may turn out to be: one firm for each cell between the thresholds asked.

Odds are uniform over the cells until a population is given. Two values belong to one cell when
no clause that waits for the fact can tell them apart.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from recommender.firm.facts import Fact, Holding, Titles, Truth, Value, View
from recommender.indicators.lexicon import Line
from recommender.rules.closures import Program
from recommender.rules.leaves import Placed, state_of, truth
from recommender.units.bounds import Bounds, Number
from recommender.verdict.breakpoints import categories, points

_ROUGH = {
    "date": (0, 1, 2, 3, 5, 8, 10, 15, 20),
    "money": (0, *(10**power for power in range(6, 13))),
    "count": (0, *(10**power for power in range(6))),
}
"""Values that tell the states of computed quantities apart; for dates years before the day."""
States = Mapping[int, Truth]


@dataclass(frozen=True, slots=True)
class Cell:
    """One way a fact may turn out: leaves that wait for it, and how a view comes to know it."""

    states: States
    known: Callable[[View], View]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An instrument that waits: its program, the view, and which leaves wait for which fact.

    The pairs in `steady` are a fact and a leaf whose state it moves one way only. Where it is
    `unlisted` whether the firm has such a subject, only a "no" settles the verdict.
    """

    program: Program
    view: View
    states: tuple[Truth, ...]
    leaves: Mapping[Fact, tuple[int, ...]]
    steady: Collection[tuple[Fact, int]] = ()
    unlisted: bool = False

    def decided(self, changes: Mapping[int, Truth]) -> bool:
        """Whether the verdict is settled with some leaves known."""
        states = [changes.get(number, state) for number, state in enumerate(self.states)]
        found = self.program.root(states)
        return found is False or (found is True and not self.unlisted)

    def read(self, view: View, numbers: Sequence[int]) -> dict[int, Truth]:
        """The states of some leaves for another view."""
        return {
            number: truth(self.program.leaves[number], view, lexicon=self.program.lexicon)
            for number in numbers
        }


def cells(waiting: Waiting, fact: Fact) -> list[Cell]:
    """One cell for each way a fact can turn out, told apart by the leaves that wait for it."""
    numbers = waiting.leaves[fact]
    ways = [(way, way(waiting.view)) for way in _ways(waiting, fact, numbers)]
    unmoved = _unmoved(waiting, fact, [view for _, view in ways])
    found: dict[tuple[Truth, ...], Cell] = {}
    for way, view in ways:
        states = {
            number: unmoved[number] if number in unmoved else _state(waiting, number, fact, view)
            for number in numbers
        }
        found.setdefault(tuple(states.values()), Cell(states, way))
    return list(found.values())


def one_way(leaf: Placed) -> bool:
    """Whether a leaf over a computed quantity can only become true, or only false, as it grows."""
    quantity = leaf.quantity
    if quantity is None or not quantity.numeric or isinstance(quantity.node, Line):
        return False
    ops = {op for op, _ in leaf.limits}
    return ops <= {"at_least", "more_than"} or ops <= {"at_most", "less_than"}


def _unmoved(waiting: Waiting, fact: Fact, views: Sequence[View]) -> States:
    """States of the steady leaves that are the same at both ends, so everywhere between."""
    steady = [n for n in waiting.leaves[fact] if (fact, n) in waiting.steady]
    if not steady or len(views) <= 2:
        return {}
    ordered = sorted(views, key=lambda view: _place(view.assume[fact]))
    low, high = (
        {number: _state(waiting, number, fact, view) for number in steady}
        for view in (ordered[0], ordered[-1])
    )
    return {number: state for number, state in low.items() if high[number] is state}


def _place(value: Value) -> Number:
    assert isinstance(value, Bounds)  # noqa: S101
    return value.low


def _state(waiting: Waiting, number: int, fact: Fact, view: View) -> Truth:
    """The state of a leaf once a fact is told; one that asks for the fact itself needs no view."""
    program = waiting.program
    leaf = program.leaves[number]
    if leaf.quantity and isinstance(leaf.quantity.node, Line) and fact in view.assume:
        return state_of(leaf, view.assume[fact], on=view.moment.reference)
    return truth(leaf, view, lexicon=program.lexicon)


def _ways(
    waiting: Waiting, fact: Fact, numbers: Sequence[int]
) -> Iterator[Callable[[View], View]]:
    if fact.subject.endswith(".titles"):
        yield from (partial(with_title, fact=fact, held=held) for held in (True, False))
    elif fact.subject == "list":
        yield partial(_emptied, kind=fact.name)
        yield _as_it_is
    elif fact.subject != "stated":
        yield from (
            partial(_assumed, fact=fact, value=value) for value in _values(waiting, fact, numbers)
        )


def _assumed(view: View, *, fact: Fact, value: Value) -> View:
    return view.assuming({**view.assume, fact: value})


def _emptied(view: View, *, kind: str) -> View:
    return replace(view, firm=replace(view.firm, records={**view.firm.records, kind: ()}))


def _as_it_is(view: View) -> View:
    return view


def _values(waiting: Waiting, fact: Fact, numbers: Sequence[int]) -> Sequence[Value]:
    program, view = waiting.program, waiting.view
    leaves = [program.leaves[number] for number in numbers if program.leaves[number].quantity]
    direct = [leaf for leaf in leaves if leaf.quantity and isinstance(leaf.quantity.node, Line)]
    field = program.lexicon.vocabulary.fields.get(fact.field)
    if field is not None and field.several:
        named = frozenset(str(o) for leaf in direct for o in leaf.options or ())
        return [named, frozenset()]
    if field is not None and not field.numeric:
        quantity = program.lexicon.quantity(fact.field)
        return categories(quantity, direct, on=view.moment.reference)
    found = points(fact, direct, view, lexicon=program.lexicon) if direct else []
    if len(direct) == len(leaves):
        return found
    return [*found, *_rough(field.type if field else "count", view)]


def _rough(kind: str, view: View) -> list[Value]:
    values = _ROUGH.get(kind, _ROUGH["count"])
    today = view.moment.reference.toordinal()
    return [Bounds.exactly(today - one * 366 if kind == "date" else one) for one in values]


def with_title(view: View, *, fact: Fact, held: bool) -> View:
    """The view with a title held since the day, or known not to be held."""
    holder = fact.subject.removesuffix(".titles")
    if holder == "firm":
        titles = _titled(view.firm.titles, fact.name, held=held)
        firm = replace(view.firm, titles=titles)
        return View(firm, view.moment, view.subject, view.assume)
    records = view.firm.records.get(holder) or ()
    if not 0 <= fact.at < len(records):
        return view
    titles = _titled(records[fact.at].titles, fact.name, held=held)
    one = replace(records[fact.at], titles=titles)
    rows = tuple(one if record.index == one.index else record for record in records)
    firm = replace(view.firm, records={**view.firm.records, holder: rows})
    subject = one if view.subject and view.subject.kind == holder else view.subject
    return replace(view, firm=firm, subject=subject)


def _titled(titles: Titles, title: str, *, held: bool) -> Titles:
    if held:
        return Titles((*titles.held, Holding(title)), titles.not_held, titles.complete)
    return Titles(titles.held, titles.not_held | {title}, titles.complete)
