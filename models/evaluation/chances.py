"""How true probabilities are: discrimination, calibration, and intervals by firms drawn anew."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import logit
from sklearn.metrics import average_precision_score, roc_auc_score

from features.ledger import Floats, Ints
from models.calibration.parametric import Platt
from models.rankers.contract import Relevance

BINS = 15
EDGE = 1e-6


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs of like chance: how many, the mean chance told, the share awarded."""

    pairs: int
    told: float
    awarded: float


def clipped(chance: Floats) -> Floats:
    """Chances away from nought and one, so that their logarithms exist."""
    found: Floats = np.clip(chance, EDGE, 1 - EDGE)
    return found


def log_loss(chance: Floats, relevance: Relevance) -> Floats:
    """The logarithmic loss of each pair."""
    told = clipped(chance)
    return np.where(relevance, -np.log(told), -np.log1p(-told))


def bins(chance: Floats, relevance: Relevance, *, number: int = BINS) -> list[Bin]:
    """Bins of equal counts by chance; equal chances share a bin."""
    edges = np.unique(np.quantile(chance, np.linspace(0, 1, number + 1)))
    place = np.clip(np.searchsorted(edges, chance, side="right") - 1, 0, max(len(edges) - 2, 0))
    many = np.bincount(place)
    told, won = np.bincount(place, chance), np.bincount(place, relevance.astype(np.float64))
    return [
        Bin(int(count), float(told[one] / count), float(won[one] / count))
        for one, count in enumerate(many)
        if count
    ]


def calibration_error(chance: Floats, relevance: Relevance) -> float:
    """The expected calibration error over bins of equal counts (Naeini et al. 2015)."""
    told = bins(chance, relevance)
    return sum(one.pairs * abs(one.told - one.awarded) for one in told) / len(chance)


def slope(chance: Floats, relevance: Relevance) -> float:
    """The slope of the outcome on the log-odds told (Cox 1958): 1 is neither timid nor bold."""
    score: Floats = logit(clipped(chance))
    line = Platt().fit(score, relevance, year=np.zeros(len(score), np.int64))
    return float(line.slope_)


def measured(chance: Floats, relevance: Relevance) -> Mapping[str, float]:
    """Every measure of one output."""
    return {
        "auc": float(roc_auc_score(relevance, chance)),
        "average precision": float(average_precision_score(relevance, chance)),
        "brier": float(np.mean((chance - relevance) ** 2)),
        "log loss": float(log_loss(chance, relevance).mean()),
        "ece": calibration_error(chance, relevance),
        "slope": slope(chance, relevance),
        "mean": float(chance.mean()),
    }


def redrawn(
    chance: Floats, relevance: Relevance, firm: Ints, *, draws: int, seed: int
) -> Mapping[str, tuple[float, float]]:
    """Bounds of average precision and calibration error, firms drawn anew."""
    order = np.argsort(firm, kind="stable")
    starts = np.searchsorted(firm[order], np.unique(firm))
    ends = np.append(starts[1:], len(order))
    random = np.random.default_rng(seed)
    found = np.empty((draws, 2))
    for draw in range(draws):
        taken = random.integers(len(starts), size=len(starts))
        rows = np.concatenate([order[starts[one] : ends[one]] for one in taken])
        found[draw] = (
            average_precision_score(relevance[rows], chance[rows]),
            calibration_error(chance[rows], relevance[rows]),
        )
    low, high = np.quantile(found, [0.025, 0.975], axis=0)
    names = ("average precision", "ece")
    return {name: (float(low[i]), float(high[i])) for i, name in enumerate(names)}
