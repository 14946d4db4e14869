"""Many firms: a million by 120 instruments with every leaf state kept, beside openfisca-core."""

import os
import subprocess
import sys
from collections import Counter

import numpy as np

from bench.clock import median
from bench.conditions import programs
from bench.firms import Drawn, drawn, part
from bench.table import Section, Table, shown
from bench.theirs import ROOT, Theirs, theirs
from bench.workload import Plan, distinct, plan
from recommender.screening import screen_part

FIRMS = 1_000_000
INSTRUMENTS = 120
TARGET = 200e6
_ALONE = "from bench.bulk import seconds_alone; print(seconds_alone({repeats}))"


def bulk(*, repeats: int) -> Section:
    """A million firms by 120 instruments, with unknowns, every leaf state kept."""
    made, unlike = plan(INSTRUMENTS), plan(INSTRUMENTS, alike=False)
    told = drawn(FIRMS)
    ours = screened(made, told, repeats=repeats)
    complete = screened(made, told.complete, repeats=repeats, judged=False)
    apart = screened(unlike, told, repeats=repeats)
    alone = _alone(repeats)
    kept = theirs(made, told, keep=True, repeats=repeats)
    bare = theirs(made, told, keep=False, repeats=min(repeats, 3))
    rows = [
        _row("fundmatch, facts unknown for 15 of 100 firms", ours, kept.seconds),
        _row("the same on one thread", alone, kept.seconds),
        _row("the same, no two leaves alike", apart, kept.seconds),
        _row("fundmatch, every fact known", complete, kept.seconds),
        _row("openfisca-core, every fact known, each leaf a variable", kept.seconds, kept.seconds),
        _row("openfisca-core, verdicts alone, leaves not kept", bare.seconds, kept.seconds),
    ]
    head = ("what", "time", "million verdicts a second", "times as fast as openfisca-core")
    rate = FIRMS * INSTRUMENTS / ours
    return Section(
        f"{FIRMS:,} firms, {INSTRUMENTS} instruments, every leaf state kept",
        f"{len(made['leaves'])} leaves, of which {distinct(made)} differ; both sides answer equal"
        " leaves once. The columns lie in memory and the conditions are compiled. openfisca-core"
        " has no unknowns and works on one thread with 32-bit numbers; ours are 64 bits of 分."
        f" {_agreement(made, told, kept)} {_statuses(made, told)}",
        [Table(head, rows)],
        f"≥ {TARGET / 1e6:.0f} million verdicts a second:"
        f" {'met' if rate >= TARGET else 'missed'} ({rate / 1e6:.0f} million).",
    )


def screened(made: Plan, told: Drawn, *, repeats: int, judged: bool = True) -> float:
    """Seconds to screen the firms."""
    asked, firms = programs(made, judged=judged), part(told)
    return median(lambda: screen_part(firms, asked), repeats=repeats)


def seconds_alone(repeats: int) -> float:
    """What the first line takes in this process, which may use fewer threads."""
    return screened(plan(INSTRUMENTS), drawn(FIRMS), repeats=repeats)


def _alone(repeats: int) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _ALONE.format(repeats=repeats)],
        check=True,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "POLARS_MAX_THREADS": "1"},
    )
    return float(done.stdout)


def _row(what: str, seconds: float, beside: float) -> tuple[str, str, str, str]:
    rate = FIRMS * INSTRUMENTS / seconds / 1e6
    return what, shown(seconds), f"{rate:.0f}", f"{beside / seconds:.2g}"


def _agreement(made: Plan, told: Drawn, beside: Theirs) -> str:
    """Whether both sides say the same where every fact is known."""
    found = screen_part(part(told.complete), programs(made, judged=False))
    count = beside.verdicts.shape[1]
    ours = np.array([(one.status.head(count) == "eligible").to_numpy() for one in found])
    different = int((ours != beside.verdicts).sum())
    return (
        f"Where every fact is known, {different} of the {ours.size:,} verdicts compared"
        f" (the first {count:,} firms) differ between the two."
    )


def _statuses(made: Plan, told: Drawn) -> str:
    counted: Counter[str] = Counter()
    for one in screen_part(part(told), programs(made)):
        counted.update(dict(one.status.value_counts().iter_rows()))
    shares = ", ".join(f"{n / counted.total():.1%} {name}" for name, n in counted.most_common())
    return f"With unknowns the verdicts are {shares}."
