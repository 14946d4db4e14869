"""A linear score whose softmax over a firm's candidates is the chance of each award."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from scipy.optimize import minimize

from features.ledger import Floats
from models.rankers.contract import Lesson, Matrix, Sizes, require_fitted
from models.rankers.scaling import Scale

STEPS = 200


class Softmax:
    """The conditional logit of McFadden (1974) with a ridge penalty.

    Parameters
    ----------
    columns
        The columns it reads, all of them numbers.
    ridge
        The weight of the squared coefficients in the loss.
    """

    def __init__(self, *, columns: Sequence[str], ridge: float = 30.0) -> None:
        self.columns = columns
        self.ridge = ridge

    def fit(self, lesson: Lesson) -> Self:
        """Find the coefficients that make the awards of each query likeliest."""
        self.scale_ = Scale.of(lesson, self.columns)
        kept = lesson.relevance * lesson.weight
        told = _Told(self.scale_(lesson.x), kept, lesson.starts, lesson.sizes, self.ridge)
        found = minimize(
            told.loss, np.zeros(len(self.columns)), jac=True, method="L-BFGS-B",
            options={"maxiter": STEPS},
        )  # fmt: skip
        self.coefficients_: Floats = found.x
        return self

    def predict(self, x: Matrix) -> Floats:
        """The linear score of each pair."""
        require_fitted(self, "coefficients_")
        found: Floats = self.scale_.score(x, self.coefficients_)
        return found

    def log_odds(self, x: Matrix, sizes: Sizes) -> Floats:
        """The log-odds of each pair if every query has one award."""
        score = self.predict(x)
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        top = np.maximum.reduceat(score, starts)
        total = np.add.reduceat(np.exp(score - np.repeat(top, sizes)), starts)
        found: Floats = score - np.repeat(top + np.log(total), sizes)
        return found


class _Told:
    """The penalised loss over queries, with its gradient."""

    def __init__(
        self, x: Floats, kept: Floats, starts: np.ndarray, sizes: np.ndarray, ridge: float
    ) -> None:
        self.x, self.kept, self.starts, self.sizes, self.ridge = x, kept, starts, sizes, ridge
        self.many = np.add.reduceat(kept, starts)

    def loss(self, beta: Floats) -> tuple[float, Floats]:
        """Minus the log-likelihood, plus the penalty."""
        score = self.x @ beta
        score -= np.repeat(np.maximum.reduceat(score, self.starts), self.sizes)
        odds = np.exp(score)
        total = np.add.reduceat(odds, self.starts)
        likelihood = float(self.kept @ score - self.many @ np.log(total))
        expected = odds * np.repeat(self.many / total, self.sizes)
        gradient = self.x.T @ (expected - self.kept) + 2 * self.ridge * beta
        return -likelihood + self.ridge * float(beta @ beta), gradient
