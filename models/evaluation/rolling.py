"""Rolling origin: each year is predicted from the years before it, by every ranker."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pandas as pd
from joblib import Parallel, delayed

from features.design import BLOCKS
from features.ledger import Floats, Ledger
from models.evaluation.metrics import query_metrics
from models.rankers.contract import Learner, Lesson
from models.training.frames import Frame, Whom, frame_of, relaunched, stacked

Build = Callable[[int], Learner]
Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Entrant:
    """A ranker in the comparison: how to build one from a seed, and the seeds to average over."""

    build: Build
    seeds: Sequence[int] = (0,)


@dataclass(frozen=True, slots=True)
class Rolling:
    """The frames of all years, relaunched ones too, and how many years are worked on at once."""

    frames: Mapping[int, Frame]
    copies: Mapping[int, tuple[Frame, ...]]
    jobs: int = 1

    @classmethod
    def of(
        cls,
        ledger: Ledger,
        years: Sequence[int],
        whom: Whom,
        *,
        blocks: Sequence[str] = tuple(BLOCKS),
        jobs: int = 1,
    ) -> "Rolling":
        """The frames of those of the years that have a calendar and awards."""
        told = [one for one in years if one in ledger.calendar and (ledger.year == one).any()]
        frames = {year: frame_of(ledger, year, whom, blocks) for year in told}
        relaunches = told if whom == "winners" else []
        copies = {year: relaunched(ledger, year, blocks) for year in relaunches}
        return cls(frames, copies, jobs)

    def before(self, year: int) -> Lesson:
        """All frames of earlier years as one lesson."""
        earlier = [frame for before, frame in sorted(self.frames.items()) if before < year]
        if not earlier:
            raise ValueError(
                f"There is no training year before {year}. Test later, or train from earlier on."
            )
        copies = [told for before, told in sorted(self.copies.items()) if before < year]
        return stacked(earlier, chain.from_iterable(copies))

    def scores(
        self, years: Sequence[int], entrants: Mapping[str, Entrant], say: Told
    ) -> dict[tuple[str, int, int], Floats]:
        """The scores of each ranker by name, year and seed, fitted on the years before.

        A year's lesson is one object for all rankers, so that workers share it in memory.
        """
        lessons = {year: self.before(year) for year in years}
        work = Parallel(n_jobs=self.jobs, return_as="generator_unordered")
        found: dict[tuple[str, int, int], Floats] = {}
        tasks = (
            delayed(_scored)(lessons[year], self.frames[year], {name: entrant})
            for year in years
            for name, entrant in entrants.items()
        )
        for told in work(tasks):
            found |= told
            say(", ".join(f"{name} {year}" for name, year, _ in list(told)[:1]))
        return found


def _scored(
    lesson: Lesson, frame: Frame, entrants: Mapping[str, Entrant]
) -> dict[tuple[str, int, int], Floats]:
    found = {}
    for name, entrant in entrants.items():
        for seed in entrant.seeds:
            ranker = entrant.build(seed).fit(lesson)
            found[name, frame.year, seed] = ranker.predict(frame.design.values)
    return found


def by_query(
    rolling: Rolling, years: Sequence[int], entrants: Mapping[str, Entrant], say: Told
) -> pd.DataFrame:
    """Metrics by ranker, year and firm: means over the seeds, in one order for all rankers."""
    told = rolling.scores(years, entrants, say)
    rows = [
        pd.DataFrame(
            query_metrics(scores, rolling.frames[year].relevance, rolling.frames[year].grid.shape)
        ).assign(ranker=name, year=year, firm=rolling.frames[year].grid.firms)
        for (name, year, _), scores in told.items()
    ]
    found = pd.concat(rows, ignore_index=True).dropna()
    means = found.groupby(["ranker", "year", "firm"], as_index=False).mean()
    order = {name: place for place, name in enumerate(entrants)}
    return means.sort_values(
        ["ranker", "year", "firm"],
        key=lambda column: column.map(order) if column.name == "ranker" else column,
        ignore_index=True,
    )


def values_of(queries: pd.DataFrame, ranker: str, metric: str) -> Floats:
    """One metric of one ranker, query by query."""
    found: Floats = queries.loc[queries["ranker"] == ranker, metric].to_numpy(np.float64)
    return found
