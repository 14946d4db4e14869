"""Gradient-boosted trees of LightGBM: by the order of a query, or by the chance of a pair."""

from collections.abc import Mapping, Sequence
from typing import Any, Self

import lightgbm as lgb
import numpy as np

from features.design import CATEGORIES
from features.ledger import Floats
from models.rankers.contract import Lesson, Matrix, picked, require_fitted

Settings = Mapping[str, Any]
SHARED: Settings = {
    "num_iterations": 300,
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


def grown(lesson: Lesson, columns: Sequence[str], told: Settings, **data: Any) -> lgb.Booster:
    """Trees on some columns of a lesson; what is `told` differs from `SHARED`."""
    read = lgb.Dataset(
        lesson.pick(columns),
        lesson.relevance.astype(np.float64),
        weight=lesson.weight,
        feature_name=list(columns),
        categorical_feature=[name for name in columns if name in CATEGORIES],
        **data,
    )
    settings = dict(SHARED) | dict(told)
    return lgb.train(settings, read, num_boost_round=settings.pop("num_iterations"))


class Trees:
    """Boosted trees; the score is a log-odds for `CHANCE` and has no unit for `ORDER`.

    Parameters
    ----------
    objective
        `ORDER` (LambdaRank, Burges 2010) or `CHANCE` (binary log-loss).
    columns
        The columns it reads.
    settings
        What differs from `SHARED`.
    relaunched
        How much a pair of a relaunched year counts; nought leaves them out.
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
        settings: Settings | None = None,
        relaunched: float = 0.0,
        seed: int = 0,
        threads: int = 2,
    ) -> None:
        self.objective = objective
        self.columns = columns
        self.settings = settings
        self.relaunched = relaunched
        self.seed = seed
        self.threads = threads

    def fit(self, lesson: Lesson) -> Self:
        """Grow the trees."""
        self.names_ = lesson.names
        told = dict(self.objective) | dict(self.settings or {})
        told |= {"seed": self.seed, "num_threads": self.threads}
        taught = lesson.with_relaunched(self.relaunched)
        group = taught.sizes if told["objective"] == "lambdarank" else None
        self.booster_ = grown(taught, self.columns, told, group=group)
        return self

    def predict(self, x: Matrix) -> Floats:
        """The raw score of each pair."""
        require_fitted(self, "booster_")
        told = self.booster_.predict(
            picked(x, self.names_, self.columns), raw_score=True, num_threads=self.threads
        )
        return np.asarray(told, np.float64)
