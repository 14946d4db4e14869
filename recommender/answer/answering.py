"""Judges every instrument of a day for one firm and puts the answers in order."""

from dataclasses import dataclass
from datetime import date

from recommender.catalogue.reading import Catalogue, Current
from recommender.firm.facts import Firm
from recommender.nearmiss import NearMiss, near_misses
from recommender.portfolio import Portfolio, portfolio
from recommender.questions import Question, questions
from recommender.ranking import Ranker, Transparent, ranked
from recommender.recommendation import Recommendation, recommend
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


def answer(
    firm: Firm, catalogue: Catalogue, *, as_of: date, ranker: Ranker = TRANSPARENT
) -> Answer:
    """Answer for a firm as of a day; nothing here asks the clock."""
    return _answered(firm, catalogue, catalogue.as_of(as_of), as_of, ranker)


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
    return _answered(firm, catalogue, (found,), as_of, TRANSPARENT)


def _answered(
    firm: Firm, catalogue: Catalogue, current: tuple[Current, ...], as_of: date, ranker: Ranker
) -> Answer:
    recommendations = ranked(
        recommend(map(requirements, current), firm), firm, ranker, as_of=as_of
    )
    return Answer(
        firm,
        as_of,
        catalogue.digest,
        len(current),
        recommendations,
        portfolio(recommendations, firm, as_of=as_of),
        near_misses(recommendations, firm),
        questions(recommendations, firm),
        ranker.name,
    )
