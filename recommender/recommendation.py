"""One instrument for one subject of a firm: verdict, amount, and its place in the list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from recommender.benefit import Amount, reckon
from recommender.catalogue.reading import Current
from recommender.firm.facts import Firm, Record, View
from recommender.verdict import NO_SUBJECT, Requirements, Status, Verdict, judge

_CERTAINTY: dict[Status, int] = {
    "eligible": 3,
    "eligible_subject_to": 2,
    "undetermined": 1,
    "ineligible": 0,
}


class Score(NamedTuple):
    """What the order rests on, compared from left to right.

    Whether the instrument is live, how certain the verdict is (3 eligible … 0 ineligible), the
    lower and the upper end of countable money in 分 (-1 stands for no upper limit known).
    """

    live: bool
    certainty: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A verdict with everything a reader needs beside it; `rank` starts at 1."""

    current: Current
    subject: Record | None
    verdict: Verdict
    amount: Amount | None
    score: Score
    rank: int = 0

    @property
    def planned(self) -> bool:
        """Whether it is about something the firm only plans."""
        return self.subject is not None and self.subject.planned


def recommend(asked: Iterable[Requirements], firm: Firm) -> tuple[Recommendation, ...]:
    """Judge every instrument for every subject it can be granted to, best first."""
    found = [one for each in asked for one in _for_subjects(each, firm)]
    return ranked(found)


def ranked(found: Sequence[Recommendation]) -> tuple[Recommendation, ...]:
    """Order by score, best first; equal scores by instrument and subject."""
    ordered = sorted(found, key=_order)
    return tuple(replace(one, rank=place) for place, one in enumerate(ordered, start=1))


def _order(one: Recommendation) -> tuple[object, ...]:
    live, certainty, low, high = one.score
    subject = one.subject.index if one.subject else -1
    return (not live, -certainty, -low, -high, one.current.instrument.id, subject)


def _for_subjects(asked: Requirements, firm: Firm) -> list[Recommendation]:
    current = asked.current
    kind = current.instrument.subject.kind
    bare = View(firm, current.moment)
    if kind == "firm":
        return [_one(asked, bare)]
    records = firm.records.get(kind)
    if records is None:
        return [_one(asked, bare)]
    if not records:
        return [_recommendation(current, None, NO_SUBJECT, None)]
    return [_one(asked, bare.of(record)) for record in records]


def _one(asked: Requirements, view: View) -> Recommendation:
    current = asked.current
    verdict = judge(asked, view)
    benefit = current.edition.benefit
    amount = None
    if benefit is not None and verdict.status != "ineligible":
        amount = reckon(benefit, view, lexicon=current.lexicon, own=current.instrument.id)
    return _recommendation(current, view.subject, verdict, amount)


def _recommendation(
    current: Current, subject: Record | None, verdict: Verdict, amount: Amount | None
) -> Recommendation:
    low, high = 0, 0
    if amount and amount.counted:
        low, high = amount.low, -1 if amount.high is None else amount.high
    score = Score(current.validity.live, _CERTAINTY[verdict.status], low, high)
    return Recommendation(current, subject, verdict, amount, score)
