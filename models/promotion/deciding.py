"""Champion and challenger: a new model must be better, surely so, and no less fair.

It is compared query by query, on a split in time, with the active model and with the strongest
baseline. Each difference must lie above zero with its interval, firms drawn anew. The gap between
the size class ranked best and the one ranked worst must not be wider than that of the champion.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.statistics import Interval, paired_interval, resampled

DRAWS, SEED, LEVEL = 1_000, 0, 0.95
Floats = NDArray[np.float64]
Names = NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Quality:
    """The same queries ranked by several rankers: a number each (NDCG@10) by ranker.

    `firms` and `sizes` tell of each query the firm and its size class.
    """

    firms: Names
    sizes: Names
    scores: Mapping[str, Floats]

    def __post_init__(self) -> None:
        lengths = {len(self.firms), len(self.sizes), *(len(one) for one in self.scores.values())}
        if len(lengths) != 1 or lengths == {0}:
            raise ValueError(f"Queries of lengths {sorted(lengths)}. Give each ranker the same.")
        for name, one in self.scores.items():
            if not np.isfinite(one).all():
                raise ValueError(f"{name} has a query without a number. Leave that query out.")


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a challenger becomes active, each comparison, and the codes of what failed.

    `champion` is the active model, or the strongest baseline where none is active. `gaps` are the
    best class minus the worst under champion and challenger; `widening` their difference.
    """

    challenger: str
    champion: str
    baseline: str
    over_champion: Interval
    over_baseline: Interval
    gaps: tuple[float, float]
    widening: Interval
    means: Mapping[str, float]
    reasons: tuple[str, ...]

    @property
    def promoted(self) -> bool:
        """Whether nothing stands against it."""
        return not self.reasons


def decide(
    quality: Quality,
    challenger: str,
    *,
    active: str | None,
    baselines: tuple[str, ...],
    draws: int = DRAWS,
) -> Decision:
    """Hold a challenger against the active model and the strongest of the baselines.

    Raises
    ------
    ValueError
        When a ranker named was not measured, or there is no baseline.
    """
    _measured(quality, (challenger, *baselines, *([active] if active else [])), baselines)
    means = {name: float(one.mean()) for name, one in quality.scores.items()}
    baseline = max(sorted(baselines), key=lambda name: means[name])
    champion = active or baseline
    over = {name: _over(quality, challenger, name, draws) for name in (champion, baseline)}
    widening = _widening(quality, champion, challenger, draws)
    failed = {
        "not_over_champion": active is not None and over[champion].low <= 0,
        "not_over_baseline": over[baseline].low <= 0,
        "gap_wider": widening.mean > 0,
    }
    return Decision(
        challenger=challenger,
        champion=champion,
        baseline=baseline,
        over_champion=over[champion],
        over_baseline=over[baseline],
        gaps=(_gap(quality, champion, None), _gap(quality, challenger, None)),
        widening=widening,
        means=means,
        reasons=tuple(code for code, bad in failed.items() if bad),
    )


def _over(quality: Quality, challenger: str, other: str, draws: int) -> Interval:
    differences = quality.scores[challenger] - quality.scores[other]
    return paired_interval(differences, quality.firms, draws=draws, seed=SEED, level=LEVEL)


def _measured(quality: Quality, names: tuple[str, ...], baselines: tuple[str, ...]) -> None:
    if not baselines:
        raise ValueError("No baseline is named. Measure at least one beside the challenger.")
    lost = sorted(set(names) - set(quality.scores))
    if lost:
        raise ValueError(f"{lost} were not measured; there are {sorted(quality.scores)}.")


def _gap(quality: Quality, name: str, weights: NDArray[np.int64] | None) -> float:
    """The mean of the best size class minus that of the worst; classes not drawn are left out."""
    scores = quality.scores[name]
    drawn = np.ones(len(scores), dtype=np.int64) if weights is None else weights
    means = [
        float(np.average(scores[own], weights=drawn[own]))
        for size in np.unique(quality.sizes)
        if drawn[own := quality.sizes == size].sum()
    ]
    return max(means) - min(means)


def _widening(quality: Quality, champion: str, challenger: str, draws: int) -> Interval:
    told = _gap(quality, challenger, None) - _gap(quality, champion, None)
    drawn = [
        _gap(quality, challenger, weights) - _gap(quality, champion, weights)
        for weights in resampled(quality.firms, draws=draws, seed=SEED)
    ]
    rest = (1 - LEVEL) / 2
    low, high = np.quantile(drawn, [rest, 1 - rest])
    return Interval(told, float(low), float(high))
