"""Learning to rank: training, and scoring with features, on a history of ten thousand awards."""

import time

import numpy as np
import pandas as pd

from bench.clock import median
from bench.table import Section, Table, shown
from features.design import SIMPLE
from features.ledger import Ledger
from models.evaluation.propensity import BLOCKS_KNOWN as READ
from models.history import About, History
from models.rankers.contract import Learner
from models.rankers.lineup import Builder
from models.training.frames import frame_of, relaunched, stacked

FIRMS, INSTRUMENTS, YEARS, AWARDS = 5_000, 120, range(2009, 2022), 800
OPEN = 25
TRAINING_TARGET, SCORING_TARGET = 300.0, 150_000
ABOUT = About(title="bench", jurisdiction="340000", currency="CNY", simulated=True)


def ranking(*, repeats: int) -> Section:
    """The champion of docs/ranking.md: seconds to train, pairs scored a second."""
    ledger = Ledger.of(made())
    start = time.perf_counter()
    years = list(YEARS)[2:-1]
    lesson = stacked(
        [frame_of(ledger, year, "winners", READ) for year in years],
        [one for year in years for one in relaunched(ledger, year, READ)],
    )
    features = time.perf_counter() - start
    ranker = Builder(threads=2).mixture(0).fit(lesson)
    training = time.perf_counter() - start
    few = stacked([frame_of(ledger, year, "winners", SIMPLE) for year in years])
    plain = Builder(threads=2).lambda_rank(0).fit(few)
    pairs, scoring = _scored(ledger, ranker, READ, min(repeats, 5))
    _, alone = _scored(ledger, plain, SIMPLE, min(repeats, 5))
    speed = pairs / scoring
    rows = [
        ("training, features included", shown(training), f"{len(lesson.x):,} pairs"),
        ("of it: features", shown(features), ""),
        ("scoring every known firm, features included", shown(scoring), f"{pairs:,} pairs"),
        ("pairs a second", f"{speed:,.0f}", ""),
        ("LightGBM's LambdaRank alone, on its few columns", f"{pairs / alone:,.0f}", ""),
    ]
    met = training <= TRAINING_TARGET and speed >= SCORING_TARGET
    return Section(
        "Learning to rank",
        f"A made-up history: {FIRMS:,} firms, {INSTRUMENTS} instruments, {len(YEARS)} years of "
        f"{AWARDS} awards, {OPEN} calls a year. The mixture of docs/ranking.md, two threads.",
        [Table(("what", "result", "size"), rows)],
        f"training ≤ {shown(TRAINING_TARGET)} and ≥ {SCORING_TARGET:,} pairs a second: "
        f"{'met' if met else 'missed'}.",
    )


def _scored(
    ledger: Ledger, ranker: Learner, blocks: tuple[str, ...], repeats: int
) -> tuple[int, float]:
    """How many pairs of the last year, and the median time to compute features and score them."""
    found: list[int] = []

    def score() -> None:
        frame = frame_of(ledger, YEARS[-1], "known", blocks)
        found.append(len(ranker.predict(frame.design.values)))

    taken = median(score, repeats=repeats)
    return found[-1], taken


def made() -> History:
    """Firms that win by chance what their sector likes."""
    random = np.random.default_rng(0)
    sector = random.integers(0, 30, FIRMS)
    rows = []
    for year in YEARS:
        first = (year - YEARS[0]) * (INSTRUMENTS - OPEN) // (len(YEARS) - 1)
        firm = random.choice(FIRMS, AWARDS, replace=False)
        liked = (sector[firm] + random.integers(0, 6, AWARDS)) % OPEN
        rows.append(pd.DataFrame({"firm": firm, "instrument": first + liked, "year": year}))
    awards = pd.concat(rows, ignore_index=True)
    awards = awards.assign(
        firm=awards["firm"].map("F{:05d}".format),
        instrument=awards["instrument"].map("I{:03d}".format),
        award=[f"A{place}" for place in range(len(awards))],
        outcome="awarded",
    )
    return History(
        _firms(random, sector), _instruments(), awards,
        awards[["instrument", "year"]].drop_duplicates(), ABOUT,
    )  # fmt: skip


def _firms(random: np.random.Generator, sector: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "firm": [f"F{place:05d}" for place in range(FIRMS)],
            "valid_from": pd.NaT,
            "size": random.choice(["micro", "small", "medium", "large"], FIRMS),
            "sector": [f"S{one:02d}" for one in sector],
            "region": random.choice([f"R{place:02d}" for place in range(16)], FIRMS),
            "founded": random.integers(1980, 2009, FIRMS),
            "kind": random.choice(["company", "cooperative", "institute"], FIRMS),
            "enterprise": True,
        }
    )


def _instruments() -> pd.DataFrame:
    places = range(INSTRUMENTS)
    return pd.DataFrame(
        {
            "instrument": [f"I{place:03d}" for place in places],
            "family": [f"G{place // 2:02d}" for place in places],
            "name": [f"support {place} of line {place % 17}" for place in places],
            "kind": ["tax_credit" if place % 20 == 0 else "subsidy" for place in places],
            "focus": [f"focus {place % 5}" for place in places],
            **dict.fromkeys(("target_women", "regional", "circular"), False),
        }
    )
