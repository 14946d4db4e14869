"""The plain instruments of the workload as our own conditions, compiled."""

from collections.abc import Sequence
from typing import Any

from bench.workload import MONEY, ON, Plan
from recommender.firm.facts import Moment
from recommender.indicators.lexicon import shipped_lexicon
from recommender.rules import nodes as n
from recommender.rules.closures import Program, compiled
from recommender.vocabulary.fields import Label

MOMENT = Moment.at(ON)
_JUDGED = n.Judgement(judgement=Label("由主管部门评审", "For the authority to judge"))


def programs(made: Plan, *, judged: bool = True) -> list[Program]:
    """Compile every instrument; without the judged parts if all must rest on facts."""
    leaves = [leaf(one) for one in made["leaves"]]
    waiting = set(made["judged"]) if judged else set()
    trees = [tree(one, leaves) for one in made["instruments"]]
    lexicon = shipped_lexicon()
    return [
        compiled(_with(one, waits=number in waiting), lexicon=lexicon, moment=MOMENT)
        for number, one in enumerate(trees)
    ]


def leaf(told: Plan) -> n.Condition:
    """One comparison as a leaf."""
    name, op, value = told["fact"], told["op"], told["value"]
    if op == "in":
        return n.OneOf(field=name, in_=tuple(value))
    if op == "is":
        return n.Compare(field=name, is_=value)
    limit = f"{value}万元" if name in MONEY else f"{value}‰" if "per" in told else value
    return n.CONDITION.validate_python({"field": name, op: limit})


def tree(told: Any, leaves: Sequence[n.Condition]) -> n.Condition:
    """A join of leaves, by their numbers."""
    if isinstance(told, int):
        return leaves[told]
    head, *rest = told
    if head == "at_least":
        count, *rest = rest
        return n.AtLeast(count, tuple(tree(part, leaves) for part in rest))
    parts = tuple(tree(part, leaves) for part in rest)
    match head:
        case "all":
            return n.AllOf(parts)
        case "any":
            return n.AnyOf(parts)
        case "not":
            return n.Not(parts[0])
        case _:
            return n.When(*parts)


def _with(told: n.Condition, *, waits: bool) -> n.Condition:
    return n.AllOf((told, _JUDGED)) if waits else told
