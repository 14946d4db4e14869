"""Calibrators with few parameters, which drift between years cannot bend far."""

from typing import Self

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logit

from features.ledger import Floats, Ints
from models.rankers.contract import Relevance, require_fitted

EDGE = 1e-6


class Raw:
    """The model's own chance, nothing learned."""

    def fit(self, score: Floats, relevance: Relevance, *, year: Ints) -> Self:  # noqa: ARG002
        """Learn nothing."""
        return self

    def predict(self, score: Floats) -> Floats:
        """The chance whose log-odds is the score."""
        found: Floats = expit(score)
        return found


class Platt:
    """A straight line on the log-odds (Platt 1999).

    Parameters
    ----------
    recency
        The weight of a year relative to the next; 1 weighs all alike.
    """

    def __init__(self, *, recency: float = 1.0) -> None:
        self.recency = recency

    def fit(self, score: Floats, relevance: Relevance, *, year: Ints) -> Self:
        """Find slope and level."""
        weight = self.recency ** (year.max() - year).astype(np.float64)
        basis = np.stack([score, np.ones(len(score))], axis=1)
        self.slope_, self.level_ = _logistic(basis, relevance, weight, np.array([1.0, 0.0]))
        return self

    def predict(self, score: Floats) -> Floats:
        """The chance of each score."""
        require_fitted(self, "slope_")
        found: Floats = expit(self.slope_ * score + self.level_)
        return found


class Beta:
    """Log of the chance and of its complement, each with a slope (Kull et al. 2017)."""

    def fit(self, score: Floats, relevance: Relevance, *, year: Ints) -> Self:  # noqa: ARG002
        """Find both slopes and the level."""
        start = np.array([1.0, 1.0, 0.0])
        self.slopes_ = _logistic(_beta_basis(score), relevance, np.ones(len(score)), start)
        return self

    def predict(self, score: Floats) -> Floats:
        """The chance of each score."""
        require_fitted(self, "slopes_")
        found: Floats = expit(_beta_basis(score) @ self.slopes_)
        return found


class Hierarchical:
    """A line on the log-odds whose level differs from year to year around a mean.

    The next year is a draw from the same distribution, so every earlier year counts alike,
    however many pairs it had; levels of years are shrunk to their mean (Gelman and Hill 2007).

    Parameters
    ----------
    spread
        The standard deviation of the levels of years, on the log-odds.
    """

    def __init__(self, *, spread: float = 0.3) -> None:
        self.spread = spread

    def fit(self, score: Floats, relevance: Relevance, *, year: Ints) -> Self:
        """Find the slope, the mean level and each year's departure from it."""
        years, place = np.unique(year, return_inverse=True)

        def loss(told: Floats) -> tuple[float, Floats]:
            margin = told[0] * score + told[1] + told[2:][place]
            wrong = expit(margin) - relevance
            drift = told[2:] / self.spread**2
            gradient = np.concatenate(
                [[wrong @ score, wrong.sum()], np.bincount(place, wrong, len(years)) + drift]
            )
            likelihood = float(relevance @ margin - np.logaddexp(0, margin).sum())
            return float(0.5 * told[2:] @ drift) - likelihood, gradient

        start = np.concatenate([[1.0, 0.0], np.zeros(len(years))])
        found = minimize(loss, start, jac=True, method="L-BFGS-B").x
        self.slope_, self.level_, self.departures_ = found[0], found[1], found[2:]
        return self

    def predict(self, score: Floats) -> Floats:
        """The chance of each score in a year of mean level."""
        require_fitted(self, "slope_")
        found: Floats = expit(self.slope_ * score + self.level_)
        return found


def _beta_basis(score: Floats) -> Floats:
    chance = np.clip(expit(score), EDGE, 1 - EDGE)
    return np.stack([np.log(chance), -np.log1p(-chance), np.ones(len(score))], axis=1)


def _logistic(basis: Floats, relevance: Relevance, weight: Floats, start: Floats) -> Floats:
    """Coefficients of greatest likelihood."""

    def loss(told: Floats) -> tuple[float, Floats]:
        margin = basis @ told
        likelihood = float(weight @ (relevance * margin - np.logaddexp(0, margin)))
        gradient = basis.T @ (weight * (expit(margin) - relevance))
        return -likelihood, gradient

    found: Floats = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return found


def log_odds(chance: Floats) -> Floats:
    """The log-odds of a chance, away from nought and one."""
    found: Floats = logit(np.clip(chance, EDGE, 1 - EDGE))
    return found
