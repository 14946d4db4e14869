"""Judges every instrument of a day for one firm and puts the answers in order."""

from dataclasses import dataclass, replace
from datetime import date

from recommender.catalogue.awarded import NOTHING_READ, AwardCounts
from recommender.catalogue.reading import Catalogue, Current
from recommender.firm.facts import Firm
from recommender.nearmiss import NearMiss, near_misses
from recommender.portfolio import Portfolio, portfolio
from recommender.questions import Question, questions
from recommender.ranking import Ranker, Transparent, ranked
from recommender.recommendation import Chance, Recommendation, recommend
from recommender.statistics import share
from recommender.verdict import requirements

TRANSPARENT = Transparent()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a firm may qualify for on a day, by one catalogue, best first."""

    firm: Firm
    as_of: date
    digest: str
    instruments: int
    recommendations: tuple[Recommendation, ...]
    portfolio: Portfolio
    near_misses: tuple[NearMiss, ...]
    questions: tuple[Question, ...]
    ranker: str

    @property
    def live(self) -> tuple[Recommendation, ...]:
        """Those of instruments in force or presumed so."""
        return tuple(one for one in self.recommendations if one.score.live)

    @property
    def to_verify(self) -> tuple[Recommendation, ...]:
        """Those of dormant, ended or undated instruments: in no total and no ranking."""
        return tuple(one for one in self.recommendations if not one.score.live)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: the firm, the catalogue, the day, who ranks, and the counts of awards read."""

    firm: Firm
    catalogue: Catalogue
    as_of: date
    ranker: Ranker
    counts: AwardCounts


def answer(
    firm: Firm,
    catalogue: Catalogue,
    *,
    as_of: date,
    ranker: Ranker = TRANSPARENT,
    counts: AwardCounts = NOTHING_READ,
) -> Answer:
    """Answer for a firm as of a day; nothing here asks the clock."""
    asked = Asked(firm, catalogue, as_of, ranker, counts)
    return _answered(asked, catalogue.as_of(as_of))


def explain(firm: Firm, catalogue: Catalogue, instrument: str, *, as_of: date) -> Answer:
    """Answer for one instrument only.

    Raises
    ------
    KeyError
        If the catalogue has no such instrument.
    LookupError
        If it had not begun on that day.
    """
    found = catalogue.current(instrument, as_of)
    if found is None:
        raise LookupError(instrument)
    return _answered(Asked(firm, catalogue, as_of, TRANSPARENT, NOTHING_READ), (found,))


def _answered(asked: Asked, current: tuple[Current, ...]) -> Answer:
    firm, as_of = asked.firm, asked.as_of
    found = [_counted(one, asked) for one in recommend(map(requirements, current), firm)]
    recommendations = ranked(found, firm, asked.ranker, as_of=as_of)
    return Answer(
        firm,
        as_of,
        asked.catalogue.digest,
        len(current),
        recommendations,
        portfolio(recommendations, firm, as_of=as_of),
        near_misses(recommendations, firm),
        questions(recommendations, firm),
        asked.ranker.name,
    )


def _counted(one: Recommendation, asked: Asked) -> Recommendation:
    """With the latest count of awards read, and the share won where applications were read too."""
    count = asked.counts.latest(one.current.instrument.id, as_of=asked.as_of)
    if count is None:
        return one
    chance = None
    if count.applied is not None:
        won = share(count.awarded, count.applied)
        chance = Chance(won, count.year, count.year, asked.counts.sources[count.source].title)
    return replace(one, awarded=count, chance=chance)
