"""Rolling origin: each year is predicted from the years before it, by every ranker."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from features.design import BLOCKS
from features.ledger import Floats, Ledger
from models.evaluation.metrics import query_metrics
from models.rankers.contract import Learner
from models.training.frames import Frame, Lesson, frame_of, stacked

Build = Callable[[int], Learner]
Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Entrant:
    """A ranker in the comparison: how to build one from a seed, and the seeds to average over."""

    build: Build
    seeds: Sequence[int] = (0,)


def frames(
    ledger: Ledger, years: Sequence[int], blocks: Sequence[str] = tuple(BLOCKS)
) -> dict[int, Frame]:
    """The winners' frames of the years that have a calendar."""
    return {
        year: frame_of(ledger, year, "winners", blocks)
        for year in years
        if year in ledger.calendar and (ledger.year == year).any()
    }


def lesson_before(told: Mapping[int, Frame], year: int) -> Lesson:
    """All frames of earlier years."""
    earlier = [frame for before, frame in sorted(told.items()) if before < year]
    if not earlier:
        raise ValueError(
            f"There is no training year before {year}. Begin later, or take a longer history."
        )
    return stacked(earlier)


def predictions(
    told: Mapping[int, Frame], years: Sequence[int], entrants: Mapping[str, Entrant], say: Told
) -> Iterator[tuple[str, int, int, Floats]]:
    """The name, year, seed and scores of each ranker fitted on the years before."""
    for year in years:
        lesson = lesson_before(told, year)
        for name, entrant in entrants.items():
            for seed in entrant.seeds:
                say(f"{year} {name} {seed}")
                ranker = entrant.build(seed).fit(
                    lesson.x,
                    lesson.relevance,
                    sizes=lesson.sizes,
                    names=lesson.names,
                    weight=lesson.weight,
                )
                yield name, year, seed, ranker.predict(told[year].design.values)


def by_query(
    told: Mapping[int, Frame], years: Sequence[int], entrants: Mapping[str, Entrant], say: Told
) -> pd.DataFrame:
    """Metrics by ranker, year and firm: means over the seeds."""
    rows = [
        pd.DataFrame(query_metrics(scores, told[year].relevance, told[year].grid.shape)).assign(
            ranker=name, year=year, firm=told[year].grid.firms, seed=seed
        )
        for name, year, seed, scores in predictions(told, years, entrants, say)
    ]
    found = pd.concat(rows, ignore_index=True).dropna()
    keys = ["ranker", "year", "firm"]
    return found.drop(columns="seed").groupby(keys, sort=False, as_index=False).mean()


def values_of(queries: pd.DataFrame, ranker: str, metric: str) -> Floats:
    """One metric of one ranker, query by query."""
    return queries.loc[queries["ranker"] == ranker, metric].to_numpy(np.float64)
