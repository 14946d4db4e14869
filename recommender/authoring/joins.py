"""Conditions with another join, relation or end, one at a time."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from recommender.authoring.idle import step
from recommender.catalogue.grants import walk
from recommender.catalogue.instruments import Edition
from recommender.resources.strict_yaml import Path
from recommender.rules import nodes as n

Bounds = Literal["[]", "[)", "(]", "()"]
_RELATIONS = {
    "at_least": "more_than", "more_than": "at_least", "at_most": "less_than",
    "less_than": "at_most", "is_": "is_not", "is_not": "is_",
}  # fmt: skip
_BOUNDS: dict[str, tuple[Bounds, Bounds]] = {
    "[]": ("(]", "[)"), "[)": ("()", "[]"), "(]": ("[]", "()"), "()": ("[)", "(]"),
}  # fmt: skip


def other_conditions(edition: Edition) -> Iterator[tuple[Path, str, n.Condition]]:
    """Every condition with another join, relation or end: its place, what it was, what it is."""
    for path, tree in _trees(edition, ()):
        for after in _other_joins(tree):
            yield path, told(tree), after


def _trees(found: object, path: Path) -> Iterator[tuple[Path, n.Condition]]:
    """Every condition inside, with those below it."""
    if isinstance(found, Edition):
        for name in ("eligibility", "benefit", "rounds"):
            yield from _trees(getattr(found, name), (name,))
        return
    for at_, part in walk(found, path) if found is not None else ():
        if isinstance(part, n.Node):
            yield from _below(part, at_)  # type: ignore[arg-type]


def _below(tree: n.Condition, path: Path) -> Iterator[tuple[Path, n.Condition]]:
    yield path, tree
    if isinstance(tree, n.Some | n.Every):
        yield from _below(tree.where, (*path, "where"))
    for segment, part in n.children(tree):
        yield from _below(part, step(path, segment))


def _other_joins(tree: n.Condition) -> Iterator[n.Condition]:
    match tree:
        case n.AllOf(parts) if len(parts) > 1:
            yield n.AnyOf(parts)
        case n.AnyOf(parts) if len(parts) > 1:
            yield n.AllOf(parts)
        case n.Not(part):
            yield part
        case n.When(_, then):
            yield then
        case n.AtLeast(count, parts):
            yield from (
                replace(tree, count=c) for c in (count - 1, count + 1) if 0 < c <= len(parts)
            )
        case n.Compare():
            op = next(name for name in _RELATIONS if getattr(tree, name) is not None)
            yield replace(tree, **{op: None, _RELATIONS[op]: getattr(tree, op)})
        case n.Between():
            yield from (replace(tree, bounds=bounds) for bounds in _BOUNDS[tree.bounds])


def told(tree: object) -> str:
    """A condition in a word or two, for a list of mistakes."""
    match tree:
        case n.Compare():
            op, raw = tree.relation
            return f"{tree.field} {op} {raw}"
        case n.Between():
            return (
                f"{tree.field} {tree.bounds[0]}{', '.join(map(str, tree.between))}{tree.bounds[1]}"
            )
        case n.AtLeast(count):
            return f"at_least {count}"
        case _:
            return {n.AllOf: "all", n.AnyOf: "any", n.Not: "not", n.When: "when"}.get(
                type(tree), type(tree).__name__.lower()
            )
