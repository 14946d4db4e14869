"""The whole comparison on one history: rankers, chances, ablations, on two spans of years."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from features.ledger import Floats, Ledger
from models.evaluation.ablation import ablations
from models.evaluation.ceiling import ALONE, WITH_ALL, knowing_sizes, oracles
from models.evaluation.propensity import known_rolling, outputs, told_of
from models.evaluation.reporting import over, ranking
from models.evaluation.rolling import Entrant, Rolling, Told, by_query
from models.history import History
from models.rankers.contract import Learner
from models.rankers.lineup import BASELINE, CHAMPION, SEEDED, Builder
from models.rankers.mixture import Averaged

Json = Any
PROPENSITY, RAW_TREES, LOGIT = "propensity", "LightGBM raw", "ridge logit"
MEMBERS = (LOGIT, "timeless logit then trees", "small trees")
CHOSEN_CALIBRATOR = "raw"
CEILING = (ALONE, WITH_ALL)


@dataclass(frozen=True, slots=True)
class Plan:
    """Which years teach, which were for choosing, which are reported once, and how.

    `first` is the first year whose pairs are learned from; chances of known firms need a year
    more of history and are learned from `first + 1` on. `draws` are those of
    firms for average precision and calibration error, which are slow to draw.
    """

    first: int
    choose: tuple[int, ...]
    test: tuple[int, ...]
    seeds: int = 3
    jobs: int = 1
    threads: int = 2
    ablation: bool = True
    draws: int = 200

    def __post_init__(self) -> None:
        if not self.test or min((*self.choose, *self.test)) <= self.first + 1:
            raise ValueError(
                f"Training begins in {self.first}; the years tested must begin two years later "
                f"at least, not in {min((*self.choose, *self.test), default=None)}."
            )

    @property
    def tested(self) -> tuple[int, ...]:
        """All years that are predicted."""
        return (*self.choose, *self.test)

    @property
    def years(self) -> range:
        """All years that teach or are predicted."""
        return range(self.first, max(self.tested) + 1)

    @property
    def spans(self) -> dict[str, tuple[int, ...]]:
        """The two spans by name, those without a year left out."""
        return {
            name: span for name, span in (("choose", self.choose), ("test", self.test)) if span
        }


def queries(ledger: Ledger, plan: Plan, say: Told) -> pd.DataFrame:
    """Metrics by query of every ranker of the lineup, of the ablations and of the oracles."""
    rolling = Rolling.of(ledger, plan.years, "winners", jobs=plan.jobs)
    builder = Builder(plan.threads)
    entered = {
        name: Entrant(build, range(plan.seeds) if name in SEEDED else (0,))
        for name, build in builder.lineup().items()
    }
    if not plan.ablation:
        return by_query(rolling, plan.tested, entered, say)
    found = by_query(rolling, plan.tested, entered | ablations(builder), say)
    sizes = knowing_sizes(rolling, ledger)
    return pd.concat([found, by_query(sizes, plan.tested, oracles(builder), say)])


def scores_of_known(
    ledger: Ledger, plan: Plan, say: Told
) -> tuple[Rolling, dict[tuple[str, int, int], Floats]]:
    """Log-odds of every firm known before each year: of each member, and of their mean."""
    rolling = known_rolling(ledger, plan.years[1:], plan.jobs)
    mean = Builder(plan.threads).propensity
    weights = mean(0).weights
    entered = {name: Entrant(partial(_member, mean, place)) for place, name in enumerate(MEMBERS)}
    entered[RAW_TREES] = Entrant(Builder(plan.threads).chance_trees)
    early = [year for year in plan.years[2:] if year < min(plan.tested)]
    scores = rolling.scores((*early, *plan.tested), entered, say)
    for year in (*early, *plan.tested):
        parts = [scores[name, year, 0] for name in MEMBERS]
        scores[PROPENSITY, year, 0] = np.average(parts, axis=0, weights=np.asarray(weights))
    return rolling, scores


def _member(build: Callable[[int], Averaged], place: int, seed: int) -> Learner:
    return build(seed).members[place]


def chances(
    rolling: Rolling,
    scores: Mapping[tuple[str, int, int], Floats],
    years: Sequence[int],
    draws: int,
) -> Json:
    """The report on chances of known firms in some years."""
    return told_of(
        outputs(rolling, scores, years, plain=(RAW_TREES, LOGIT), calibrated=PROPENSITY),
        reference=RAW_TREES,
        intervals=(RAW_TREES, f"{PROPENSITY}: {CHOSEN_CALIBRATOR}"),
        draws=draws,
    )


def study(history: History, plan: Plan, say: Told) -> tuple[Json, pd.DataFrame]:
    """Everything that is told of a history, and the metrics by query behind it."""
    ledger = Ledger.of(history)
    found = queries(ledger, plan, say)
    rolling, scores = scores_of_known(ledger, plan, say)
    main = list(Builder().lineup())
    told: Json = {
        "history": {
            "title": history.about.title,
            "digest": history.digest,
            "simulated": history.about.simulated,
            "awards": len(ledger.year),
            "firms": len(ledger.firms),
            "instruments": len(ledger.instruments),
        },
        "plan": asdict(plan),
        "champion": CHAMPION,
        "baseline": BASELINE,
        "ranking": {
            name: ranking(_of(found, span, main), ledger, reference=BASELINE)
            for name, span in plan.spans.items()
        },
        "ablation": {name: _ablation(_of(found, span)) for name, span in plan.spans.items()},
        "ceiling": {
            name: ranking(_of(found, span, (CHAMPION, *CEILING)), ledger, reference=CHAMPION)
            for name, span in plan.spans.items()
            if plan.ablation
        },
        "chances": {
            name: chances(rolling, scores, span, plan.draws) for name, span in plan.spans.items()
        },
    }
    return told, found


def _of(
    found: pd.DataFrame, span: Sequence[int], rankers: Sequence[str] | None = None
) -> pd.DataFrame:
    kept = found["year"].isin(span)
    if rankers is not None:
        kept &= found["ranker"].isin(rankers)
    return found[kept].reset_index(drop=True)


def _ablation(found: pd.DataFrame) -> Json:
    """NDCG@10 of each variant and its paired difference to the ranker it was made from."""
    told = {}
    for name in dict.fromkeys(found["ranker"]):
        whole, without, _ = name.partition(", ")
        if without:
            mean = found.loc[found["ranker"] == name, "ndcg@10"].mean()
            told[name] = {"ndcg@10": float(mean), "over": over(found, name, whole)}
    return told
