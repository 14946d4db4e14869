"""Everything that is told of rankers on one history, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import pandas as pd

from features.ledger import Floats, Ints, Ledger
from models.evaluation.rolling import values_of
from models.evaluation.slices import SIZES, slices
from recommender.statistics import resampled

Json = Any
DRAWS, SEED, LEVEL = 1_000, 0, 0.95
METRICS = ("ndcg@10", "ndcg@3", "recall@10", "recall@3", "map", "auc")


@dataclass(frozen=True, slots=True)
class Drawn:
    """How often each query counts in each draw of firms; the same draws serve every ranker."""

    weights: Floats

    @classmethod
    def of(cls, firm: Ints, *, draws: int = DRAWS) -> Self:
        """Draw firms anew, each with all its queries."""
        return cls(np.array(list(resampled(firm, draws=draws, seed=SEED)), np.float64))

    def interval(self, values: Floats) -> list[float]:
        """A mean with the ends between which 95 of 100 drawn means lie."""
        means = self.weights @ values / self.weights.sum(axis=1)
        rest = (1 - LEVEL) / 2
        low, high = np.quantile(means, [rest, 1 - rest])
        return [float(values.mean()), float(low), float(high)]


def ranking(queries: pd.DataFrame, ledger: Ledger, *, reference: str) -> Json:
    """Metrics, slices, and paired differences over a reference ranker."""
    names = list(dict.fromkeys(queries["ranker"]))
    one = queries[queries["ranker"] == names[0]]
    firm, year = (one[name].to_numpy(np.int64) for name in ("firm", "year"))
    parts = slices(ledger, firm, year)
    drawn = Drawn.of(firm)
    return {
        "queries": len(one),
        "firms": len(np.unique(firm)),
        "metrics": {
            name: {metric: drawn.interval(values_of(queries, name, metric)) for metric in METRICS}
            for name in names
        },
        "slices": {
            part: _slice(queries, names, mask, firm, reference) for part, mask in parts.items()
        },
        "gap": {name: gap(queries, name, parts) for name in names},
    }


def _slice(
    queries: pd.DataFrame, names: Sequence[str], mask: np.ndarray, firm: np.ndarray, reference: str
) -> Json:
    told = {name: values_of(queries, name, "ndcg@10")[mask] for name in names}
    drawn = Drawn.of(firm[mask])
    return {
        "queries": int(mask.sum()),
        "ndcg@10": {name: drawn.interval(values) for name, values in told.items()},
        "over": {
            name: drawn.interval(values - told[reference])
            for name, values in told.items()
            if name != reference
        },
    }


def gap(queries: pd.DataFrame, name: str, parts: Mapping[str, np.ndarray]) -> float | None:
    """NDCG@10 of large firms minus that of small ones, None without either."""
    if not {"large", "small"} <= set(parts) & set(SIZES):
        return None
    told = values_of(queries, name, "ndcg@10")
    return float(told[parts["large"]].mean() - told[parts["small"]].mean())


def over(queries: pd.DataFrame, name: str, other: str, metric: str = "ndcg@10") -> list[float]:
    """The paired difference of two rankers with its interval."""
    firm = queries.loc[queries["ranker"] == name, "firm"].to_numpy()
    difference = values_of(queries, name, metric) - values_of(queries, other, metric)
    return Drawn.of(firm).interval(difference)
