"""What each family of features and each choice adds: the ranker without it."""

from collections.abc import Mapping, Sequence
from functools import partial

from models.evaluation.rolling import Entrant
from models.rankers import columns as told
from models.rankers.lineup import CHAMPION, SMALL, Builder
from models.rankers.mixture import Mixture
from models.rankers.residual import LineThenTrees
from models.rankers.trees import CHANCE, Trees

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "chained lifts of segments": told.CHAIN,
    "counted lifts of segments": told.COUNT_LIFTS,
    "own awards": (*told.OWN, *told.KEPT),
    "co-occurrence and steps": (*told.COOCCURRENCE, *told.STEP),
    "attribute neighbours": told.NEAR,
    "popularity": told.POPULARITY,
    "size of calls": told.CALENDAR,
    "what differs for returning firms": told.RETURNING,
    "region spoken of": told.SPOKEN,
    "family as a category": ("instrument_family",),
    "region of the firm": (
        "firm_region", "lift_instrument_region", "lift_family_region", "chain_region",
        "chain_size_region", "returning_chain_region", "returning_chain_size_region",
        "spoken_region",
    ),
}  # fmt: skip
WHOLE = "logit then trees"
PARTS = ("LambdaRank on few columns", "LambdaRank on all columns", "logit then trees")


def ablations(builder: Builder) -> dict[str, Entrant]:
    """The logit with trees without each family, the champion without each part and choice."""
    found = {
        f"{WHOLE}, without {family}": Entrant(partial(_without, builder, dropped))
        for family, dropped in FAMILIES.items()
    }
    found |= {
        f"{CHAMPION}, without {part}": Entrant(partial(_parts, builder, place))
        for place, part in enumerate(PARTS)
    }
    found |= {
        f"{WHOLE}, trees alone": Entrant(partial(_trees_alone, builder)),
        f"{CHAMPION}, without relaunched years": Entrant(partial(_unprepared, builder)),
    }
    return found


def _minus(columns: Sequence[str], dropped: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in columns if name not in dropped)


def _without(builder: Builder, dropped: Sequence[str], seed: int) -> LineThenTrees:
    return builder.line_then_trees(
        seed, straight=_minus(told.STRAIGHT, dropped), bent=_minus(told.BENT, dropped)
    )


def _trees_alone(builder: Builder, seed: int) -> Trees:
    return Trees(
        objective=CHANCE,
        columns=told.BENT,
        settings={**SMALL, "num_iterations": 200},
        seed=seed,
        threads=builder.threads,
    )


def _parts(builder: Builder, left_out: int, seed: int) -> Mixture:
    """The champion without one of its members."""
    whole = builder.mixture(seed)
    kept = [place for place in range(len(whole.members)) if place != left_out]
    return Mixture(
        members=[whole.members[place] for place in kept],
        weights=[whole.weights[place] for place in kept],
    )


def _unprepared(builder: Builder, seed: int) -> Mixture:
    """The champion whose trees learn from the years as they were."""
    whole = builder.mixture(seed)
    for one in whole.members:
        if isinstance(one, Trees):
            one.relaunched = 0.0
    return whole
