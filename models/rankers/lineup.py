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

QUICK: Settings = {"num_iterations": 100, "max_bin": 63, "learning_rate": 0.08}
SMALL: Settings = {"num_iterations": 250, "max_bin": 63, "num_leaves": 7}
FEW: Settings = {**SMALL, "num_iterations": 60}
PLAIN: Settings = {"num_iterations": 250}
RIDGE = 1_000.0
RELAUNCHED = 0.7


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds the rankers that are compared; `threads` is how many each may use."""

    threads: int = 2

    def lambda_rank(self, seed: int) -> Trees:
        """LightGBM LambdaRank on the simple columns: the strongest baseline."""
        return Trees(objective=ORDER, columns=SIMPLE, seed=seed, threads=self.threads)

    def ready_for_relaunch(self, seed: int, columns: Sequence[str]) -> Trees:
        """LambdaRank that also learned from years in which families had begun anew."""
        return Trees(
            objective=ORDER,
            columns=columns,
            settings=QUICK,
            relaunched=RELAUNCHED,
            seed=seed,
            threads=self.threads,
        )

    def chance_trees(self, seed: int) -> Trees:
        """LightGBM on the same columns, for the chance of each pair."""
        return Trees(
            objective=CHANCE, columns=SIMPLE, settings=PLAIN, seed=seed, threads=self.threads
        )

    def line(self, seed: int) -> Softmax:  # noqa: ARG002
        """The conditional logit on all numbers."""
        return Softmax(columns=STRAIGHT, ridge=RIDGE)

    def line_then_trees(
        self,
        seed: int,
        *,
        straight: Sequence[str] = STRAIGHT,
        bent: Sequence[str] = BENT,
    ) -> LineThenTrees:
        """The conditional logit, then sixty small trees."""
        return LineThenTrees(
            line=Softmax(columns=straight, ridge=RIDGE),
            columns=bent,
            settings=FEW,
            seed=seed,
            threads=self.threads,
        )

    def mixture(self, seed: int) -> Mixture:
        """Two LambdaRanks ready for a relaunch, on few and on all columns, and line and trees."""
        return Mixture(
            members=[
                self.ready_for_relaunch(seed, SIMPLE),
                self.ready_for_relaunch(seed, BENT),
                self.line_then_trees(seed),
            ],
            weights=[0.5, 0.5, 1.0],
        )

    def ridge(self, seed: int) -> RidgeLogistic:  # noqa: ARG002
        """The binary logit on all numbers."""
        return RidgeLogistic(columns=(*STRAIGHT, *STATE), ridge=300.0)

    def propensity(self, seed: int) -> Averaged:
        """The mean log-odds of the logit, the logit with trees, and small plain trees."""
        timeless = LineThenTrees(
            line=RidgeLogistic(columns=(*TIMELESS, *STATE), ridge=100.0),
            columns=BENT,
            settings=FEW,
            seed=seed,
            threads=self.threads,
        )
        plain = Trees(
            objective=CHANCE,
            columns=SIMPLE,
            settings=SMALL,
            seed=seed,
            threads=self.threads,
        )
        members: list[Learner] = [self.ridge(seed), timeless, plain]
        return Averaged(members=members, weights=[1.0, 1.0, 1.0])

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
