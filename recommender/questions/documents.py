"""Which facts are found together: one document answers several questions at once."""

from dataclasses import dataclass

from recommender.firm.facts import Fact
from recommender.indicators.lexicon import Lexicon
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
    return Document(lexicon.vocabulary.fields[fact.field].where, fact.subject, fact.at)
