"""Conditions that decide nothing: impossible ones, empty ones, and parts that others cover.

What else must hold around a part is its context: the parts it is joined with by `all`, at every
level above it, and the guard before a `then`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recommender.authoring.cells import Cells
from recommender.authoring.doubts import Doubt
from recommender.authoring.formulas import Denied, Formula, TooHardError, satisfiable
from recommender.firm.facts import Moment
from recommender.indicators.lexicon import Lexicon
from recommender.resources.strict_yaml import Path
from recommender.rules import nodes as n

Context = tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A condition and where it stands; those not `own` are context only."""

    path: Path
    tree: n.Condition
    own: bool = True


def idle_parts(
    sections: Sequence[Section], *, lexicon: Lexicon, moment: Moment
) -> Iterator[Doubt]:
    """Every part that decides nothing beside the others; of nested ones the outermost."""
    trees = [section.tree for section in sections]
    look = _Look(Cells.of(trees, lexicon=lexicon, moment=moment))
    for section in sections:
        if section.own:
            others = tuple(look.formula(one.tree) for one in sections if one is not section)
            yield from look.under(section.tree, others, section.path)
            yield from _inside(section.tree, section.path, lexicon, moment)


def _inside(tree: n.Condition, at: Path, lexicon: Lexicon, moment: Moment) -> Iterator[Doubt]:
    """What is asked of single records stands for itself."""
    if isinstance(tree, n.Some | n.Every):
        section = Section((*at, "where"), tree.where)
        yield from idle_parts([section], lexicon=lexicon, moment=moment)
    for segment, part in n.children(tree):
        yield from _inside(part, step(at, segment), lexicon, moment)


def step(path: Path, segment: str) -> Path:
    """A path one segment on: `all[2]` is a key and a number."""
    name, _, index = segment.partition("[")
    return (*path, name, int(index[:-1])) if index else (*path, name)


@dataclass
class _Look:
    """Conditions under examination, over the cells they cut together."""

    cells: Cells

    def formula(self, tree: n.Condition) -> Formula:
        return self.cells.formula(tree)

    def under(self, tree: n.Condition, context: Context, path: Path) -> Iterator[Doubt]:
        if code := self.idle(self.formula(tree), context):
            yield Doubt(path, code)
        elif isinstance(tree, n.AnyOf):
            yield from self.branches(tree, context, path)
        elif isinstance(tree, n.AllOf):
            yield from self.joined(tree, context, path)
        elif isinstance(tree, n.When):
            yield from self.under(tree.guard, context, (*path, "when"))
            guarded = (*context, self.formula(tree.guard))
            yield from self.under(tree.then, guarded, (*path, "then"))
        else:
            for segment, part in n.children(tree):
                yield from self.under(part, context, step(path, segment))

    def idle(self, own: Formula, context: Context) -> str | None:
        """The code of what is wrong with a part, None if it can come out either way."""
        if not self.possible(own):
            return "never_true"
        if not self.possible(Denied(own)):
            return "always_true"
        if not self.possible(own, *context):
            return "never_here" if self.possible(*context) else None
        return None if self.possible(Denied(own), *context) else "asked_already"

    def joined(self, tree: n.AllOf, context: Context, path: Path) -> Iterator[Doubt]:
        """Parts beside each other; one found idle is no reason to find its twin idle too."""
        left = list(range(len(tree.parts)))
        for index, part in enumerate(tree.parts):
            others = tuple(self.formula(tree.parts[i]) for i in left if i != index)
            found = list(self.under(part, (*context, *others), (*path, "all", index)))
            if any(one.path == (*path, "all", index) for one in found):
                left.remove(index)
            yield from found

    def branches(self, tree: n.AnyOf, context: Context, path: Path) -> Iterator[Doubt]:
        """A branch that holds only where another one does opens nothing."""
        left = list(range(len(tree.parts)))
        for index, part in enumerate(tree.parts):
            own = self.formula(part)
            others = tuple(Denied(self.formula(tree.parts[i])) for i in left if i != index)
            at = (*path, "any", index)
            open_ = bool(others) and self.possible(own, *context)
            if open_ and not self.possible(own, *others, *context):
                left.remove(index)
                yield Doubt(at, "branch_idle")
            else:
                yield from self.under(part, context, at)

    def possible(self, *wanted: Formula) -> bool:
        try:
            return satisfiable(wanted, self.cells.domains)
        except TooHardError:
            return True
