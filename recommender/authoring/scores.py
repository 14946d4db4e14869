"""Points tables before and after a change: do conditions on their totals come out alike?

A total is a sum of one outcome for each item, so only some numbers can be reached: with points in
steps of five, at least 60 asks for as much as at least 59.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from recommender.authoring.figures import named
from recommender.firm.facts import Moment
from recommender.indicators import measures as m
from recommender.indicators.lexicon import Lexicon, Line
from recommender.rules import nodes as n
from recommender.rules.leaves import Placed, placed, state_of
from recommender.units.bounds import Bounds

Pairs = frozenset[tuple[int, int]]
Join = Callable[[int, int], int]


@dataclass(frozen=True, slots=True)
class Version:
    """A condition before or after a change, with what its names mean there."""

    tree: n.Condition
    lexicon: Lexicon


def alike(before: Version, after: Version, day: date) -> bool:
    """Whether all leaves are the same, but for numbers that no total can tell apart."""
    moment = Moment.at(day)
    first = list(placed(before.tree, lexicon=before.lexicon, moment=moment))
    second = list(placed(after.tree, lexicon=after.lexicon, moment=moment))
    same_joins = [one.path for one in first] == [one.path for one in second]
    return same_joins and all(
        _same(one, other, before.lexicon, after.lexicon, day)
        for one, other in zip(first, second, strict=True)
    )


def _same(one: Placed, other: Placed, first: Lexicon, second: Lexicon, day: date) -> bool:
    if one.quantity is None or other.quantity is None:
        return one.node == other.node
    pairs = None
    if one.quantity.numeric and one.quantity.name == other.quantity.name:
        pairs = totals(one.quantity.name, other.quantity.name, first, second)
    if pairs is None:
        unmoved = meaning(one.quantity.name, first) == meaning(other.quantity.name, second)
        return one.node == other.node and unmoved
    return all(
        state_of(one, Bounds(a, a), on=day) is state_of(other, Bounds(b, b), on=day)
        for a, b in pairs
    )


def meaning(name: str, lexicon: Lexicon) -> object:
    """What a name stands for, with every name inside it opened."""
    node = lexicon.quantity(name).node
    if isinstance(node, Line):
        return name
    return node, [(inner, meaning(inner, lexicon)) for inner in named(node, lexicon)]


def totals(
    before: "m.Operand", after: "m.Operand", first: Lexicon, second: Lexicon
) -> Pairs | None:
    """Every total of a points table before a change, with the total after it; None for others."""
    one, other = _opened(before, first), _opened(after, second)
    match one, other:
        case m.Points(items), m.Points(others) if len(items) == len(others):
            return _over(
                [_outcomes(a, b) for a, b in zip(items, others, strict=True)], int.__add__
            )
        case m.Sum(tuple() as parts), m.Sum(tuple() as others) if len(parts) == len(others):
            found = (totals(a, b, first, second) for a, b in zip(parts, others, strict=True))
            return _over(found, int.__add__)
        case m.Extreme(), m.Extreme() if len(one.parts) == len(other.parts):
            turned = (one.least is None) != (other.least is None)
            inner = zip(one.parts, other.parts, strict=True)
            pairs = (totals(a, b, first, second) for a, b in inner)
            return None if turned else _over(pairs, min if one.least else max)
        case _:
            return None


def _opened(operand: "m.Operand", lexicon: Lexicon) -> object:
    return lexicon.quantity(operand).node if isinstance(operand, str) else operand


def _outcomes(before: m.Item, after: m.Item) -> Pairs | None:
    """What an item may give, if only its points differ."""
    bare = [replace(item, bands=(), otherwise=0) for item in (before, after)]
    bands = [[replace(band, points=0) for band in item.bands] for item in (before, after)]
    if bare[0] != bare[1] or bands[0] != bands[1]:
        return None
    given = {(a.points, b.points) for a, b in zip(before.bands, after.bands, strict=True)}
    return frozenset(given | {(before.otherwise, after.otherwise)})


def _over(parts: "Iterable[Pairs | None]", join: Join) -> Pairs | None:
    found = list(parts)
    if not found or None in found:
        return None
    known = [part for part in found if part is not None]
    return reduce(
        lambda one, other: frozenset(
            (join(a, c), join(b, d)) for a, b in one for c, d in other
        ),
        known,
    )  # fmt: skip
