"""Intervals by drawing firms anew: a firm keeps all its queries (Efron and Tibshirani 1993)."""

from dataclasses import dataclass

import numpy as np

from features.ledger import Floats, Ints

DRAWS = 1_000
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and the bounds between which 95 of 100 drawn means lie."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}]"


def counts(firms: int, *, draws: int = DRAWS, seed: int = 0) -> Floats:
    """How often each firm is drawn, a row for each draw."""
    chance = np.full(firms, 1 / firms)
    drawn = np.random.default_rng(seed).multinomial(firms, chance, size=draws)
    return drawn.astype(np.float64)


def interval(values: Floats, firm: Ints, *, draws: int = DRAWS, seed: int = 0) -> Interval:
    """The mean of values over queries, firms drawn anew; values that are not numbers are left out.

    Parameters
    ----------
    values
        One value for each query; differences of two rankers give a paired interval.
    firm
        The firm of each query.
    """
    told = ~np.isnan(values)
    if not told.any():
        return Interval(np.nan, np.nan, np.nan)
    _, place = np.unique(firm[told], return_inverse=True)
    total = np.bincount(place, values[told])
    many = np.bincount(place).astype(np.float64)
    drawn = counts(len(many), draws=draws, seed=seed)
    means = (drawn @ total) / (drawn @ many)
    return _between(float(values[told].mean()), means)


def _between(mean: float, drawn: Floats) -> Interval:
    tail = 100 * (1 - LEVEL) / 2
    low, high = np.percentile(drawn, [tail, 100 - tail])
    return Interval(mean, float(low), float(high))
