"""Chances of known firms, year by year, calibrated on what earlier years' models said."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self

import numpy as np

from features.design import BLOCKS
from features.ledger import Floats, Ints, Ledger
from models.calibration.monotone import Isotonic, VennAbers
from models.calibration.parametric import Beta, Hierarchical, Platt, Raw
from models.evaluation.chances import bins, clipped, log_loss, measured, redrawn
from models.evaluation.rolling import Rolling
from models.rankers.contract import Relevance
from recommender.statistics import paired_interval

Json = Any
BLOCKS_KNOWN = tuple(name for name in BLOCKS if name != "held")
SEED, LEVEL = 0, 0.95


class Calibrator(Protocol):
    """Turns log-odds into chances, learned from years before."""

    def fit(self, score: Floats, relevance: Relevance, *, year: Ints) -> Self:
        """Learn from scores of earlier years and what became of them."""

    def predict(self, score: Floats) -> Floats:
        """The chance of each score."""


CALIBRATORS: Mapping[str, Callable[[], Calibrator]] = {
    "raw": Raw,
    "Platt": Platt,
    "Platt, recent years weigh more": lambda: Platt(recency=0.7),
    "beta": Beta,
    "isotonic": Isotonic,
    "Venn-Abers": VennAbers,
    "hierarchical": Hierarchical,
}


@dataclass(frozen=True, slots=True)
class Outputs:
    """Pairs of all test years: what became of them, and each output's chance."""

    relevance: Relevance
    firm: Ints
    year: Ints
    chances: Mapping[str, Floats]


def known_rolling(ledger: Ledger, years: Sequence[int], jobs: int) -> Rolling:
    """Frames of every firm known before each year."""
    return Rolling.of(ledger, years, "known", blocks=BLOCKS_KNOWN, jobs=jobs)


def outputs(
    rolling: Rolling,
    scores: Mapping[tuple[str, int, int], Floats],
    years: Sequence[int],
    *,
    plain: Sequence[str],
    calibrated: str,
) -> Outputs:
    """Chances for the years: of some rankers as they are, of one by every calibrator.

    A calibrator for a year learns from the scores that models of earlier years gave for years
    they had not seen.
    """
    chances: dict[str, list[Floats]] = {}
    for year in years:
        chances.setdefault("constant", []).append(_constant(rolling, year))
        for name in plain:
            chances.setdefault(name, []).append(Raw().predict(scores[name, year, 0]))
        for name, build in CALIBRATORS.items():
            told = _calibrated(build(), rolling, scores, year, calibrated)
            chances.setdefault(f"{calibrated}: {name}", []).append(told)
    frames = [rolling.frames[year] for year in years]
    return Outputs(
        relevance=np.concatenate([one.relevance for one in frames]),
        firm=np.concatenate([np.repeat(one.grid.firms, one.grid.shape[1]) for one in frames]),
        year=np.concatenate([np.full(len(one.relevance), one.year) for one in frames]),
        chances={name: np.concatenate(parts) for name, parts in chances.items()},
    )


def _constant(rolling: Rolling, year: int) -> Floats:
    """The share awarded of all pairs of earlier years, for every pair."""
    share = rolling.before(year).relevance.mean()
    return np.full(len(rolling.frames[year].relevance), float(share))


def _calibrated(
    calibrator: Calibrator,
    rolling: Rolling,
    scores: Mapping[tuple[str, int, int], Floats],
    year: int,
    name: str,
) -> Floats:
    earlier = sorted(one for ranker, one, _ in scores if ranker == name and one < year)
    if not earlier:
        return Raw().predict(scores[name, year, 0])
    told = np.concatenate([scores[name, one, 0] for one in earlier])
    won = np.concatenate([rolling.frames[one].relevance for one in earlier])
    when = np.concatenate([np.full(len(scores[name, one, 0]), one) for one in earlier])
    return calibrator.fit(told, won, year=when).predict(scores[name, year, 0])


def told_of(found: Outputs, *, reference: str, intervals: Sequence[str], draws: int) -> Json:
    """Measures of every output; intervals and reliability of those named."""
    loss = log_loss(found.chances[reference], found.relevance)
    return {
        "pairs": len(found.relevance),
        "awarded": int(found.relevance.sum()),
        "outputs": {
            name: measured(chance, found.relevance) for name, chance in found.chances.items()
        },
        "bounds": {
            name: redrawn(found.chances[name], found.relevance, found.firm, draws=draws, seed=SEED)
            for name in intervals
        },
        "log loss saved": {
            name: _saved(loss - log_loss(chance, found.relevance), found.firm)
            for name, chance in found.chances.items()
            if name != reference
        },
        "reliability": {
            name: [
                [one.pairs, one.told, one.awarded]
                for one in bins(found.chances[name], found.relevance)
            ]
            for name in intervals
        },
        "levels": {
            str(year): float(
                clipped(found.chances[intervals[-1]])[found.year == year].sum()
                / max(found.relevance[found.year == year].sum(), 1)
            )
            for year in np.unique(found.year)
        },
    }


def _saved(difference: Floats, firm: Ints) -> list[float]:
    """The mean difference of a pair with its interval: sums by firm are drawn."""
    names, place = np.unique(firm, return_inverse=True)
    many = np.bincount(place)
    sums = np.bincount(place, difference) / many.mean()
    told = paired_interval(sums, names, draws=1_000, seed=SEED, level=LEVEL)
    return [told.mean, told.low, told.high]
