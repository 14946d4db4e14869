"""Logistic regression on all numbers with a ridge penalty: the log-odds of each pair."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logit

from features.ledger import Floats
from models.rankers.contract import Lesson, Matrix, Sizes, require_fitted
from models.rankers.scaling import Scale

STEPS = 150


class RidgeLogistic:
    """The binary logit of greatest penalised likelihood (Le Cessie and Van Houwelingen 1992).

    Parameters
    ----------
    columns
        The columns it reads, all of them numbers.
    ridge
        The weight of the squared coefficients in the loss; the level is not penalised.
    """

    def __init__(self, *, columns: Sequence[str], ridge: float = 100.0) -> None:
        self.columns = columns
        self.ridge = ridge

    def fit(self, lesson: Lesson) -> Self:
        """Find the coefficients and the level."""
        self.scale_ = Scale.of(lesson, self.columns)
        scaled, relevance, heavy = self.scale_(lesson.x), lesson.relevance, lesson.weight
        start = np.zeros(len(self.columns) + 1)
        start[-1] = logit(np.average(relevance, weights=heavy))

        def loss(told: Floats) -> tuple[float, Floats]:
            slopes, level = told[:-1], told[-1]
            margin = scaled @ slopes + level
            wrong = heavy * (expit(margin) - relevance)
            likelihood = float(heavy @ (relevance * margin - np.logaddexp(0, margin)))
            gradient = np.append(scaled.T @ wrong + 2 * self.ridge * slopes, wrong.sum())
            return self.ridge * float(slopes @ slopes) - likelihood, gradient

        found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
        self.coefficients_: Floats = found[:-1]
        self.level_ = float(found[-1])
        return self

    def predict(self, x: Matrix) -> Floats:
        """The log-odds of each pair."""
        require_fitted(self, "coefficients_")
        found: Floats = self.scale_.score(x, self.coefficients_) + self.level_
        return found

    def log_odds(self, x: Matrix, sizes: Sizes) -> Floats:  # noqa: ARG002
        """The same: the score is the log-odds."""
        return self.predict(x)
