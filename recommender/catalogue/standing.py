"""How much of an edition's text stands in the catalogue: its thresholds and its amounts."""

from collections.abc import Iterator
from typing import Literal

from recommender.catalogue.grants import walk
from recommender.catalogue.instruments import Edition
from recommender.rules.nodes import Condition, Every, Some, Unread, children

Standing = Literal["read", "amount_unread", "thresholds_unread", "both_unread"]


def standing(edition: Edition) -> Standing:
    """Whether the edition says of itself that conditions or parts of its benefit were not read."""
    thresholds = _thresholds_unread(edition)
    if amount_unread(edition):
        return "both_unread" if thresholds else "amount_unread"
    return "thresholds_unread" if thresholds else "read"


def amount_unread(edition: Edition) -> bool:
    """Whether the benefit, or a part of it, is missing or marked `unread`."""
    if edition.benefit is None:
        return True
    return any(path[-1] == "unread" for path, _ in walk(edition.benefit, ("benefit",)))


def _thresholds_unread(edition: Edition) -> bool:
    """Whether the edition has no conditions, or some condition of it or of a call is unread."""
    if edition.eligibility is None:
        return True
    trees = (edition.eligibility, *(call.eligibility for call in edition.rounds))
    told = (leaf for tree in trees if tree is not None for leaf in leaves(tree))
    return any(isinstance(leaf, Unread) for leaf in told)


def leaves(tree: Condition) -> Iterator[Condition]:
    """Every leaf of a condition, those inside records included."""
    parts = children(tree)
    if isinstance(tree, Some | Every):
        yield from leaves(tree.where)
    if not parts:
        yield tree
    for _, part in parts:
        yield from leaves(part)
