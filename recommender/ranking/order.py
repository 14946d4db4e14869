"""Puts recommendations in order by a ranker; a ranker reorders and never admits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from recommender.firm.facts import Firm
from recommender.ranking.points import Points
from recommender.recommendation import Recommendation, Score


class Ranker(Protocol):
    """Scores recommendations of one firm; parts are whole numbers that add up to the total."""

    @property
    def name(self) -> str:
        """The name under which answers say who ranked."""
        ...

    def score(self, found: Sequence[Recommendation], firm: Firm, *, as_of: date) -> list[Points]:
        """Points for each recommendation, in the order given."""
        ...


def ranked(
    found: Sequence[Recommendation], firm: Firm, ranker: Ranker, *, as_of: date
) -> tuple[Recommendation, ...]:
    """Order by points, best first, ranks from 1.

    Live instruments stand before the others and ineligible ones last within each, whatever the
    points; equal points are ordered by instrument and subject.
    """
    points = ranker.score(found, firm, as_of=as_of)
    scored = [
        replace(
            one,
            score=Score(one.current.validity.live, dict(each.parts)),
            chance=each.chance or one.chance,
        )
        for one, each in zip(found, points, strict=True)
    ]
    ordered = sorted(scored, key=_order)
    return tuple(replace(one, rank=place) for place, one in enumerate(ordered, start=1))


def _order(one: Recommendation) -> tuple[object, ...]:
    closed = one.verdict.status == "ineligible"
    subject = one.subject.index if one.subject else -1
    score = one.score
    return (not score.live, closed, -score.total, one.current.instrument.id, subject)
