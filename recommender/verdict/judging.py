"""The verdict of one instrument for one applicant and subject, with evidence for every leaf."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from recommender.firm.facts import Fact, Truth, Value, View
from recommender.indicators.unknowns import unknowns
from recommender.indicators.values import value
from recommender.rules import kleene
from recommender.rules import nodes as n
from recommender.rules.closures import Program, States
from recommender.rules.leaves import Placed, held_by, placed, title_states, truth
from recommender.verdict.exactness import settle
from recommender.verdict.requirements import Requirements

Status = Literal["eligible", "eligible_subject_to", "undetermined", "ineligible"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One leaf: where it stands in the text, what was asked, what was seen, what follows."""

    path: str
    leaf: Placed
    truth: Truth
    value: Value
    matters: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """A base fact that was not told, and whether the verdict waits for it."""

    fact: Fact
    matters: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, what it is subject to, and everything it rests on."""

    status: Status
    subject_to: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    missing: tuple[Missing, ...]
    exact: bool


NO_SUBJECT = Verdict("ineligible", (), (), (), exact=True)
"""The firm said it has no subject of the kind the instrument is granted to."""


def judge(asked: Requirements, view: View) -> Verdict:
    """Read the tree three ways: facts only, judgements granted, unread parts granted too.

    False even with everything granted is ineligible; true on facts alone is eligible.
    """
    facts = asked.program.leaf_states(view)
    status, exact = status_of(asked.program, view, facts)
    return _verdict(status, asked, view, facts, exact=exact)


def status_of(program: Program, view: View, facts: States) -> tuple[Status, bool]:
    """The status that leaf states amount to for a view, and whether it is exact."""
    best = settle(program, view, program.granted(facts))
    if best.truth is False:
        return "ineligible", best.exact
    if best.truth is None:
        return "undetermined", best.exact
    own = settle(program, view, facts)
    return "eligible" if own.truth else "eligible_subject_to", best.exact


def _verdict(
    status: Status,
    asked: Requirements,
    view: View,
    facts: States,
    *,
    exact: bool,
) -> Verdict:
    program = asked.program
    waiting = open_leaves(program, program.granted(facts)) if status == "undetermined" else set()
    deciding = open_leaves(program, facts) if status != "ineligible" else set()
    subject_to = [
        path
        for number, path in enumerate(asked.paths)
        if program.leaves[number].open_to_others and number in deciding
    ]
    evidence = tuple(
        Evidence(path, leaf, facts[i], _seen(leaf, view, program), i in waiting)
        for i, (path, leaf) in enumerate(zip(asked.paths, program.leaves, strict=True))
    )
    found = () if status == "eligible" else tuple(subject_to)
    return Verdict(status, found, evidence, _missing(program, view, facts, waiting), exact)


def _seen(leaf: Placed, view: View, program: Program) -> Value:
    return None if leaf.quantity is None else value(leaf.quantity, view, lexicon=program.lexicon)


def open_leaves(program: Program, states: Sequence[Truth]) -> set[int]:
    """Numbers of undecided leaves that no decided join above them has made idle."""
    numbers = iter(range(len(program.leaves)))
    return _open(program.tree, states, numbers, program)[1]


def _open(
    tree: n.Condition, states: Sequence[Truth], numbers: "object", program: Program
) -> tuple[Truth, set[int]]:
    parts = [_open(part, states, numbers, program) for _, part in n.children(tree)]
    if not parts:
        number = next(numbers)  # type: ignore[call-overload]
        state = states[number]
        return state, {number} if state is None else set()
    joined = _joined(tree, [state for state, _ in parts])
    return joined, set().union(*(found for _, found in parts)) if joined is None else set()


def _joined(tree: n.Condition, states: list[Truth]) -> Truth:
    match tree:
        case n.AllOf():
            return kleene.all_of(*states)
        case n.AnyOf():
            return kleene.any_of(*states)
        case n.AtLeast(count):
            return kleene.at_least(count, *states)
        case n.When():
            return kleene.implies(*states)
        case _:
            return kleene.negated(states[0])


def _missing(
    program: Program, view: View, facts: Sequence[Truth], waiting: set[int]
) -> tuple[Missing, ...]:
    """Facts behind undecided leaves, those that the verdict waits for first."""
    found: dict[Fact, bool] = {}
    for number, (leaf, state) in enumerate(zip(program.leaves, facts, strict=True)):
        if state is None:
            for fact in facts_behind(leaf, view, program):
                found[fact] = found.get(fact, False) or number in waiting
    ranked = sorted(found.items(), key=lambda item: not item[1])
    return tuple(Missing(fact, matters) for fact, matters in ranked)


def facts_behind(leaf: Placed, view: View, program: Program) -> dict[Fact, int]:
    """The base facts an undecided leaf waits for, each with the way it moves the leaf's quantity.

    The way is +1 or -1, and 0 where the quantity is not monotone in the fact or there is none.
    """
    match leaf.node:
        case n.Has():
            holder = held_by(leaf.node, lexicon=program.lexicon)
            index = view.subject.index if view.subject and holder != "firm" else 0
            states = title_states(leaf.node, view, lexicon=program.lexicon)
            open_ = (title for title, state in states.items() if state is None)
            return {Fact(f"{holder}.titles", index, title): 0 for title in open_}
        case n.Some(some=kind) | n.Every(every=kind):
            return dict.fromkeys(_inside(kind, leaf.node, view, program), 0)
        case n.Judgement() | n.Unread():
            return {}
        case _:
            assert leaf.quantity is not None  # noqa: S101
            found = unknowns(leaf.quantity, view, lexicon=program.lexicon)
            return found.directions


def _inside(kind: str, node: "n.Some | n.Every", view: View, program: Program) -> list[Fact]:
    records = view.firm.records.get(kind)
    if records is None:
        return [Fact("list", 0, kind)]
    found: list[Fact] = []
    for record in records:
        inner = view.of(record)
        for leaf in placed(node.where, lexicon=program.lexicon, moment=view.moment):
            if truth(leaf, inner, lexicon=program.lexicon) is None:
                found += facts_behind(leaf, inner, program)
    return found
