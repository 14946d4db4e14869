"""Everything that is told of rankers on one history, as plain values."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from features.ledger import Ledger
from models.evaluation.rolling import values_of
from models.evaluation.slices import SIZES, slices
from recommender.statistics import Interval, paired_interval

Json = Any
DRAWS, SEED, LEVEL = 1_000, 0, 0.95
METRICS = ("ndcg@10", "ndcg@3", "recall@10", "recall@3", "map", "auc")


def bounded(values: np.ndarray, firm: np.ndarray) -> list[float]:
    """A mean with the ends of its interval, firms drawn anew."""
    told: Interval = paired_interval(values, firm, draws=DRAWS, seed=SEED, level=LEVEL)
    return [told.mean, told.low, told.high]


def ranking(queries: pd.DataFrame, ledger: Ledger, *, reference: str) -> Json:
    """Metrics, slices, and paired differences over a reference ranker."""
    names = list(dict.fromkeys(queries["ranker"]))
    one = queries[queries["ranker"] == names[0]]
    firm, year = (one[name].to_numpy(np.int64) for name in ("firm", "year"))
    parts = slices(ledger, firm, year)
    return {
        "queries": len(one),
        "firms": len(np.unique(firm)),
        "metrics": {
            name: {metric: bounded(values_of(queries, name, metric), firm) for metric in METRICS}
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
    return {
        "queries": int(mask.sum()),
        "ndcg@10": {name: bounded(values, firm[mask]) for name, values in told.items()},
        "over": {
            name: bounded(values - told[reference], firm[mask])
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
    return bounded(values_of(queries, name, metric) - values_of(queries, other, metric), firm)
