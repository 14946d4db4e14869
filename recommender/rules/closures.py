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
_SPENT: tuple[Limit, ...] = (("more_than", 0),)
"""What is asked where a number need only be known: that it is not zero."""


@dataclass(frozen=True, slots=True)
class Program:
    """A compiled tree: its leaves, the slots they read, and two generated functions.

    `states(l, h)` gives the state of every leaf from the lower and upper ends of the slots, where
    a fraction takes two places: its numerator and its denominator. `root(states)` joins them.
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
        return low, high

    def leaf_states(self, view: View) -> States:
        """The state of every leaf for one firm."""
        return self.states(*self.read(view))


def compiled(tree: n.Condition, *, lexicon: Lexicon, moment: Moment) -> Program:
    """Compile a tree for a moment (dates relative to the round become days)."""
    leaves = tuple(placed(tree, lexicon=lexicon, moment=moment))
    slots, source, names = _leaf_source(leaves, on=moment.reference)
    states = _function(f"def states(l, h):\n  return ({source})", "states", names)
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
    parts: list[str] = []
    for number, leaf in enumerate(leaves):
        key = leaf.quantity.name if leaf.quantity else f"#{number}"
        if key not in index:
            index[key] = sum(2 if _fractional(slot) else 1 for slot in slots)
            slots.append(leaf.quantity or leaf)
        parts.append(_leaf(leaf, index[key], number, names, on))
    return tuple(slots), ", ".join(parts) + ("," if parts else ""), names


def _leaf(leaf: Placed, slot: int, number: int, names: dict[str, object], on: date) -> str:
    quantity = leaf.quantity
    if quantity is None:
        return f"l[{slot}]"
    if isinstance(leaf.node, n.Known) and quantity.type == "date":
        return f"True if l[{slot}] == h[{slot}] else None"
    if not quantity.numeric:
        name = f"c{number}"
        names[name] = _category(leaf, on)
        return f"{name}(l[{slot}])"
    limits = _SPENT if isinstance(leaf.node, n.Known) else leaf.limits
    if not limits:
        return "None"
    sides = [(op, _sides(quantity, slot, limit)) for op, limit in limits]
    yes = " and ".join(f"({_YES[op].format_map(told)})" for op, told in sides)
    no = " or ".join(f"({_NO[op].format_map(told)})" for op, told in sides)
    return f"True if {yes} else False if {no} else None"


def _sides(quantity: Quantity, slot: int, limit: Number) -> dict[str, str]:
    """Both ends and what they are held against, all whole numbers."""
    top, bottom = limit.numerator, limit.denominator
    told: dict[str, str] = {}
    for side, name in (("low", "l"), ("high", "h")):
        scaled = f"{name}[{slot}]" + (f" * {bottom}" if bottom != 1 else "")
        told |= {side: scaled, f"{side}_t": str(top)}
        if _fractional(quantity):
            told[f"{side}_t"] = f"{top} * {name}[{slot + 1}]"
    return told


def _fractional(slot: Quantity | Placed) -> bool:
    """Whether the values are fractions rather than whole numbers."""
    return isinstance(slot, Quantity) and slot.type in {"ratio", "number"}


def _parts(end: object) -> tuple[int, int]:
    """Numerator and denominator; an infinite end is ±1 over 0, which compares as it should."""
    if isinstance(end, float):
        return (1 if end > 0 else -1), 0
    assert isinstance(end, int | Fraction)  # noqa: S101
    return end.numerator, end.denominator


def _category(leaf: Placed, on: date) -> Callable[[Value], Truth]:
    seen: dict[Value, Truth] = {}

    def test(found: Value) -> Truth:
        if found not in seen:
            seen[found] = state_of(leaf, found, on=on)
        return seen[found]

    return test


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
