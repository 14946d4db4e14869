"""Gradient-boosted trees of LightGBM: by the order of a query, or by the chance of a pair."""

from collections.abc import Mapping, Sequence
from typing import Any, Self

import lightgbm as lgb
import numpy as np

from features.design import CATEGORIES
from features.ledger import Floats
from models.rankers.contract import Matrix, Relevance, Sizes, checked, picked, require_fitted

Settings = Mapping[str, Any]
SHARED: Settings = {
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_data_in_leaf": 30,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "feature_fraction": 0.7,
    "lambda_l2": 5.0,
    "cat_smooth": 20,
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}
ORDER: Settings = {"objective": "lambdarank", "lambdarank_truncation_level": 15}
CHANCE: Settings = {"objective": "binary"}


class Trees:
    """Boosted trees; the score is a log-odds for `CHANCE` and has no unit for `ORDER`.

    Parameters
    ----------
    objective
        `ORDER` (LambdaRank, Burges 2010) or `CHANCE` (binary log-loss).
    columns
        The columns it reads.
    rounds
        The number of trees.
    settings
        What differs from `SHARED`.
    seed
        Seeds rows and columns drawn for each tree.
    threads
        The number of threads; the result does not depend on it.
    """

    def __init__(
        self,
        *,
        objective: Settings,
        columns: Sequence[str],
        rounds: int = 300,
        settings: Settings | None = None,
        seed: int = 0,
        threads: int = 2,
    ) -> None:
        self.objective = objective
        self.columns = columns
        self.rounds = rounds
        self.settings = settings
        self.seed = seed
        self.threads = threads

    def fit(
        self,
        x: Matrix,
        relevance: Relevance,
        *,
        sizes: Sizes,
        names: Sequence[str],
        weight: Floats | None = None,
    ) -> Self:
        """Grow the trees."""
        checked(x, relevance, sizes=sizes, names=names, weight=weight)
        self.names_ = tuple(names)
        told = dict(SHARED) | dict(self.objective) | dict(self.settings or {})
        told |= {"seed": self.seed, "num_threads": self.threads}
        data = lgb.Dataset(
            picked(x, names, self.columns),
            relevance.astype(np.float64),
            weight=weight,
            group=sizes if told["objective"] == "lambdarank" else None,
            feature_name=list(self.columns),
            categorical_feature=[name for name in self.columns if name in CATEGORIES],
        )
        self.booster_ = lgb.train(told, data, num_boost_round=self.rounds)
        return self

    def predict(self, x: Matrix) -> Floats:
        """The raw score of each pair."""
        require_fitted(self, "booster_")
        told = self.booster_.predict(
            picked(x, self.names_, self.columns), raw_score=True, num_threads=self.threads
        )
        return np.asarray(told, np.float64)
