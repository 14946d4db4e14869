"""The rankers that are compared, with the settings chosen on the years for choosing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from models.rankers.columns import BENT, SIMPLE, STATE, STRAIGHT, TIMELESS
from models.rankers.contract import Learner
from models.rankers.logistic import OneForEach
from models.rankers.mixture import Averaged, Mixture
from models.rankers.plain import CoOccurring, NearestFirms, Popularity
from models.rankers.residual import LineThenTrees
from models.rankers.ridge import RidgeLogistic
from models.rankers.softmax import Softmax
from models.rankers.trees import CHANCE, ORDER, Settings, Trees

Build = Callable[[int], Learner]

COARSE: Settings = {"max_bin": 63}
SMALL: Settings = {"max_bin": 63, "num_leaves": 7}
RIDGE = 1_000.0
BAG = 2


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds the rankers that are compared; `threads` is how many each may use."""

    threads: int = 2

    def lambda_rank(
        self, seed: int, *, rounds: int = 300, settings: Settings | None = None
    ) -> Trees:
        """LightGBM LambdaRank on the simple columns: the strongest baseline."""
        return Trees(
            objective=ORDER,
            columns=SIMPLE,
            rounds=rounds,
            settings=settings,
            seed=seed,
            threads=self.threads,
        )

    def chance_trees(self, seed: int) -> Trees:
        """LightGBM on the same columns, for the chance of each pair."""
        return Trees(objective=CHANCE, columns=SIMPLE, rounds=250, seed=seed, threads=self.threads)

    def line(self, seed: int) -> Softmax:  # noqa: ARG002
        """The conditional logit on all numbers."""
        return Softmax(columns=STRAIGHT, ridge=RIDGE)

    def line_then_trees(
        self,
        seed: int,
        *,
        straight: Sequence[str] = STRAIGHT,
        bent: Sequence[str] = BENT,
        rounds: int = 60,
    ) -> LineThenTrees:
        """The conditional logit, then sixty small trees."""
        return LineThenTrees(
            line=Softmax(columns=straight, ridge=RIDGE),
            columns=bent,
            rounds=rounds,
            settings=SMALL,
            seed=seed,
            threads=self.threads,
        )

    def mixture(self, seed: int) -> Mixture:
        """LambdaRank, fading where calls are new, and two kinds of line with trees."""
        seeds = [100 * seed + place for place in range(BAG)]
        order = [self.lambda_rank(one, rounds=150, settings=COARSE) for one in seeds]
        bent = [self.line_then_trees(one) for one in seeds]
        timeless = [self.line_then_trees(one, straight=TIMELESS) for one in seeds]
        return Mixture(
            members=[*order, *bent, *timeless],
            weights=[2.0 / BAG] * BAG + [0.5 / BAG] * (2 * BAG),
            fading=[True] * BAG + [False] * (2 * BAG),
        )

    def ridge(self, seed: int) -> RidgeLogistic:  # noqa: ARG002
        """The binary logit on all numbers."""
        return RidgeLogistic(columns=(*STRAIGHT, *STATE), ridge=300.0)

    def propensity(self, seed: int) -> Averaged:
        """The mean log-odds of the logit, the logit with trees, and at half weight plain trees."""
        timeless = LineThenTrees(
            line=RidgeLogistic(columns=(*TIMELESS, *STATE), ridge=100.0),
            columns=BENT,
            rounds=60,
            settings=SMALL,
            seed=seed,
            threads=self.threads,
        )
        members: list[Learner] = [self.ridge(seed), timeless, self.chance_trees(seed)]
        return Averaged(members=members, weights=[1.0, 1.0, 0.5])

    def lineup(self) -> Mapping[str, Build]:
        """Every ranker by the name under which it is reported."""
        return {
            "popularity": lambda _: Popularity(),
            "co-occurrence": lambda _: CoOccurring(),
            "attribute neighbours": lambda _: NearestFirms(),
            "logistic regression": lambda _: OneForEach(),
            "LambdaRank": self.lambda_rank,
            "binary trees": self.chance_trees,
            "conditional logit": self.line,
            "logit then trees": self.line_then_trees,
            "mixture": self.mixture,
        }


SEEDED = frozenset({"LambdaRank", "binary trees", "logit then trees", "mixture"})
BASELINE = "LambdaRank"
CHAMPION = "mixture"
