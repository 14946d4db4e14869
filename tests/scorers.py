"""A model for tests that ranks a real catalogue: trees over the popularity of an instrument."""

from functools import cache
from pathlib import Path

import numpy as np

from models.artefacts import Artefact
from models.history import History
from models.promotion import Registry
from models.serving import Scores
from models.serving.scoring import BASE
from models.simulation import read_population, simulate
from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from tests.artefacts import trained


class Popular:
    """How often an instrument was awarded, through the trees of the artefact."""

    def __init__(self, artefact: Artefact) -> None:
        self.booster = artefact.boosters["order"]

    def scores(self, history: History, firm: str, instruments, *, year: int) -> Scores:
        counts = history.awards["instrument"].value_counts()
        own = history.awards[history.awards["firm"] == firm]["instrument"]
        x = np.array([[np.log1p(counts.get(name, 0)), name in set(own)] for name in instruments])
        parts = self.booster.predict(x, pred_contrib=True)
        assert (history.awards["year"] <= year).all()
        return Scores({"popularity": parts[:, 0], "own": parts[:, 1], BASE: parts[:, 2]})


KIND = "test-trees"
KINDS = {KIND: Popular}


@cache
def catalogue() -> Catalogue:
    return read_catalogue(shipped_folder())


@cache
def history() -> History:
    return simulate(read_population(), catalogue(), firms=12, seed=2).history


def registry(folder: Path, told: History | None = None, **more: object) -> Registry:
    """A folder with one active model of the shipped catalogue."""
    found = Registry(folder)
    found.add(trained(told or history(), **{"ranker": KIND, **more}))
    (folder / "active.json").write_text('{"name": "one"}', "utf-8")
    return found
