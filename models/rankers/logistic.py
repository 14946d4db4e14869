"""Logistic regression for each instrument and family, on attributes and past families."""

from typing import Self

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import OneHotEncoder

from features.ledger import Floats, Ints
from models.rankers.contract import Lesson, Matrix, picked, require_fitted

COLUMNS = ("firm_size", "firm_sector", "firm_region", "firm_kind", "firm_cohort")
LEAST = 5  # awards an instrument needs for a regression of its own
NEVER_AWARDED = -8.0
STRENGTH = 0.5


class OneForEach:
    """One-vs-rest logistic regression; an instrument with few awards falls back on its family."""

    def fit(self, lesson: Lesson) -> Self:
        """Fit a regression over firms for each instrument and each family."""
        self.names_ = lesson.names
        self.held_ = [name for name in lesson.names if name.startswith("held_")]
        many = len(lesson.sizes)
        query = np.repeat(np.arange(many), lesson.sizes)
        attributes = lesson.pick(COLUMNS)[lesson.starts]
        self.encoder_ = OneHotEncoder(handle_unknown="ignore").fit(attributes)
        firms = self._firms(lesson.x[lesson.starts])
        self.models_: dict[tuple[str, int], LogisticRegression] = {}
        for level in ("instrument", "instrument_family"):
            code = lesson.pick([level])[:, 0].astype(np.int64)
            for one in np.unique(code[lesson.relevance]):
                won = np.zeros(many, np.bool_)
                won[query[lesson.relevance & (code == one)]] = True
                if LEAST <= won.sum() < len(won):
                    model = LogisticRegression(C=STRENGTH, max_iter=300, solver="liblinear")
                    self.models_[level, int(one)] = model.fit(firms, won)
        return self

    def predict(self, x: Matrix) -> Floats:
        """The log-odds of each pair; a family's are shared out among its candidates."""
        require_fitted(self, "models_")
        code = picked(x, self.names_, ["instrument"])[:, 0].astype(np.int64)
        family = picked(x, self.names_, ["instrument_family"])[:, 0].astype(np.int64)
        firms = self._firms(x)
        own = self._scores("instrument", code, firms)
        of_family = self._scores("instrument_family", family, firms)
        among = {one: len(np.unique(code[family == one])) for one in np.unique(family)}
        shared = of_family - np.log([among[one] for one in family]) - STRENGTH
        return np.where(np.isnan(own), np.where(np.isnan(shared), NEVER_AWARDED, shared), own)

    def _firms(self, x: Matrix) -> sparse.csr_matrix:
        attributes = self.encoder_.transform(picked(x, self.names_, COLUMNS))
        held = picked(x, self.names_, self.held_)
        return sparse.csr_matrix(
            sparse.hstack([attributes, held, held.max(axis=1, keepdims=True)])
        )

    def _scores(self, level: str, code: Ints, firms: sparse.csr_matrix) -> Floats:
        found = np.full(len(code), np.nan)
        for one in np.unique(code):
            model = self.models_.get((level, int(one)))
            if model is not None:
                found[code == one] = model.decision_function(firms[code == one])
        return found
