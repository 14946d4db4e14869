"""A sum of lines and trees, as JSON and LightGBM text: what the fitted rankers come to.

Every ranker that learns is a weighted sum of members; a member is a linear score of scaled
columns, trees, or both. So a score falls apart into what each column adds: the line's terms, and
for trees their SHAP values (Lundberg and Lee 2017), which add up to the score exactly.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from pydantic import TypeAdapter

from features.design import BLOCKS, Design, design
from features.ledger import Ledger
from features.past import Grid, Past
from models.artefacts import Artefact
from models.history import History
from models.rankers.contract import Learner
from models.rankers.mixture import Averaged, Mixture
from models.rankers.residual import LineThenTrees
from models.rankers.ridge import RidgeLogistic
from models.rankers.scaling import Scale
from models.rankers.softmax import Softmax
from models.rankers.trees import Trees
from models.serving.scoring import BASE, Floats, Scores

KIND = "sum of members"


@dataclass(frozen=True, slots=True)
class Line:
    """A linear score: columns with the scale they were learned on, slopes, and a level."""

    columns: tuple[str, ...]
    mean: tuple[float, ...]
    spread: tuple[float, ...]
    slopes: tuple[float, ...]
    level: float = 0.0

    def terms(self, told: Design) -> Floats:
        """What each column adds, a row for each pair."""
        scale = Scale(told.names, self.columns, np.array(self.mean), np.array(self.spread))
        found: Floats = scale(told.values) * np.array(self.slopes)
        return found


@dataclass(frozen=True, slots=True)
class Member:
    """One summand: its weight, its line and its trees."""

    weight: float
    line: Line | None = None
    trees: str | None = None
    columns: tuple[str, ...] = ()


_MEMBERS = TypeAdapter(tuple[Member, ...])


def told_by(ranker: Learner) -> tuple[dict[str, Any], dict[str, str]]:
    """A fitted ranker as parameters and LightGBM texts by name.

    Raises
    ------
    TypeError
        When it is no sum of lines and trees.
    """
    boosters: dict[str, str] = {}
    members = [asdict(one) for one in _members(ranker, 1.0, boosters)]
    return {"members": members, "blocks": list(BLOCKS)}, boosters


def _members(ranker: Any, weight: float, boosters: dict[str, str]) -> Iterator[Member]:
    match ranker:
        case Mixture():
            told = zip(ranker.members_, ranker.weights, ranker.spread_, strict=True)
            for one, own, spread in told:
                yield from _members(one, weight * own / spread, boosters)
        case Averaged():
            total = float(np.sum(ranker.weights))
            for one, own in zip(ranker.members_, ranker.weights, strict=True):
                yield from _members(one, weight * own / total, boosters)
        case Trees():
            name = _kept(ranker.booster_, boosters)
            yield Member(weight, None, name, tuple(ranker.columns))
        case LineThenTrees():
            name = _kept(ranker.booster_, boosters)
            yield Member(weight, _line(ranker.line_), name, tuple(ranker.columns))
        case Softmax() | RidgeLogistic():
            yield Member(weight, _line(ranker))
        case _:
            raise TypeError(f"{type(ranker).__name__} is no sum of lines and trees.")


def _kept(booster: Any, boosters: dict[str, str]) -> str:
    name = f"trees-{len(boosters)}"
    boosters[name] = booster.model_to_string()
    return name


def _line(ranker: Any) -> Line:
    scale = ranker.scale_
    numbers = (scale.mean, scale.spread, ranker.coefficients_)
    mean, spread, slopes = (tuple(map(float, one)) for one in numbers)
    return Line(tuple(scale.columns), mean, spread, slopes, float(getattr(ranker, "level_", 0.0)))


class Members:
    """Scores by an artefact of this kind.

    Raises
    ------
    ValueError, KeyError
        When the parameters are not of the shape, or name trees or blocks that are not there.
    """

    def __init__(self, artefact: Artefact) -> None:
        self.members = _MEMBERS.validate_python(artefact.parameters["members"])
        self.blocks = tuple(artefact.parameters["blocks"])
        named = {one.trees for one in self.members if one.trees}
        lost = sorted((named - set(artefact.boosters)) | (set(self.blocks) - set(BLOCKS)))
        if lost:
            raise KeyError(f"{lost} are named by the parameters and not there.")
        self.boosters = artefact.boosters

    def scores(
        self, history: History, firm: str, instruments: Sequence[str], *, year: int
    ) -> Scores:
        """Scores in the order of `instruments`, by block of features."""
        ledger = Ledger.of(history)
        past = Past.before(ledger, year)
        grid = Grid(
            np.array([ledger.firms.index(firm)], dtype=np.int64),
            np.array([ledger.instruments.index(name) for name in instruments], dtype=np.int64),
        )
        told, block_of = self._told(past, grid)
        parts = {name: np.zeros(len(instruments)) for name in (*self.blocks, BASE)}
        for column, added in self._added(told):
            parts[block_of.get(column, BASE)] += added
        return Scores({name: one for name, one in parts.items() if name == BASE or one.any()})

    def _told(self, past: Past, grid: Grid) -> tuple[Design, Mapping[str, str]]:
        """The columns of every block side by side, and the block of each column."""
        made = {name: design(past, grid, [name]) for name in self.blocks}
        names = tuple(column for one in made.values() for column in one.names)
        values = np.concatenate([one.values for one in made.values()], axis=1)
        blocks = {column: name for name, one in made.items() for column in one.names}
        return Design(values, names), blocks

    def _added(self, told: Design) -> Iterator[tuple[str, Floats]]:
        """Each column's name with what it adds to each pair; the level goes under `base`."""
        for one in self.members:
            if one.line:
                terms = one.line.terms(told)
                yield BASE, np.full(len(terms), one.weight * one.line.level)
                for place, column in enumerate(one.line.columns):
                    yield column, one.weight * terms[:, place]
            if one.trees:
                added = np.asarray(
                    self.boosters[one.trees].predict(
                        told.pick(one.columns), pred_contrib=True, num_threads=1
                    )
                )
                for place, column in enumerate((*one.columns, BASE)):
                    yield column, one.weight * added[:, place]
