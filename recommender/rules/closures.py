"""One firm: a tree compiled to generated Python over slots of values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from recommender.firm.facts import Moment, Truth, Value, View
from recommender.indicators.lexicon import Lexicon, Quantity
from recommender.indicators.thresholds import Number
from recommender.indicators.values import value
from recommender.rules import kleene
from recommender.rules import nodes as n
from recommender.rules.leaves import Limit, Placed, placed, state_of, truth
from recommender.units.bounds import Bounds

States = tuple[Truth, ...]
_YES = {
    "at_least": "{low} >= {low_t}", "more_than": "{low} > {low_t}",
    "at_most": "{high} <= {high_t}", "less_than": "{high} < {high_t}",
    "is": "{low} == {low_t} and {high} == {high_t}",
    "is_not": "{low} > {low_t} or {high} < {high_t}",
}  # fmt: skip
_NO = {
    "at_least": "{high} < {high_t}", "more_than": "{high} <= {high_t}",
    "at_most": "{low} > {low_t}", "less_than": "{low} >= {low_t}",
    "is": "{low} > {low_t} or {high} < {high_t}",
    "is_not": "{low} == {low_t} and {high} == {high_t}",
}  # fmt: skip
_AT = {
    "at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<",
    "is": "==", "is_not": "!=",
}  # fmt: skip
_SPENT: tuple[Limit, ...] = (("more_than", 0),)
"""What is asked where a number need only be known: that it is not zero."""


@dataclass(frozen=True, slots=True)
class Program:
    """A compiled tree: its leaves, the slots they read, and two generated functions.

    `states(l, h)` gives the state of every leaf from the lower and upper ends of the slots, where
    a fraction takes two places: its numerator and its denominator. Where no slot is a range, both
    are the same list and each leaf is one comparison. `root(states)` joins them.
    """

    tree: n.Condition
    leaves: tuple[Placed, ...]
    slots: tuple[Quantity | Placed, ...]
    states: Callable[[Sequence[object], Sequence[object]], States]
    root: Callable[[Sequence[Truth]], Truth]
    moment: Moment
    lexicon: Lexicon

    def read(self, view: View) -> tuple[list[object], list[object]]:
        """Fill the slots for a firm: numbers as two ends, categories and truths in the first."""
        low: list[object] = []
        high: list[object] = []
        for slot in self.slots:
            found = (
                truth(slot, view, lexicon=self.lexicon)
                if isinstance(slot, Placed)
                else value(slot, view, lexicon=self.lexicon)
            )
            ends = (found.low, found.high) if isinstance(found, Bounds) else (found, found)
            for side, end in zip((low, high), ends, strict=True):
                side.extend(_parts(end) if _fractional(slot) else (end,))
        return low, low if low == high else high

    def leaf_states(self, view: View) -> States:
        """The state of every leaf for one firm."""
        return self.states(*self.read(view))

    def granted(self, states: States) -> States:
        """The states with judgements and unread parts granted (DESIGN, decision 2)."""
        return tuple(
            True if leaf.open_to_others else state
            for leaf, state in zip(self.leaves, states, strict=True)
        )


def compiled(tree: n.Condition, *, lexicon: Lexicon, moment: Moment) -> Program:
    """Compile a tree for a moment (dates relative to the round become days)."""
    leaves = tuple(placed(tree, lexicon=lexicon, moment=moment))
    slots, source, names = _leaf_source(leaves, on=moment.reference)
    states = _function(source, "states", names)
    joined = _join(tree, iter(range(len(leaves))))
    root = _function(f"def root(s):\n  return {joined}", "root", vars(kleene))
    return Program(tree, leaves, slots, states, root, moment, lexicon)


def _function(source: str, name: str, names: Mapping[str, object]) -> Any:
    space: dict[str, object] = dict(names)
    exec(compile(source, f"<compiled {name}>", "exec"), space)  # noqa: S102
    return space[name]


def _leaf_source(
    leaves: Sequence[Placed], *, on: date
) -> tuple[tuple[Quantity | Placed, ...], str, dict[str, object]]:
    slots: list[Quantity | Placed] = []
    index: dict[str, int] = {}
    names: dict[str, object] = {}
    places = 0
    ranges: list[str] = []
    points: list[str] = []
    for number, leaf in enumerate(leaves):
        key = leaf.quantity.name if leaf.quantity else f"#{number}"
        if key not in index:
            index[key] = places
            slots.append(leaf.quantity or leaf)
            places += 2 if _fractional(slots[-1]) else 1
        if leaf.quantity and not leaf.quantity.numeric:
            names[f"c{number}"] = _Categories(leaf, on)
        ranges.append(_range(leaf, index[key], number))
        points.append(_point(leaf, index[key], number))
    read = "".join(f"p{place}, " for place in range(places))
    lines = ["def states(l, h):", "  if l is h:"]
    lines += [f"    {read}= l"] if read else []
    lines += [f"    return ({_items(points)})", f"  return ({_items(ranges)})"]
    return tuple(slots), "\n".join(lines), names


def _items(parts: Sequence[str]) -> str:
    return "".join(f"{part}, " for part in parts)


def _range(leaf: Placed, slot: int, number: int) -> str:
    """The state of a leaf whose value lies between two ends."""
    quantity = leaf.quantity
    if quantity is None:
        return f"l[{slot}]"
    if isinstance(leaf.node, n.Known) and quantity.type == "date":
        return f"True if l[{slot}] == h[{slot}] else None"
    if not quantity.numeric:
        return f"c{number}[l[{slot}]]"
    if not _limits(leaf):
        return "None"
    sides = [(op, _sides(quantity, slot, limit)) for op, limit in _limits(leaf)]
    yes = " and ".join(f"({_YES[op].format_map(told)})" for op, told in sides)
    no = " or ".join(f"({_NO[op].format_map(told)})" for op, told in sides)
    return f"True if {yes} else False if {no} else None"


def _point(leaf: Placed, slot: int, number: int) -> str:
    """The state of a leaf whose value is known to the point: one comparison a limit."""
    quantity = leaf.quantity
    if quantity is None:
        return f"p{slot}"
    if isinstance(leaf.node, n.Known) and quantity.type == "date":
        return "True"
    if not quantity.numeric:
        return f"c{number}[p{slot}]"
    if not _limits(leaf):
        return "None"
    under = f" * p{slot + 1}" if _fractional(quantity) else ""
    return " and ".join(
        f"p{slot}{_times(limit.denominator)} {_AT[op]} {limit.numerator}{under}"
        for op, limit in _limits(leaf)
    )


def _limits(leaf: Placed) -> tuple[Limit, ...]:
    return _SPENT if isinstance(leaf.node, n.Known) else leaf.limits


def _sides(quantity: Quantity, slot: int, limit: Number) -> dict[str, str]:
    """Both ends and what they are held against, all whole numbers."""
    told: dict[str, str] = {}
    for side, name in (("low", "l"), ("high", "h")):
        under = f" * {name}[{slot + 1}]" if _fractional(quantity) else ""
        told[side] = f"{name}[{slot}]{_times(limit.denominator)}"
        told[f"{side}_t"] = f"{limit.numerator}{under}"
    return told


def _times(bottom: int) -> str:
    return f" * {bottom}" if bottom != 1 else ""


def _fractional(slot: Quantity | Placed) -> bool:
    """Whether the values are fractions rather than whole numbers."""
    return isinstance(slot, Quantity) and slot.type in {"ratio", "number"}


def _parts(end: object) -> tuple[int, int]:
    """Numerator and denominator; an infinite end is ±1 over 0, which compares as it should."""
    if isinstance(end, float):
        return (1 if end > 0 else -1), 0
    assert isinstance(end, int | Fraction)  # noqa: S101
    return end.numerator, end.denominator


class _Categories(dict[Value, Truth]):
    """The state of a leaf for each category met so far."""

    def __init__(self, leaf: Placed, on: date) -> None:
        self._leaf, self._on = leaf, on

    def __missing__(self, found: Value) -> Truth:
        state = self[found] = state_of(self._leaf, found, on=self._on)
        return state


def _join(tree: n.Condition, numbers: "object") -> str:
    parts = [_join(part, numbers) for _, part in n.children(tree)]
    told = ", ".join(parts)
    match tree:
        case n.AllOf():
            return f"all_of({told})"
        case n.AnyOf():
            return f"any_of({told})"
        case n.AtLeast(count):
            return f"at_least({count}, {told})"
        case n.Not():
            return f"negated({told})"
        case n.When():
            return f"implies({told})"
        case _:
            return f"s[{next(numbers)}]"  # type: ignore[call-overload]
