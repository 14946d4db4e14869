"""One instrument for one subject of a firm: verdict, amount, and its place in the list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from recommender.benefit import Amount, reckon
from recommender.catalogue.awarded import AwardCount
from recommender.catalogue.reading import Current
from recommender.firm.facts import Fact, Firm, Holding, Record, View
from recommender.statistics import Share
from recommender.verdict import NO_SUBJECT, Missing, Requirements, Verdict, judge


@dataclass(frozen=True, slots=True)
class Score:
    """What the order rests on: whether the instrument is live, and points by part."""

    live: bool
    parts: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """The sum of the parts."""
        return sum(self.parts.values())


@dataclass(frozen=True, slots=True)
class Chance:
    """How often applications won, and what says so: outcomes and applications, both known.

    `source` names the page read, or the history of outcomes and its digest.
    """

    share: Share
    first: int
    last: int
    source: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A verdict with everything a reader needs beside it; `rank` starts at 1.

    `held` are the titles by which the applicant already has all that the instrument recognises.
    `chance` is known only where outcomes and applications are; `awarded` is the latest count of
    awards read, with or without applications.
    """

    current: Current
    subject: Record | None
    verdict: Verdict
    amount: Amount | None
    score: Score
    held: tuple[Holding, ...] = ()
    rank: int = 0
    chance: Chance | None = None
    awarded: AwardCount | None = None

    @property
    def planned(self) -> bool:
        """Whether it is about something the firm only plans."""
        return self.subject is not None and self.subject.planned


def recommend(asked: Iterable[Requirements], firm: Firm) -> tuple[Recommendation, ...]:
    """Judge every instrument for every subject it can be granted to, in the order given."""
    return tuple(one for each in asked for one in _for_subjects(each, firm))


def _for_subjects(asked: Requirements, firm: Firm) -> list[Recommendation]:
    current = asked.current
    kind = current.instrument.subject.kind
    bare = View(firm, current.moment)
    if kind == "firm":
        return [_one(asked, bare)]
    records = firm.records.get(kind)
    if records is None:
        return [_unlisted(asked, bare)]
    if not records:
        return [Recommendation(current, None, NO_SUBJECT, None, Score(current.validity.live))]
    return [_one(asked, bare.of(record)) for record in records]


def _one(asked: Requirements, view: View) -> Recommendation:
    current = asked.current
    verdict = judge(asked, view)
    benefit = current.edition.benefit
    amount = None
    if benefit is not None and verdict.status != "ineligible":
        amount = reckon(benefit, view, lexicon=current.lexicon, own=current.instrument.id)
    score = Score(current.validity.live)
    return Recommendation(current, view.subject, verdict, amount, score, _held(current, view))


def _unlisted(asked: Requirements, view: View) -> Recommendation:
    """The best that can be said before the firm tells whether it has such a subject at all."""
    one = _one(asked, view)
    if one.verdict.status in {"ineligible", "undetermined"}:
        return one
    unlisted = Missing(Fact("list", 0, asked.current.instrument.subject.kind), matters=True)
    missing = (unlisted, *one.verdict.missing)
    verdict = replace(one.verdict, status="undetermined", subject_to=(), missing=missing)
    return replace(one, verdict=verdict)


def _held(current: Current, view: View) -> tuple[Holding, ...]:
    """A holding for every title given that this applicant can have; none if one is lacking."""
    vocabulary, day = current.lexicon.vocabulary, view.moment.as_of
    kind = view.subject.values.get("kind") if view.subject else None
    found: list[Holding] = []
    for name in current.instrument.gives:
        title = vocabulary.titles[name]
        if not title.fits(kind):
            continue
        held = _holdings(title.holder, view)
        granting = [one for one in held if one.title in vocabulary.grants(name)]
        now = [one for one in granting if one.on(day, now=view.moment.reference)]
        if not now:
            return ()
        found.append(now[-1])
    return tuple(dict.fromkeys(found))


def _holdings(holder: str, view: View) -> tuple[Holding, ...]:
    if holder == "firm":
        return view.firm.titles.held
    subject = view.subject
    return subject.titles.held if subject is not None and subject.kind == holder else ()
