"""Who ranks an answer, and the counts of awards beside it; models are loaded only where set up."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from recommender.answer.answering import TRANSPARENT
from recommender.catalogue.awarded import (
    NOTHING_READ,
    AwardCounts,
    award_counts_file,
    read_award_counts,
)
from recommender.catalogue.reading import Catalogue
from recommender.ranking import Ranker


@dataclass(frozen=True, slots=True)
class Refused:
    """A model that was set up and is not used: its name, a code with a sentence, and values."""

    model: str
    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """Who ranks, why a model does not, and what is known of awards.

    `model` is the name of the model set up and sound; it ranks unless `off` says that the reader
    wants the same order for everyone. It learned from outcomes up to the day `until`.
    """

    ranker: Ranker = TRANSPARENT
    counts: AwardCounts = NOTHING_READ
    model: str | None = None
    simulated: bool = False
    refused: Refused | None = None
    off: bool = False
    until: date | None = None

    def on(self, day: date) -> "Standing":
        """The same for a question about a day: no model answers that learned from later awards."""
        if self.until is None or day >= self.until:
            return self
        refused = Refused(str(self.model), "later_day", {"found": self.until, "wanted": day})
        return Standing(counts=self.counts, refused=refused)

    def switched_off(self) -> "Standing":
        """The same without personalised ranking."""
        return replace(self, ranker=TRANSPARENT, off=self.model is not None)


def standing(catalogue: Catalogue, models: Path | None, *, shipped: bool) -> Standing:
    """Who ranks answers over a catalogue.

    A model that is damaged or belongs to another catalogue is told as refused, never an error;
    counts of awards were read for the shipped catalogue only.
    """
    counts = NOTHING_READ
    if shipped:
        counts = read_award_counts(award_counts_file(), catalogue.instruments)
    if models is None:
        return Standing(counts=counts)
    from models.serving import choose

    found = choose(models, catalogue)
    refusal = found.refusal
    return Standing(
        ranker=found.ranker,
        counts=counts,
        model=found.ranker.name.removeprefix("model:") if found.learned else None,
        simulated=found.simulated,
        refused=Refused(refusal.model, refusal.code, refusal.values) if refusal else None,
        until=found.until,
    )
