"""Teaches a ranker on a history, measures it on the last year, and makes an artefact of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from features.design import BLOCKS
from features.ledger import Floats, Ledger
from models.artefacts import Trained
from models.cards import Card
from models.evaluation.metrics import query_metrics
from models.history import History
from models.rankers.contract import Learner
from models.rankers.lineup import Builder
from models.rankers.plain import Popularity
from models.serving.members import KIND, told_by
from models.training.frames import Frame, frame_of, relaunched, stacked

RANKERS: Mapping[str, Callable[[Builder], Callable[[int], Learner]]] = {
    "mixture": lambda builder: builder.mixture,
    "trees": lambda builder: builder.lambda_rank,
    "line": lambda builder: builder.line,
}
BASELINES = ("popularity", "LambdaRank")
METRIC = "ndcg@10"


@dataclass(frozen=True, slots=True)
class Taught:
    """A model ready to be kept, and NDCG@10 by query of the last year for it and the baselines."""

    trained: Trained
    queries: pl.DataFrame


def teach(history: History, *, name: str, ranker: str, seed: int, threads: int = 2) -> Taught:
    """Fit on all years; what is measured is a second one that never saw the last year.

    Raises
    ------
    ValueError
        When there are fewer than three years with awards, or no ranker of the name.
    """
    _refuse(name, ranker)
    ledger = Ledger.of(history)
    frames = _frames(ledger)
    builder = Builder(threads)
    build = RANKERS[ranker](builder)
    rivals = {
        name: build(seed),
        "popularity": Popularity(),
        "LambdaRank": builder.lambda_rank(seed),
    }
    queries = _measured(ledger, frames, rivals)
    parameters, boosters = told_by(_fitted(build(seed), ledger, frames))
    trained = Trained(
        name=name,
        ranker=KIND,
        boosters=boosters,
        parameters={**parameters, "seed": seed, "ranker": ranker},
        card=_card(history, name, ranker, queries, frames[-1].year),
        history=history,
        until=_until(history),
    )
    return Taught(trained, queries)


def _refuse(name: str, ranker: str) -> None:
    if name in BASELINES:
        raise ValueError(f"{name!r} is the name of a baseline. Choose another.")
    if ranker not in RANKERS:
        raise ValueError(f"No ranker {ranker!r}. There are {', '.join(RANKERS)}.")


def _until(history: History) -> date:
    """The day of the latest award, the end of its year where only that is known."""
    awards = history.awards
    dated = awards["date"].dropna()
    undated = awards.loc[awards["date"].isna(), "year"]
    days: list[date] = [dated.max().date()] if len(dated) else []
    if len(undated):
        days.append(date(int(undated.max()), 12, 31))
    return max(days)


def _frames(ledger: Ledger) -> list[Frame]:
    """Winners' frames of every year with awards but the first, which only teaches the others."""
    years = sorted(set(ledger.year.tolist()) & set(ledger.calendar))[1:]
    if len(years) < 2:
        raise ValueError(
            f"Awards of {len(years) + 1} years. Three are needed: to count, to learn, to measure."
        )
    return [frame_of(ledger, year, "winners", tuple(BLOCKS)) for year in years]


def _fitted(ranker: Learner, ledger: Ledger, frames: list[Frame]) -> Learner:
    copies = [one for frame in frames for one in relaunched(ledger, frame.year, tuple(BLOCKS))]
    return ranker.fit(stacked(frames, copies))


def _measured(ledger: Ledger, frames: list[Frame], rankers: Mapping[str, Learner]) -> pl.DataFrame:
    """NDCG@10 of each query of the last year; those with nothing to put in order are left out."""
    *before, last = frames
    found: dict[str, Floats] = {}
    for key, one in rankers.items():
        scores = _fitted(one, ledger, before).predict(last.design.values)
        found[key] = query_metrics(scores, last.relevance, last.grid.shape)[METRIC]
    sizes = ledger.labels["size"]
    codes = ledger.code("size", last.grid.firms, last.year)
    frame = pl.DataFrame(
        {
            "firm": [ledger.firms[number] for number in last.grid.firms],
            "size": [sizes[code] for code in codes],
            **found,
        }
    )
    return frame.filter(pl.all_horizontal(pl.col(list(found)).is_not_nan()))


def _card(history: History, name: str, ranker: str, queries: pl.DataFrame, last: int) -> Card:
    rivals = (name, *BASELINES)
    groups = {
        str(size): {"queries": len(own), **{key: _mean(own, key) for key in rivals}}
        for (size,), own in queries.group_by("size", maintain_order=True)
    }
    return Card(
        {
            **_about_model(name, ranker, history.about.jurisdiction),
            **_about_data(history, queries, last),
            "quantitative_analyses": {
                METRIC: {key: _mean(queries, key) for key in rivals},
                "groups": groups,
            },
        }
    )


def _about_model(name: str, ranker: str, jurisdiction: str) -> dict[str, dict[str, Any]]:
    form = "sum of lines and trees, LightGBM"
    return {
        "model_details": {"name": name, "ranker": ranker, "form": form},
        "intended_use": {
            "use": "puts instruments that a firm may apply for in order",
            "not": "never decides whether a firm may apply, nor how much it gets",
            "jurisdiction": jurisdiction,
        },
        "factors": {"groups": "firm size", "features": sorted(BLOCKS)},
        "metrics": {METRIC: "normalised discounted cumulative gain among the calls of the year"},
        "ethical_considerations": {
            "protected": "names, owners and facts about people are no features",
            "feedback": "past awards favour those who were awarded before",
            "switch": "every reader can switch it off",
        },
    }


def _about_data(history: History, queries: pl.DataFrame, last: int) -> dict[str, dict[str, Any]]:
    about = history.about
    caveats = {
        "cold start": "of new instruments and firms it knows content and attributes only",
        "evaluation": "one year, one seed; the artefact itself has learned from that year too",
    }
    if about.simulated:
        caveats["simulated"] = "made from simulated data; it proves nothing"
    return {
        "evaluation_data": {"year": last, "queries": len(queries), "split": "in time"},
        "training_data": {
            "title": about.title,
            "digest": history.digest,
            "simulated": about.simulated,
            "awards": len(history.awards),
            "notes": list(about.notes),
        },
        "caveats": caveats,
    }


def _mean(frame: pl.DataFrame, name: str) -> str:
    return f"{np.mean(frame[name].to_numpy()):.3f}" if len(frame) else "-"
