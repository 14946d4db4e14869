"""One firm: a tree compiled to generated Python over slots of values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from recommender.firm.facts import Moment, Truth, View
from recommender.indicators.lexicon import Lexicon, Quantity
from recommender.indicators.values import value
from recommender.rules import kleene
from recommender.rules import nodes as n
from recommender.rules.leaves import Placed, placed, state_of, truth
from recommender.units.bounds import Bounds

States = tuple[Truth, ...]
_YES = {
    "at_least": "l[{i}] >= {t}", "more_than": "l[{i}] > {t}", "at_most": "h[{i}] <= {t}",
    "less_than": "h[{i}] < {t}", "is": "l[{i}] == {t} == h[{i}]",
    "is_not": "{t} < l[{i}] or {t} > h[{i}]",
}  # fmt: skip
_NO = {
    "at_least": "h[{i}] < {t}", "more_than": "h[{i}] <= {t}", "at_most": "l[{i}] > {t}",
    "less_than": "l[{i}] >= {t}", "is": "{t} < l[{i}] or {t} > h[{i}]",
    "is_not": "l[{i}] == {t} == h[{i}]",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Program:
    """A compiled tree: its leaves, the slots they read, and two generated functions.

    `states(l, h)` gives the state of every leaf from the lower and upper ends of the slots;
    `root(states)` joins them.
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
            ranged = isinstance(found, Bounds)
            low.append(found.low if ranged else found)  # type: ignore[union-attr]
            high.append(found.high if ranged else found)  # type: ignore[union-attr]
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
            index[key] = len(slots)
            slots.append(leaf.quantity or leaf)
        parts.append(_leaf(leaf, index[key], number, names, on))
    return tuple(slots), ", ".join(parts) + ("," if parts else ""), names


def _leaf(leaf: Placed, slot: int, number: int, names: dict[str, object], on: date) -> str:
    if leaf.quantity is None:
        return f"l[{slot}]"
    if leaf.limits:
        yes, no = [], []
        for place, (op, limit) in enumerate(leaf.limits):
            name = f"t{number}_{place}"
            names[name] = limit
            yes.append("(" + _YES[op].format(i=slot, t=name) + ")")
            no.append("(" + _NO[op].format(i=slot, t=name) + ")")
        return f"True if {' and '.join(yes)} else False if {' or '.join(no)} else None"
    name = f"c{number}"
    names[name] = _category(leaf, on)
    return f"{name}(l[{slot}], h[{slot}])"


def _category(leaf: Placed, on: date) -> Callable[[object, object], Truth]:
    numeric = leaf.quantity is not None and leaf.quantity.numeric
    seen: dict[object, Truth] = {}

    def test(low: object, high: object) -> Truth:
        if numeric:
            return state_of(leaf, Bounds(low, high), on=on)  # type: ignore[arg-type]
        if low not in seen:
            seen[low] = state_of(leaf, low, on=on)  # type: ignore[arg-type]
        return seen[low]

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
