"""The rankers that are compared, with the settings chosen on the years for choosing."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from models.rankers.columns import BENT, SIMPLE, STRAIGHT
from models.rankers.contract import Learner
from models.rankers.logistic import OneForEach
from models.rankers.mixture import Mixture
from models.rankers.plain import CoOccurring, NearestFirms, Popularity
from models.rankers.residual import LinearThenTrees
from models.rankers.softmax import Softmax
from models.rankers.trees import CHANCE, ORDER, Settings, Trees

Build = Callable[[int], Learner]

COARSE: Settings = {"max_bin": 63}
SMALL: Settings = {"max_bin": 63, "num_leaves": 7}
RIDGE = 1_000.0
BAG = 3


def lambda_rank(seed: int, *, settings: Settings | None = None) -> Trees:
    """LightGBM LambdaRank on the simple columns: the strongest baseline."""
    return Trees(objective=ORDER, columns=SIMPLE, rounds=300, settings=settings, seed=seed)


def chance_trees(seed: int) -> Trees:
    """LightGBM on the same columns, for the chance of each pair."""
    return Trees(objective=CHANCE, columns=SIMPLE, rounds=250, seed=seed)


def line(seed: int) -> Softmax:  # noqa: ARG001
    """The conditional logit on all numbers."""
    return Softmax(columns=STRAIGHT, ridge=RIDGE)


def line_then_trees(seed: int) -> LinearThenTrees:
    """The conditional logit, then sixty small trees."""
    return LinearThenTrees(
        linear=STRAIGHT, columns=BENT, ridge=RIDGE, rounds=60, settings=SMALL, seed=seed
    )


def mixture(seed: int) -> Mixture:
    """LambdaRank and the line with trees in equal parts, three seeds of each."""
    seeds = [100 * seed + place for place in range(BAG)]
    order = [lambda_rank(one, settings=COARSE) for one in seeds]
    bent = [line_then_trees(one) for one in seeds]
    return Mixture(members=[*order, *bent], weights=[1.0 / BAG] * (2 * BAG))


LINEUP: Mapping[str, Build] = MappingProxyType(
    {
        "popularity": lambda _: Popularity(),
        "co-occurrence": lambda _: CoOccurring(),
        "attribute neighbours": lambda _: NearestFirms(),
        "logistic regression": lambda _: OneForEach(),
        "LambdaRank": lambda_rank,
        "binary trees": chance_trees,
        "conditional logit": line,
        "logit then trees": line_then_trees,
        "mixture": mixture,
    }
)
SEEDED = frozenset({"LambdaRank", "binary trees", "logit then trees", "mixture"})
BASELINE = "LambdaRank"
CHAMPION = "mixture"
