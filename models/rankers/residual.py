"""A linear score first, then few small trees for what it leaves."""

from collections.abc import Sequence
from typing import Protocol, Self

import numpy as np

from features.ledger import Floats
from models.rankers.contract import Learner, Lesson, Matrix, Sizes, picked, require_fitted
from models.rankers.trees import Settings, grown


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
        settings: Settings | None = None,
        seed: int = 0,
        threads: int = 2,
    ) -> None:
        self.line = line
        self.columns = columns
        self.settings = settings
        self.seed = seed
        self.threads = threads

    def fit(self, lesson: Lesson) -> Self:
        """Fit the line, then grow trees from its log-odds."""
        self.names_ = lesson.names
        self.line_ = self.line.fit(lesson)
        told = {"objective": "binary"} | dict(self.settings or {})
        told |= {"seed": self.seed, "num_threads": self.threads}
        begun = self.line_.log_odds(lesson.x, lesson.sizes)
        self.booster_ = grown(lesson, self.columns, told, init_score=begun)
        return self

    def predict(self, x: Matrix) -> Floats:
        """The score of each pair: log-odds up to what all candidates of a firm share."""
        require_fitted(self, "booster_")
        told = self.booster_.predict(
            picked(x, self.names_, self.columns), raw_score=True, num_threads=self.threads
        )
        found: Floats = self.line_.predict(x) + np.asarray(told, np.float64)
        return found
