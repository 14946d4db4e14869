"""Whether a benefit can be worked out: readable amounts, known operands, all that a step needs."""

from collections.abc import Iterator
from itertools import pairwise

from recommender.catalogue.conditions import check_tree, foreign
from recommender.catalogue.grants import (
    Benefit,
    Cap,
    Case,
    Cases,
    Ceiling,
    Step,
    Tiers,
    amounts_of,
    walk,
)
from recommender.errors import UnitError
from recommender.indicators.checks import check_measure
from recommender.indicators.lexicon import Lexicon
from recommender.indicators.measures import Count, Operand
from recommender.resources.shapes import Found
from recommender.resources.strict_yaml import Path
from recommender.rules import nodes as n
from recommender.units.money import parse_money
from recommender.units.ratio import parse_ratio


def check_benefit(benefit: Benefit, at: Path, lexicon: Lexicon, subject: str) -> Iterator[Found]:
    """Everything that would stop a benefit from being worked out for `subject`."""
    problems = list(_amounts(benefit, at))
    yield from problems
    scopes = _scopes(benefit, at)
    for path, part in walk(benefit, at):
        about = next((kind for scope, kind in scopes if path[: len(scope)] == scope), subject)
        if isinstance(part, n.Node):
            yield from check_tree(part, path, lexicon, about)  # type: ignore[arg-type]
        elif path[-1] == "each_of":
            yield from check_measure(part, path, lexicon)  # type: ignore[arg-type]
        elif path[-1] == "base" or path[-2:] in {("times", "of"), ("cap", "times")}:
            yield from _operand(part, path, lexicon, about)  # type: ignore[arg-type]
        elif isinstance(part, Tiers) and not problems:
            yield from _tiers(part, path)
        else:
            yield from _complete(part, path)


def _scopes(benefit: Benefit, at: Path) -> list[tuple[Path, str]]:
    """Parts that are worked out for each record, with the kind of record; the inner ones first."""
    found = [
        (path[:-1], part.count)
        for path, part in walk(benefit, at)
        if isinstance(part, Count) and path[-1] == "each_of"
    ]
    return sorted(found, key=lambda scope: -len(scope[0]))


def _amounts(benefit: Benefit, at: Path) -> Iterator[Found]:
    for path, kind, raw in amounts_of(benefit, at):
        try:
            parse_money(str(raw)) if kind == "money" else parse_ratio(str(raw))
        except UnitError as error:
            yield path, error.code, error.values


def _operand(asked: "Operand", at: Path, lexicon: Lexicon, subject: str) -> Iterator[Found]:
    problems = list(check_measure(asked, at, lexicon))
    yield from problems or foreign(asked, at, lexicon, subject)


def _tiers(tiers: Tiers, at: Path) -> Iterator[Found]:
    """Tiers rise, and the one without end comes last."""
    for index, (below, above) in enumerate(pairwise(tiers.steps), start=1):
        if below.to is None:
            yield (*at, "steps", index - 1), "rest_not_last", {"key": "to"}
        elif above.to is not None and _fen(above) <= _fen(below):
            yield (*at, "steps", index, "to"), "tiers_unordered", {"found": above.to}


def _fen(step: Step) -> int:
    return parse_money(str(step.to))


def _complete(part: object, at: Path) -> Iterator[Found]:
    """What a step of the reckoning needs is there."""
    match part:
        case Benefit() if part.base is None and (part.rate or part.tiers or part.each):
            yield (*at, "base"), "key_missing", {"found": "base"}
        case Benefit(cap=Cap(on="share"), shares=()):
            yield (*at, "shares"), "key_missing", {"found": "shares"}
        case Ceiling() if (part.amount is None) == (part.times is None):
            yield at, "one_of", {"options": "amount, times"}
        case Case() if at[-2:-1] == ("stages",) and part.amount is None:
            yield (*at, "amount"), "key_missing", {"found": "amount"}
        case Cases(cases):
            key = "rate" if at[-1] == "rate" else "amount"
            for index, case in enumerate(cases):
                if getattr(case, key) is None:
                    yield (*at, "cases", index, key), "key_missing", {"found": key}
                if case.when is None and case is not cases[-1]:
                    yield (*at, "cases", index), "rest_not_last", {"key": "when"}
