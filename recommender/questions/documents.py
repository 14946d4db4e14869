"""Which facts are found together: one document answers several questions at once."""

from dataclasses import dataclass

from recommender.firm.facts import Fact
from recommender.indicators.lexicon import Lexicon
from recommender.recommendation import Recommendation
from recommender.vocabulary.fields import Label

TITLES = Label("资质与认定清单", "list of recognitions")


@dataclass(frozen=True, slots=True)
class Document:
    """Where facts are looked up, for one year or one record where that matters."""

    where: Label
    subject: str
    at: int


def document(fact: Fact, lexicon: Lexicon) -> Document:
    """The document in which a fact stands."""
    if fact.subject.endswith(".titles"):
        return Document(TITLES, fact.subject, fact.at)
    if fact.subject == "list":
        return Document(lexicon.vocabulary.subjects[fact.name], "list", 0)
    if fact.subject == "stated":
        return Document(lexicon.quantity(fact.name).label, "stated", 0)
    plain = fact.subject in {"firm", "accounts"}
    name = fact.name if plain else f"{fact.subject}.{fact.name}"
    return Document(lexicon.vocabulary.fields[name].where, fact.subject, fact.at)


def wanted(one: Recommendation) -> tuple[Fact, ...]:
    """The facts a verdict waits for; a list nobody gave is wanted rather than its fields."""
    kind = one.current.instrument.subject.kind
    facts = [missing.fact for missing in one.verdict.missing if missing.matters]
    if one.subject is not None or kind == "firm":
        return tuple(facts)
    inside = {kind, f"{kind}.titles"}
    return tuple(dict.fromkeys(Fact("list", 0, kind) if f.subject in inside else f for f in facts))
