"""A trained model as a ranker: it reorders what is admitted, and tells what each reason adds."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from models.artefacts import Artefact
from models.history import History, until
from models.serving.asking import ASKING, asking
from models.serving.scoring import BASE, Scorer, Scores
from recommender.firm.facts import Firm
from recommender.ranking import Points
from recommender.recommendation import Chance, Recommendation
from recommender.statistics import share

UNIT = 1_000
"""Points are thousandths of the model's score, so that whole numbers add up."""


class Learned:
    """Ranks by a model; only what is live and not ruled out is scored, the rest has no points."""

    def __init__(self, artefact: Artefact, scorer: Scorer) -> None:
        self.artefact, self.scorer = artefact, scorer

    @property
    def name(self) -> str:
        """The name of the model, as its manifest tells it."""
        return f"model:{self.artefact.manifest.name}"

    def score(self, found: Sequence[Recommendation], firm: Firm, *, as_of: date) -> list[Points]:
        """Points for each recommendation, in the order given."""
        asked = sorted({one.current.instrument.id for one in found if _scored(one)})
        if not asked:
            return [Points({}) for _ in found]
        history = asking(self.artefact.history, firm, asked, as_of=as_of)
        scores = self.scorer.scores(history, ASKING, asked, year=as_of.year)
        points = dict(zip(asked, _points(scores), strict=True))
        chances = {} if self.artefact.manifest.simulated else self._chances(asked, as_of)
        return [
            Points(points[name], chances.get(name))
            if _scored(one) and (name := one.current.instrument.id)
            else Points({})
            for one in found
        ]

    def _chances(self, instruments: Sequence[str], as_of: date) -> Mapping[str, Chance]:
        told = f"{self.artefact.history.about.title} {self.artefact.manifest.history[:12]}"
        return chances(until(self.artefact.history, as_of), instruments, source=told)


def chances(history: History, instruments: Sequence[str], *, source: str) -> Mapping[str, Chance]:
    """The share of applications that won, for instruments of which refusals are known as well."""
    decided = history.awards[history.awards["outcome"].isin(("awarded", "refused"))]
    made = {}
    for name, own in decided[decided["instrument"].isin(instruments)].groupby("instrument"):
        won = int((own["outcome"] == "awarded").sum())
        if 0 < won < len(own):
            years = own["year"]
            made[str(name)] = Chance(
                share(won, len(own)), int(years.min()), int(years.max()), source
            )
    return made


def _scored(one: Recommendation) -> bool:
    return one.current.validity.live and one.verdict.status != "ineligible"


def _points(scores: Scores) -> list[dict[str, int]]:
    """Whole thousandths for each family; what rounding leaves over goes to the base."""
    totals = np.rint(scores.totals * UNIT).astype(int)
    parts = {name: np.rint(one * UNIT).astype(int) for name, one in scores.parts.items()}
    told = []
    for place, total in enumerate(totals):
        own = {name: int(one[place]) for name, one in parts.items() if name != BASE}
        told.append({**own, BASE: int(total) - sum(own.values())})
    return told
