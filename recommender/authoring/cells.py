"""Conditions as formulas: each quantity takes one value of every cell its thresholds cut.

Titles, records, judgements and unread parts are yes or no. Quantities are taken as independent of
each other, so what comes out impossible here is impossible; the other way round need not hold.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from recommender.authoring.formulas import FALSE, TRUE, Among, Denied, Formula, Literal
from recommender.firm.facts import Firm, Moment, Value, View
from recommender.indicators.lexicon import Lexicon, Line, Quantity
from recommender.indicators.values import value
from recommender.rules import nodes as n
from recommender.rules.leaves import Placed, placed, state_of
from recommender.units.bounds import Bounds
from recommender.verdict.breakpoints import categories
from recommender.verdict.exactness import inside

_YES, _NO = frozenset({1}), frozenset({0})


@dataclass
class Cells:
    """The variables of some trees, read at one moment."""

    lexicon: Lexicon
    moment: Moment
    values: dict[str, list[Value]] = field(default_factory=dict)
    domains: dict[str, frozenset[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, trees: Iterable[n.Condition], *, lexicon: Lexicon, moment: Moment) -> "Cells":
        """The cells that all leaves of these trees cut together."""
        made = cls(lexicon, moment)
        by_name: dict[str, list[Placed]] = {}
        for tree in trees:
            for leaf in placed(tree, lexicon=lexicon, moment=moment):
                if leaf.quantity is not None:
                    by_name.setdefault(leaf.quantity.name, []).append(leaf)
        for name, leaves in by_name.items():
            made.values[name] = made._cut(leaves)
            made.domains[name] = frozenset(range(len(made.values[name])))
        return made

    def _cut(self, leaves: list[Placed]) -> list[Value]:
        quantity = leaves[0].quantity
        assert quantity is not None  # noqa: S101
        if not quantity.numeric:
            return categories(quantity, leaves, on=self.moment.reference)
        view = View(Firm("", kind=None), self.moment)
        found = value(quantity, view, lexicon=self.lexicon)
        assert isinstance(found, Bounds)  # noqa: S101
        whole = quantity.type in {"money", "count", "date"} and isinstance(quantity.node, Line)
        return inside(leaves, found, whole=whole)

    def formula(
        self, tree: n.Condition, *, fixed: Mapping[str, bool] | None = None, at: str = ""
    ) -> Formula:
        """A tree as a formula; the parts at the `fixed` paths are true or false instead."""
        if fixed and at in fixed:
            return TRUE if fixed[at] else FALSE
        parts = tuple(
            self.formula(part, fixed=fixed, at=f"{at}.{segment}" if at else segment)
            for segment, part in n.children(tree)
        )
        match tree:
            case n.AllOf():
                return Among(len(parts), parts)
            case n.AnyOf():
                return Among(1, parts)
            case n.AtLeast(count):
                return Among(count, parts)
            case n.Not():
                return Denied(parts[0])
            case n.When():
                return Among(1, (Denied(parts[0]), parts[1]))
            case _:
                return self._leaf(tree)

    def _leaf(self, leaf: n.Leaf) -> Formula:
        match leaf:
            case n.Has():
                return Among(1, tuple(self._held(leaf, title) for title in self._granting(leaf)))
            case n.Some() | n.Every():
                return self._yes(repr(_bare(leaf)))
            case n.Judgement() | n.Unread():
                return self._yes(repr(leaf))
            case _:
                exact = next(placed(leaf, lexicon=self.lexicon, moment=self.moment))
                return self._compared(exact)

    def _granting(self, leaf: n.Has) -> list[str]:
        grants = self.lexicon.vocabulary.grants
        return sorted({title for asked in leaf.titles for title in grants(asked)})

    def _held(self, leaf: n.Has, title: str) -> Literal:
        return self._yes(f"{title} {leaf.on} {leaf.granted}")

    def _yes(self, name: str) -> Literal:
        self.domains.setdefault(name, _YES | _NO)
        return Literal(name, _YES, _NO)

    def _compared(self, leaf: Placed) -> Formula:
        assert leaf.quantity is not None  # noqa: S101
        if not self.values[leaf.quantity.name]:
            return self._several(leaf, leaf.quantity)
        states = [
            state_of(leaf, found, on=self.moment.reference)
            for found in self.values[leaf.quantity.name]
        ]
        return Literal(
            leaf.quantity.name,
            frozenset(i for i, state in enumerate(states) if state is not False),
            frozenset(i for i, state in enumerate(states) if state is not True),
        )

    def _several(self, leaf: Placed, quantity: Quantity) -> Formula:
        """A field with several values at once: each option is there or not."""
        options = sorted(map(str, leaf.options or ()))
        found = Among(1, tuple(self._yes(f"{quantity.name} {option}") for option in options))
        denied = isinstance(leaf.node, n.Compare) and leaf.node.is_not is not None
        return Denied(found) if denied else found


def _bare(leaf: n.Leaf) -> n.Leaf:
    """A leaf without what people read, so that two that ask the same are the same."""
    return replace(leaf, text=None, article=None, source=None)
