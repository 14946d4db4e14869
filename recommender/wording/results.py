"""Verdicts, availability and validity in words, and evidence as a reader needs it."""

from dataclasses import dataclass
from typing import Literal

from recommender.catalogue.instruments import Source
from recommender.catalogue.reading import Current
from recommender.catalogue.validity import Availability, Validity
from recommender.firm.facts import Truth
from recommender.recommendation import Recommendation
from recommender.rules import nodes as n
from recommender.verdict import Evidence
from recommender.wording import phrases
from recommender.wording.clauses import clause, pick, said, value_seen
from recommender.wording.values import Lang

Mark = Literal["met", "not_met", "open", "idle", "judgement", "unread"]


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of evidence as shown: a mark, the clause, the value seen, and the source."""

    mark: Mark
    clause: str
    seen: str | None
    source: str | None
    url: str | None
    article: str | None
    matters: bool


def availability(found: Availability, lang: Lang) -> str:
    """Whether one can apply."""
    key: str = found.state
    if found.state == "open" and found.date:
        key = "open_until"
    elif found.state == "shut" and found.date:
        key = "shut_on"
    elif found.state == "no_round" and found.year:
        key = "no_round_year"
    return pick(phrases.AVAILABILITY[key], lang).format(date=found.date, year=found.year)


def validity(found: Validity, lang: Lang) -> str:
    """Whether the edition still counts, and by which sign."""
    told = pick(phrases.VALIDITY[found.state], lang).format(
        last_seen=found.last_seen, since=found.since, until=found.until
    )
    if found.superseded_by and found.state == "ended":
        by = found.superseded_by.removeprefix("sheet:").removeprefix("doc:")
        told += pick(phrases.SUPERSEDED, lang).format(by=by)
    return told


def standing(one: Recommendation, lang: Lang) -> str:
    """The verdict in a word or two, and titles held already with their last day."""
    told = pick(phrases.STATUS_SHORT[one.verdict.status], lang)
    if one.verdict.status == "ineligible":
        return told
    for held in one.held:
        name = one.current.lexicon.vocabulary.titles[held.title]
        key = "until" if held.expires else "already"
        told += pick(phrases.HELD[key], lang).format(
            title=held.title if lang == "zh" else name.en, day=held.expires
        )
    return told


def title(one: Recommendation, lang: Lang) -> str:
    """The instrument, and the subject it was judged for; planned ones are marked."""
    told = said(one.current.instrument.name, lang)
    if one.subject is None:
        return told
    mark = f"({pick(phrases.ANSWER['planned'], lang)})" if one.planned else ""
    return f"{told} · {one.subject.name}{mark}"


def lines(one: Recommendation, lang: Lang) -> list[Line]:
    """The evidence of a recommendation, leaf by leaf."""
    return [_line(found, one.current, lang) for found in one.verdict.evidence]


def _line(found: Evidence, current: Current, lang: Lang) -> Line:
    node = found.leaf.node
    source = current.instrument.sources.get(node.source) if node.source else None
    negated = ".not" in f".{found.path}"
    told = clause(node, current.lexicon, lang)
    if negated:
        told = {"zh": f"不得有:{told}", "en": f"must not be: {told}"}[lang]
    return Line(
        _mark(found, negated=negated),
        told,
        value_seen(found, lang),
        source.title if source else None,
        source.url if source else None,
        node.article,
        found.matters,
    )


def _mark(found: Evidence, *, negated: bool) -> Mark:
    if found.leaf.open_to_others:
        return "judgement" if isinstance(found.leaf.node, n.Judgement) else "unread"
    state: Truth = found.truth
    if negated and state is not None:
        state = not state
    if state is True:
        return "met"
    if ".when" in f".{found.path}" and state is False:
        return "idle"
    return "open" if state is None else "not_met"


def cited(one: Recommendation) -> list[Source]:
    """The sources a recommendation rests on, each once, in the order in which they are cited."""
    edition, sources = one.current.edition, one.current.instrument.sources
    benefit = edition.benefit
    names = [
        edition.source,
        *(found.leaf.node.source for found in one.verdict.evidence),
        benefit.source if benefit else None,
        edition.last_seen.source,
    ]
    return [sources[name] for name in dict.fromkeys(names) if name and name in sources]


def no_subject(current: Current, lang: Lang) -> str:
    """That the firm has nothing the instrument could be granted to."""
    kind = current.lexicon.vocabulary.subjects[current.instrument.subject.kind]
    return pick(phrases.ANSWER["no_subject"], lang).format(kind=said(kind, lang))
