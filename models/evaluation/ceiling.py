"""How far rankers could go if they knew what no applicant can: how many each call will award."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import numpy as np

from features.design import Design
from features.ledger import Ledger
from models.evaluation.rolling import Entrant, Rolling
from models.rankers import columns as told
from models.rankers.lineup import Builder
from models.rankers.residual import LineThenTrees
from models.rankers.softmax import Softmax
from models.training.frames import Frame

SIZE = "size_to_come"
FLOOR = 0.002
ALONE, WITH_ALL = "sizes alone", "sizes with all that is known"


def knowing_sizes(rolling: Rolling, ledger: Ledger) -> Rolling:
    """The same frames with the share of its year's awards that each call will have.

    This leaks the year predicted, in training years as well; it is for scale only.
    """
    frames = {year: _told(frame, ledger) for year, frame in rolling.frames.items()}
    return Rolling(frames, {}, rolling.jobs)


def oracles(builder: Builder) -> Mapping[str, Entrant]:
    """A ranker by sizes alone, and the logit with trees that reads them beside all else."""
    return {
        ALONE: Entrant(_by_size),
        WITH_ALL: Entrant(partial(_with_all, builder)),
    }


def _told(frame: Frame, ledger: Ledger) -> Frame:
    awarded = ledger.instrument[ledger.year == frame.year]
    share = np.bincount(awarded, minlength=len(ledger.instruments)) / len(awarded)
    firms, _ = frame.grid.shape
    column = np.tile(np.log(share[frame.grid.instruments] + FLOOR), firms).astype(np.float32)
    known = frame.design
    values = np.concatenate([known.values, column[:, None]], axis=1)
    return replace(frame, design=Design(values, (*known.names, SIZE)))


def _by_size(_: int) -> Softmax:
    return Softmax(columns=(SIZE,), ridge=1.0)


def _with_all(builder: Builder, seed: int) -> LineThenTrees:
    straight, bent = (*told.STRAIGHT, SIZE), (*told.BENT, SIZE)
    return builder.line_then_trees(seed, straight=straight, bent=bent)
