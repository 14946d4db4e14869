"""What a firm has won before, and what winners of the same went on to win."""

from collections.abc import Mapping

import numpy as np
from scipy import sparse

from features.blocks import Block, Column
from features.firm import NEVER
from features.ledger import Floats
from features.likeness import name_likeness
from features.past import Grid, Past

STEP_PRIOR = 5.0


class OwnAwards(Block):
    """Earlier awards of the same instrument and family, and how long ago."""

    def columns(self, past: Past, grid: Grid) -> Mapping[str, Column]:
        """Counts, and years since the firm last won the instrument."""
        own = past.held[grid.firms]
        latest = sparse.csr_array(past.held.shape)
        order = np.argsort(past.when, kind="stable")
        dense = np.zeros((len(grid.firms), past.instruments))
        place = np.full(len(past.ledger.firms), -1)
        place[grid.firms] = np.arange(len(grid.firms))
        seen = order[place[past.firm[order]] >= 0]
        dense[place[past.firm[seen]], past.instrument[seen]] = past.when[seen]
        del latest
        when = dense[:, grid.instruments]
        families = (own @ past.membership).toarray()[:, past.family[grid.instruments]]
        return {
            "own_instrument": own.toarray()[:, grid.instruments],
            "own_family": families,
            "own_years_since": np.where(when > 0, past.year - when, NEVER),
        }


class CoOccurrence(Block):
    """The likeness of an instrument to those a firm has won: cosine of their winners."""

    def columns(self, past: Past, grid: Grid) -> Mapping[str, Column]:
        """Sums of cosines over instruments and over families."""
        by_family = past.held @ past.membership
        return {
            "cooccurrence_instrument": _likeness(past.held, grid, grid.instruments),
            "cooccurrence_family": _likeness(by_family, grid, past.family[grid.instruments]),
        }


def _likeness(held: sparse.csr_array, grid: Grid, places: np.ndarray) -> Floats:
    won = (held > 0).astype(np.float64)
    many = np.asarray(won.sum(axis=0)).ravel()
    both = (won.T @ won).toarray()
    np.fill_diagonal(both, 0.0)
    cosine = both[:, places] / np.sqrt(np.outer(many, many[places]) + 1e-9)
    found: Floats = won[grid.firms] @ cosine
    return found


class Kernels(Block):
    """Decayed earlier awards of the same instrument, alike names, family and focus."""

    def columns(self, past: Past, grid: Grid) -> Mapping[str, Column]:
        """One sum for each way in which two instruments can be alike."""
        own = past.decayed[grid.firms].toarray()
        focus = past.content("focus")
        kind = past.content("kind")
        alike = name_likeness(past, grid.instruments)
        wanted = grid.instruments
        return {
            "kept_instrument": own[:, wanted],
            "kept_name": own @ alike,
            "kept_family": own @ (past.family[:, None] == past.family[wanted][None, :]),
            "kept_focus": own @ (focus[:, None] == focus[wanted][None, :]),
            "kept_kind": own @ (kind[:, None] == kind[wanted][None, :]),
        }


class Steps(Block):
    """How much likelier an award is after those a firm has won: family to family, in time."""

    def columns(self, past: Past, grid: Grid) -> Mapping[str, Column]:
        """The logarithm of the lift, shrunk to what the focus says."""
        counts = _steps(past)
        family_focus = np.zeros(past.families, np.int64)
        family_focus[past.family] = past.content("focus")
        width = int(family_focus.max()) + 1
        focus = np.zeros((width, width))
        np.add.at(focus, (family_focus[:, None], family_focus[None, :]), counts)
        base = counts.sum(axis=0) / max(counts.sum(), 1.0)
        by_focus = np.bincount(family_focus, base, width)
        parent = (focus + 1.0 * by_focus) / (focus.sum(axis=1, keepdims=True) + 1.0)
        lift = parent[family_focus][:, family_focus] / (by_focus[family_focus] + 1e-9)
        given = counts.sum(axis=1, keepdims=True)
        expected = base[None, :] * lift
        likelier = (counts + STEP_PRIOR * expected + 1e-4) / (
            (given + STEP_PRIOR) * (base[None, :] + 1e-4 / STEP_PRIOR)
        )
        own = (past.decayed[grid.firms] @ past.membership).toarray()
        total = np.maximum(own.sum(axis=1, keepdims=True), 1e-9)
        found = (own / total) @ np.log(likelier)[:, past.family[grid.instruments]]
        return {"step": np.where(own.sum(axis=1, keepdims=True) > 0, found, 0.0)}


def _steps(past: Past) -> Floats:
    """Pairs of awards of one firm in two years: earlier family by later family, decayed."""
    family = past.family[past.instrument]
    counts = np.zeros((past.families, past.families))
    for year in np.unique(past.when):
        later = past.when == year
        earlier = sparse.csr_array(
            (
                np.ones((past.when < year).sum()),
                (past.firm[past.when < year], family[past.when < year]),
            ),
            shape=(len(past.ledger.firms), past.families),
        )
        now = sparse.csr_array(
            (past.weight[later], (past.firm[later], family[later])),
            shape=(len(past.ledger.firms), past.families),
        )
        counts += ((earlier > 0).astype(np.float64).T @ now).toarray()
    return counts
