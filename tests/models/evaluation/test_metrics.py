"""Metrics held against scikit-learn and against numbers worked out by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score, ndcg_score, roc_auc_score

from models.evaluation.metrics import query_metrics

QUERIES, CANDIDATES = 6, 12


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_metrics_of_distinct_scores_are_those_of_scikit_learn(seed: int) -> None:
    random = np.random.default_rng(seed)
    won = random.random((QUERIES, CANDIDATES)) < 0.2
    won[:, 0], won[:, 1] = True, False
    scores = random.permutation(QUERIES * CANDIDATES).reshape(won.shape).astype(float)

    found = query_metrics(scores.ravel(), won.ravel(), won.shape)

    for place in range(QUERIES):
        told = (won[place], scores[place])
        assert found["ndcg@10"][place] == pytest.approx(
            ndcg_score([told[0]], [told[1]], k=10), abs=1e-9
        )
        assert found["auc"][place] == pytest.approx(roc_auc_score(*told))
        assert found["map"][place] == pytest.approx(average_precision_score(*told))


def test_recall_counts_the_share_of_awards_among_the_first_three() -> None:
    won = np.array([True, False, False, False, True])
    scores = np.array([5.0, 4.0, 3.0, 2.0, 1.0])

    found = query_metrics(scores, won, (1, 5))

    assert found["recall@3"][0] == 1 / 2
    assert found["ndcg@3"][0] == pytest.approx(1 / (1 + 1 / np.log2(3)))


def test_a_query_that_won_nothing_or_everything_is_no_number() -> None:
    found = query_metrics(np.arange(4.0), np.array([False, False, True, True]), (2, 2))

    assert np.isnan(found["ndcg@10"]).all()
