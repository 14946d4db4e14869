"""Leaves of many programs that ask the same, so that each is answered once."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from recommender.indicators.lexicon import Line
from recommender.rules.closures import Program
from recommender.rules.expressions import native
from recommender.rules.leaves import Placed


@dataclass(frozen=True, slots=True)
class Asked:
    """A leaf, the first program that asks it, and the name of the column of its states."""

    leaf: Placed
    program: Program
    name: str

    @property
    def native(self) -> bool:
        """Whether columns alone can answer it."""
        return native(self.leaf, self.program.lexicon)

    @property
    def open_to_others(self) -> bool:
        """Whether no fact of a firm can answer it."""
        return self.leaf.open_to_others


def shared(programs: Sequence[Program]) -> tuple[list[Asked], list[list[str]]]:
    """The distinct leaves, and for each program the columns of its leaves in their order."""
    found: dict[Hashable, Asked] = {}
    names = [
        [
            found.setdefault(_sense(leaf, one), Asked(leaf, one, f"leaf {len(found)}")).name
            for leaf in one.leaves
        ]
        for one in programs
    ]
    return list(found.values()), names


def _sense(leaf: Placed, program: Program) -> Hashable:
    """What a leaf asks, whatever its wording and source: equal keys have equal states."""
    if leaf.open_to_others:
        return None
    bare = replace(leaf.node, text=None, article=None, source=None)
    if leaf.quantity is None or not isinstance(leaf.quantity.node, Line):
        return bare, program.moment, id(program.lexicon)
    return bare, program.moment, leaf.limits
