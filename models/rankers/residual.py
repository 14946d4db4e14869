"""A linear score first, then few small trees for what it leaves."""

from collections.abc import Sequence
from typing import Self

import lightgbm as lgb
import numpy as np

from features.design import CATEGORIES
from features.ledger import Floats
from models.rankers.contract import Matrix, Relevance, Sizes, checked, picked, require_fitted
from models.rankers.softmax import Softmax
from models.rankers.trees import SHARED, Settings


class LinearThenTrees:
    """Trees boosted from the log-odds of a conditional logit.

    The line carries what holds from year to year; the trees, few and small, add what is not
    straight. With few training years this keeps trees from learning the calls by heart.

    Parameters
    ----------
    linear
        The columns of the linear score, numbers only.
    columns
        The columns the trees read.
    ridge, rounds
        The penalty of the line and the number of trees.
    settings
        What differs from the settings shared by all trees.
    seed, threads
        As for `Trees`.
    """

    def __init__(
        self,
        *,
        linear: Sequence[str],
        columns: Sequence[str],
        ridge: float = 1_000.0,
        rounds: int = 60,
        settings: Settings | None = None,
        seed: int = 0,
        threads: int = 2,
    ) -> None:
        self.linear = linear
        self.columns = columns
        self.ridge = ridge
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
        """Fit the line, then grow trees from its log-odds."""
        checked(x, relevance, sizes=sizes, names=names, weight=weight)
        self.names_ = tuple(names)
        self.line_ = Softmax(columns=self.linear, ridge=self.ridge).fit(
            x, relevance, sizes=sizes, names=names, weight=weight
        )
        score = self.line_.predict(x)
        told = dict(SHARED) | {"objective": "binary"} | dict(self.settings or {})
        told |= {"seed": self.seed, "num_threads": self.threads}
        data = lgb.Dataset(
            picked(x, names, self.columns),
            relevance.astype(np.float64),
            weight=weight,
            init_score=score - _log_total(score, sizes),
            feature_name=list(self.columns),
            categorical_feature=[name for name in self.columns if name in CATEGORIES],
        )
        self.booster_ = lgb.train(told, data, num_boost_round=self.rounds)
        return self

    def predict(self, x: Matrix) -> Floats:
        """The score of each pair: log-odds up to what all candidates of a firm share."""
        require_fitted(self, "booster_")
        told = self.booster_.predict(
            picked(x, self.names_, self.columns), raw_score=True, num_threads=self.threads
        )
        found: Floats = self.line_.predict(x) + np.asarray(told, np.float64)
        return found


def _log_total(score: Floats, sizes: Sizes) -> Floats:
    """The logarithm of the summed odds of each query, for each of its pairs."""
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    top = np.maximum.reduceat(score, starts)
    total = np.add.reduceat(np.exp(score - np.repeat(top, sizes)), starts)
    found: Floats = np.repeat(top + np.log(total), sizes)
    return found
