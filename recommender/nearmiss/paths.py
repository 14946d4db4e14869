"""The way to a title: which recognition gives it, and what must be held before that."""

from collections.abc import Sequence

from recommender.nearmiss.changes import Change
from recommender.nearmiss.search import NearMiss
from recommender.recommendation import Recommendation

MOST_STEPS = 4


def path_to(
    change: Change, found: Sequence[Recommendation], misses: Sequence[NearMiss]
) -> tuple[Recommendation, ...]:
    """Recognitions to obtain one after another, the first first; empty if none gives the title."""
    return tuple(reversed(_back(change.fact.name, found, misses, MOST_STEPS)))


def _back(
    title: str, found: Sequence[Recommendation], misses: Sequence[NearMiss], steps: int
) -> list[Recommendation]:
    giver = _giver(title, found)
    if giver is None or steps == 0:
        return []
    first = next((m for m in misses if m.recommendation is giver and m.changes), None)
    wanted = [c.fact.name for c in first.changes if c.how == "obtain"] if first else []
    before = _back(wanted[0], found, misses, steps - 1) if wanted else []
    return [giver, *(one for one in before if one is not giver)]


def _giver(title: str, found: Sequence[Recommendation]) -> Recommendation | None:
    """The live recognition that gives the title, else one whose holders count as holding it."""
    live = [one for one in found if one.score.live]
    if not live:
        return None
    granting = live[0].current.lexicon.vocabulary.grants(title)
    exact = (one for one in live if title in one.current.instrument.gives)
    other = (one for one in live if granting & set(one.current.instrument.gives))
    return next(exact, None) or next(other, None)
