"""The way to a title: which recognition gives it, and what must be held before that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recommender.benefit import Amount
from recommender.firm.facts import Fact
from recommender.nearmiss.changes import Change
from recommender.recommendation import Recommendation
from recommender.verdict import Status
from recommender.vocabulary.fields import LEVELS

MOST_STEPS = 4


@dataclass(frozen=True, slots=True, eq=False)
class NearMiss:
    """What turns a verdict: changes, or the day on which time does it; and what it brings then.

    `status` is the verdict afterwards: undetermined where other facts were not told.
    """

    recommendation: Recommendation
    changes: tuple[Change, ...]
    on: date | None
    status: Status
    amount: Amount | None

    @property
    def obtained(self) -> tuple[Fact, ...]:
        """The titles to obtain."""
        return tuple(one.fact for one in self.changes if one.how == "obtain")


def path_to(
    change: Change, found: Sequence[Recommendation], misses: Sequence[NearMiss]
) -> tuple[Recommendation, ...]:
    """Recognitions to obtain one after another, the first first; empty if none gives the title."""
    return tuple(reversed(_back(change.fact, found, misses, MOST_STEPS)))


def _back(
    title: Fact, found: Sequence[Recommendation], misses: Sequence[NearMiss], steps: int
) -> list[Recommendation]:
    ways = [one for one in givers(title, found) if _open(one, misses)]
    if not ways or steps == 0:
        return []
    first = next((m for m in misses if m.recommendation is ways[0] and m.changes), None)
    wanted = first.obtained if first else ()
    before = _back(wanted[0], found, misses, steps - 1) if wanted else []
    return [ways[0], *(one for one in before if one is not ways[0])]


def _open(one: Recommendation, misses: Sequence[NearMiss]) -> bool:
    return one.verdict.status != "ineligible" or any(m.recommendation is one for m in misses)


def reachable(misses: Sequence[NearMiss], found: Sequence[Recommendation]) -> tuple[NearMiss, ...]:
    """Near misses whose titles can be had: some recognition that gives each is open or near.

    A title that no live recognition gives is left to the firm: nobody has read its way. But no
    recognition is sought by way of a higher one.
    """
    misses = [miss for miss in misses if not _upside_down(miss)]
    kept: set[NearMiss] = set()
    ways = {title: givers(title, found) for miss in misses for title in miss.obtained}
    while True:
        told = tuple(kept)
        more = {
            miss
            for miss in misses
            if miss not in kept
            and all(_had(ways[title], told) for title in miss.obtained)
        }  # fmt: skip
        if not more:
            return tuple(miss for miss in misses if miss in kept)
        kept |= more


def _upside_down(miss: NearMiss) -> bool:
    """Whether a title to obtain ranks above every one that the instrument gives."""
    titles = miss.recommendation.current.lexicon.vocabulary.titles
    given = [LEVELS.index(titles[t].level) for t in miss.recommendation.current.instrument.gives]
    asked = [LEVELS.index(titles[fact.name].level) for fact in miss.obtained]
    return bool(given and asked) and max(asked) > max(given)


def _had(ways: Sequence[Recommendation], misses: Sequence[NearMiss]) -> bool:
    return not ways or any(_open(one, misses) for one in ways)


def givers(title: Fact, found: Sequence[Recommendation]) -> list[Recommendation]:
    """Live recognitions of the same holder that give the title, those that give it itself first.

    After them come those whose holders count as holding it.
    """
    live = [one for one in found if one.score.live and _same(one, title)]
    if not live:
        return []
    granting = live[0].current.lexicon.vocabulary.grants(title.name)
    giving = [one for one in live if granting & set(one.current.instrument.gives)]
    return sorted(giving, key=lambda one: title.name not in one.current.instrument.gives)


def _same(one: Recommendation, title: Fact) -> bool:
    """Whether what is recognised would be the holder: the firm, or this one of its records."""
    holder = title.subject.removesuffix(".titles")
    subject = one.subject
    if holder == "firm" or subject is None:
        return True
    return (subject.kind, subject.index) == (holder, title.at)
