"""A linear score first, then few small trees for what it leaves."""

from collections.abc import Sequence
from typing import Protocol, Self

import lightgbm as lgb
import numpy as np

from features.design import CATEGORIES
from features.ledger import Floats
from models.rankers.contract import (
    Learner,
    Matrix,
    Relevance,
    Sizes,
    checked,
    picked,
    require_fitted,
)
from models.rankers.trees import SHARED, Settings


class Line(Learner, Protocol):
    """A linear ranker that tells log-odds."""

    def log_odds(self, x: Matrix, sizes: Sizes) -> Floats:
        """The log-odds of each pair, to start from."""


class LineThenTrees:
    """Trees boosted from the log-odds of a linear ranker.

    The line carries what holds from year to year; the trees, few and small, add what is not
    straight. With few training years this keeps trees from learning the calls by heart.

    Parameters
    ----------
    line
        The linear ranker, not fitted yet.
    columns
        The columns the trees read.
    rounds
        The number of trees.
    settings
        What differs from the settings shared by all trees.
    seed, threads
        As for `Trees`.
    """

    def __init__(
        self,
        *,
        line: Line,
        columns: Sequence[str],
        rounds: int = 60,
        settings: Settings | None = None,
        seed: int = 0,
        threads: int = 2,
    ) -> None:
        self.line = line
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
        """Fit the line, then grow trees from its log-odds."""
        checked(x, relevance, sizes=sizes, names=names, weight=weight)
        self.names_ = tuple(names)
        self.line_ = self.line.fit(x, relevance, sizes=sizes, names=names, weight=weight)
        told = dict(SHARED) | {"objective": "binary"} | dict(self.settings or {})
        told |= {"seed": self.seed, "num_threads": self.threads}
        data = lgb.Dataset(
            picked(x, names, self.columns),
            relevance.astype(np.float64),
            weight=weight,
            init_score=self.line_.log_odds(x, sizes),
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
