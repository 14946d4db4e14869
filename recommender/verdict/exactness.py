"""Whether an unknown verdict is really open: every completion of the unknown facts is tried.

Leaves are reduced to base facts. A fact that enters several quantities, and a quantity asked by
several leaves, is tried at one point of each cell between the thresholds pulled back to it. The
answer is exact when every such fact is monotone where it enters; past the limits below the plain
three-valued reading stands, which is sound, and `exact` is False. (DESIGN, decision 3.)
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product

from recommender.firm.facts import Fact, Truth, Value, View
from recommender.indicators.lexicon import Line, Quantity
from recommender.indicators.unknowns import Unknowns, unknowns
from recommender.indicators.values import value
from recommender.rules.closures import Program
from recommender.rules.leaves import Placed, state_of
from recommender.units.bounds import Bounds
from recommender.verdict.breakpoints import categories, points

MAX_SHARED = 4
MAX_CELLS = 4_096
States = tuple[Truth, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """The truth of a tree over all completions, and whether that is certain."""

    truth: Truth
    exact: bool


@dataclass(frozen=True, slots=True)
class _Open:
    """The undecided leaves by quantity, and the facts behind each quantity."""

    leaves: Mapping[str, list[int]]
    quantities: Mapping[str, Quantity]
    facts: Mapping[str, Unknowns]

    def shared(self) -> set[Fact]:
        """Facts behind more than one quantity."""
        seen: set[Fact] = set()
        twice: set[Fact] = set()
        for found in self.facts.values():
            twice |= seen & set(found.directions)
            seen |= set(found.directions)
        return twice


def settle(program: Program, view: View, states: States) -> Settled:
    """The truth of the tree whatever the unknown facts turn out to be.

    `states` are the leaf states with judgements already granted or left open.
    """
    plain = program.root(states)
    if plain is not None:
        return Settled(plain, exact=True)
    undecided = _undecided(program, view, states)
    shared = undecided.shared()
    loose = not all(_attained(program, undecided, name) for name in undecided.leaves)
    if not shared and all(_free(program, asked) for asked in undecided.leaves.values()):
        return Settled(None, exact=not loose)
    cells = _cells(program, view, undecided, shared)
    if cells is None:
        return Settled(None, exact=False)
    seen: set[Truth] = set()
    for filled in cells:
        seen.add(program.root(_filled(states, filled)))
        if None in seen or len(seen) > 1:
            return Settled(None, exact=not loose)
    return Settled(seen.pop() if seen else None, exact=bool(seen) or not loose)


def _attained(program: Program, undecided: _Open, name: str) -> bool:
    """Whether the quantity can take every combination of leaf states that its range allows.

    Shares of whole persons may jump over a narrow band; money is fine enough to meet all but `is`.
    """
    leaves = [program.leaves[number] for number in undecided.leaves[name]]
    found, quantity = undecided.facts[name], undecided.quantities[name]
    if isinstance(quantity.node, Line) or not found.tight:
        return found.tight
    if any(op in {"is", "is_not"} for leaf in leaves for op, _ in leaf.limits):
        return False
    narrow = sum(len(leaf.limits) for leaf in leaves) > 1
    return not narrow or all(_is_money(fact, program) for fact in found.directions)


def _is_money(fact: Fact, program: Program) -> bool:
    field = program.lexicon.vocabulary.fields.get(fact.field)
    return field is not None and field.type == "money"


def _free(program: Program, asked: Sequence[int]) -> bool:
    """Whether one leaf alone asks for its quantity, so that both answers are open.

    A band may be empty of whole numbers and a list of options may name them all: those are tried.
    """
    leaf = program.leaves[asked[0]]
    choice = leaf.quantity is not None and leaf.quantity.type == "choice"
    return len(asked) == 1 and len(leaf.limits) <= 1 and not choice


def _filled(states: States, filled: Mapping[int, Truth]) -> list[Truth]:
    return [filled.get(number, state) for number, state in enumerate(states)]


def _undecided(program: Program, view: View, states: States) -> _Open:
    leaves: dict[str, list[int]] = {}
    quantities: dict[str, Quantity] = {}
    facts: dict[str, Unknowns] = {}
    for number, (leaf, state) in enumerate(zip(program.leaves, states, strict=True)):
        if state is None and leaf.quantity is not None:
            name = leaf.quantity.name
            leaves.setdefault(name, []).append(number)
            quantities[name] = leaf.quantity
            facts[name] = unknowns(leaf.quantity, view, lexicon=program.lexicon)
    return _Open(leaves, quantities, facts)


def _cells(
    program: Program, view: View, undecided: _Open, shared: set[Fact]
) -> "Iterator[Mapping[int, Truth]] | None":
    """Leaf states for every cell, or None where the cells would be too many or not exact."""
    if len(shared) > MAX_SHARED or not _separable(undecided, shared):
        return None
    tried = {fact: _tried(program, view, undecided, fact) for fact in shared}
    if any(not found for found in tried.values()) or _size(tried.values()) > MAX_CELLS:
        return None
    return _walk(program, view, undecided, tried)


def _size(parts: Iterable[Sequence[object]]) -> int:
    total = 1
    for part in parts:
        total *= len(part)
    return total


def _separable(undecided: _Open, shared: set[Fact]) -> bool:
    """Each quantity holds at most one shared fact, and moves one way with it."""
    for name, found in undecided.facts.items():
        inside = shared & set(found.directions)
        direct = isinstance(undecided.quantities[name].node, Line)
        if len(inside) > 1 or any(f.subject in {"list", "stated"} for f in inside):
            return False
        if not direct and any(found.directions[fact] == 0 for fact in inside):
            return False
    return True


def _tried(program: Program, view: View, undecided: _Open, fact: Fact) -> Sequence[Value]:
    """Values of a shared fact, one in each cell between the thresholds that ask for it."""
    direct = [
        undecided.quantities[name]
        for name, found in undecided.facts.items()
        if fact in found.directions and isinstance(undecided.quantities[name].node, Line)
    ]
    asked = [
        program.leaves[number]
        for name, found in undecided.facts.items()
        if fact in found.directions
        for number in undecided.leaves[name]
    ]
    if direct and not direct[0].numeric:
        return categories(direct[0], asked, on=view.moment.reference)
    return points(fact, asked, view, lexicon=program.lexicon)


def _walk(
    program: Program, view: View, undecided: _Open, tried: Mapping[Fact, Sequence[Value]]
) -> Iterator[Mapping[int, Truth]]:
    facts = list(tried)
    for chosen in product(*(tried[fact] for fact in facts)):
        seen = view.assuming({**view.assume, **dict(zip(facts, chosen, strict=True))})
        choices = [
            _combinations([program.leaves[i] for i in numbers], numbers, seen, program)
            for numbers in undecided.leaves.values()
        ]
        for parts in product(*choices):
            yield {number: state for part in parts for number, state in part.items()}


def _combinations(
    leaves: Sequence[Placed], numbers: Sequence[int], view: View, program: Program
) -> list[dict[int, Truth]]:
    """The states that leaves on one quantity can have together, at this point of the cells."""
    quantity = leaves[0].quantity
    assert quantity is not None  # noqa: S101
    found = value(quantity, view, lexicon=program.lexicon)
    on = view.moment.reference
    states = [state_of(leaf, found, on=on) for leaf in leaves]
    if None not in states or _free(program, numbers):
        return [dict(zip(numbers, states, strict=True))]
    tried: Iterable[Value]
    if isinstance(found, Bounds):
        tried = inside(leaves, found, whole=_whole(quantity))
    else:
        tried = categories(quantity, leaves, on=on) or [None]
    rows = {tuple(state_of(leaf, one, on=on) for leaf in leaves) for one in tried}
    return [dict(zip(numbers, row, strict=True)) for row in rows]


def _whole(quantity: Quantity) -> bool:
    return quantity.type in {"money", "count", "date"}


def inside(leaves: Sequence[Placed], found: Bounds, *, whole: bool) -> list[Value]:
    """One value in every cell that the thresholds of these leaves cut the range into."""
    limits = {limit for leaf in leaves for _, limit in leaf.limits}
    limits |= {Fraction(0)} if any(not leaf.limits for leaf in leaves) else set()
    inner = sorted(limit for limit in limits if found.low <= limit <= found.high)
    tried: set[Fraction | int] = set(inner)
    ends = [found.low, *inner, found.high]
    for low, high in pairwise(ends):
        tried |= _between(low, high, whole=whole)
    return [Bounds(one, one) for one in tried]


def _between(
    low: "int | Fraction | float", high: "int | Fraction | float", *, whole: bool
) -> set[Fraction]:
    if low == float("-inf"):
        low = (high if high != float("inf") else 0) - 2
    if high == float("inf"):
        high = low + 2
    low, high = Fraction(low), Fraction(high)
    if low == high:
        return {low}
    middle = (low + high) / 2
    if not whole:
        return {middle, low, high}
    return {
        one for one in (low, Fraction(middle.__floor__()), low + 1, high) if low <= one <= high
    }
