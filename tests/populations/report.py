"""The areas of every strategy over the same firms, as the page docs/questions.md."""

import random
import statistics
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

from recommender.catalogue.reading import read_catalogue, shipped_folder
from recommender.indicators.lexicon import shipped_lexicon
from tests.populations.curves import HORIZON, Areas, Setting, curve
from tests.populations.strategies import STRATEGIES

DAY = date(2026, 11, 1)


def areas(setting: Setting, seeds: Sequence[int], workers: int = 1) -> dict[str, list[Areas]]:
    """The areas of every strategy over the same firms."""
    jobs = [(setting, seed, name) for name in STRATEGIES for seed in seeds]
    if workers == 1:
        found = [_area(*job) for job in jobs]
    else:
        with ProcessPoolExecutor(workers, initializer=_prepare) as pool:
            found = list(pool.map(_area_prepared, [job[1:] for job in jobs], chunksize=8))
    size = len(seeds)
    return {name: found[k * size : (k + 1) * size] for k, name in enumerate(STRATEGIES)}


def _area(setting: Setting, seed: int, name: str) -> Areas:
    return curve(setting, seed, STRATEGIES[name]).areas


_HELD: dict[str, Setting] = {}


def _prepare() -> None:
    _HELD["setting"] = shipped()


def _area_prepared(job: tuple[int, str]) -> Areas:
    return _area(_HELD["setting"], *job)


def shipped() -> Setting:
    """The shipped catalogue on the day of the report."""
    return Setting.of(read_catalogue(shipped_folder()), shipped_lexicon(), DAY)


def interval(differences: Sequence[float], *, seed: int = 0) -> tuple[float, float]:
    """The 95 % interval of a mean by bootstrap over firms (percentiles of 2,000 resamples)."""
    rng, size = random.Random(seed), len(differences)
    means = sorted(statistics.fmean(rng.choices(differences, k=size)) for _ in range(2_000))
    return means[49], means[1949]


def report(firms: int, workers: int) -> str:
    """The page docs/questions.md."""
    setting = shipped()
    found = areas(setting, range(firms), workers)
    rows = "\n".join(_row(name, found) for name in STRATEGIES)
    digest = read_catalogue(shipped_folder()).digest[:12]
    page = Path(__file__).with_name("page.md").read_text("utf-8")
    return page.format(
        firms=firms, live=len(setting.asked), day=DAY, digest=digest, horizon=HORIZON, rows=rows
    )


def _row(name: str, found: Mapping[str, Sequence[Areas]]) -> str:
    cells = [f"| {name}"]
    for kind in (0, 1):
        own = [one[kind] for one in found[name]]
        against = [one[kind] for one in found["most missed"]]
        low, high = interval([a - b for a, b in zip(own, against, strict=True)])
        cells += [f"{statistics.fmean(own):.4f}", f"{low:+.4f} to {high:+.4f}"]
    return " | ".join(cells) + " |"
