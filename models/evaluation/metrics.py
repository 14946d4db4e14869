"""Ranking quality of each query: a firm's candidates of one year, those it won being relevant."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from features.ledger import Floats

JITTER = 1e-9  # equal scores are ordered by chance, the same chance each time
JITTER_SEED = 7
CUTS = (3, 10)


def query_metrics(
    scores: Floats, relevance: NDArray[np.bool_], shape: tuple[int, int]
) -> Mapping[str, Floats]:
    """Metrics by query; a query without a relevant or without an irrelevant pair is NaN.

    Parameters
    ----------
    scores
        One score for each pair, query by query.
    relevance
        Whether the pair was awarded.
    shape
        Queries and candidates of each.
    """
    noise = JITTER * np.random.default_rng(JITTER_SEED).random(len(scores))
    order = np.argsort(-(scores + noise).reshape(shape), axis=1, kind="stable")
    hits = np.take_along_axis(relevance.reshape(shape), order, axis=1).astype(np.float64)
    many = hits.sum(axis=1)
    told = {f"ndcg@{cut}": _ndcg(hits, many, cut) for cut in CUTS}
    told |= {f"recall@{cut}": hits[:, :cut].sum(axis=1) / np.maximum(many, 1) for cut in CUTS}
    told |= {"map": _average_precision(hits, many), "auc": _auc(hits, many)}
    void = (many == 0) | (many == shape[1])
    return {name: np.where(void, np.nan, value) for name, value in told.items()}


def _ndcg(hits: Floats, many: Floats, cut: int) -> Floats:
    """Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002), binary gains."""
    discount = 1 / np.log2(np.arange(2, hits.shape[1] + 2))
    gain = (hits * discount)[:, :cut].sum(axis=1)
    best = np.cumsum(discount)[np.clip(np.minimum(many, cut).astype(int) - 1, 0, None)]
    found: Floats = gain / best
    return found


def _average_precision(hits: Floats, many: Floats) -> Floats:
    precision = np.cumsum(hits, axis=1) / np.arange(1, hits.shape[1] + 1)
    found: Floats = (precision * hits).sum(axis=1) / np.maximum(many, 1)
    return found


def _auc(hits: Floats, many: Floats) -> Floats:
    """The share of pairs of a relevant and an irrelevant candidate in the right order."""
    wrong = (np.cumsum(1 - hits, axis=1) * hits).sum(axis=1)
    pairs = np.maximum(many * (hits.shape[1] - many), 1)
    found: Floats = 1 - wrong / pairs
    return found
