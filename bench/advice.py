"""Advice: the best set among many awards, the next question, near misses."""

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from bench.clock import median
from bench.table import Section, Table, shown
from bench.theirs import ROOT
from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from recommender.firm.facts import Firm
from recommender.indicators.reading import read_firm
from recommender.nearmiss import near_misses
from recommender.portfolio import portfolio
from recommender.questions import questions
from recommender.ranking import Transparent, ranked
from recommender.recommendation import Recommendation, recommend
from recommender.verdict import requirements

INSTRUMENTS = 120
RULES = 60
DAY = date(2026, 11, 1)
SAMPLE = ROOT / "data" / "sample" / "huaiyun-robotics.yaml"
_SETS, _QUESTION = 0.5, 0.05
_PROFILE = b"firm: {applicant_kind: enterprise}\nprojects: [{name: a}, {name: b}]\nawards: []\n"


def advice(*, repeats: int) -> Section:
    """Sets of 120 awards under 60 rules, questions and near misses over the shipped catalogue."""
    found, firm = _drawn(seed=0)
    sets = [_drawn(seed) for seed in range(10)]
    times = [median(partial(portfolio, f, w, as_of=DAY), repeats=3) for f, w in sets]
    best = portfolio(found, firm, as_of=DAY)
    greedy = _greedy(found, firm, best.careful.total)
    shipped = read_catalogue(shipped_folder())
    nobody, sample = Firm("nobody"), read_firm(SAMPLE.read_bytes(), file=SAMPLE.name)
    empty, known = _answers(shipped, nobody), _answers(shipped, sample)
    ask = median(lambda: questions(empty, nobody), repeats=repeats, loops=3)
    asked = median(lambda: questions(known, sample), repeats=repeats, loops=3)
    near = median(lambda: near_misses(known, sample), repeats=repeats, loops=3)
    first = _first()
    rows = [
        ("both sets, first time in a process (loads scipy)", shown(first)),
        ("both sets, median of ten drawn problems", shown(sorted(times)[5])),
        ("both sets, slowest of ten", shown(max(times))),
        ("next question, nothing told, whole catalogue", shown(ask)),
        ("next question, sample firm", shown(asked)),
        ("near misses, sample firm", shown(near)),
    ]
    met = {True: "met", False: "missed"}
    return Section(
        "Advice",
        f"The sets are chosen among {len(found)} awards of {INSTRUMENTS} drawn instruments with"
        f" {RULES} cumulation rules of six kinds; both are proven best"
        f" ({'yes' if best.careful.optimal and best.possible.optimal else 'no'}). Taking the"
        " largest award first and passing over what it excludes, as a person would, brings"
        f" {greedy} of the money. The questions run over the shipped catalogue"
        f" ({len(empty)} instruments that had begun on {DAY}).",
        [Table(("what", "time"), rows)],
        f"sets ≤ {shown(_SETS)}: {met[max(*times, first) <= _SETS]};"
        f" a question ≤ {shown(_QUESTION)}: {met[ask <= _QUESTION]}.",
    )


def _first() -> float:
    """The time of the first portfolio in a new process, its recommendations ready."""
    script = (
        "import time; from bench import advice as a; found, firm = a._drawn(seed=0)\n"
        "start = time.perf_counter(); a.portfolio(found, firm, as_of=a.DAY)\n"
        "print(time.perf_counter() - start)"
    )
    run = [sys.executable, "-c", script]
    done = subprocess.run(run, check=True, capture_output=True, cwd=ROOT, encoding="utf-8")
    return float(done.stdout)


def _answers(catalogue: Catalogue, firm: Firm) -> tuple[Recommendation, ...]:
    made = recommend(map(requirements, catalogue.as_of(DAY)), firm)
    return ranked(made, firm, Transparent(), as_of=DAY)


def _drawn(seed: int) -> tuple[tuple[Recommendation, ...], Firm]:
    """A catalogue of fixed awards under drawn rules, answered for a firm that meets them all."""
    rng = random.Random(seed)
    names = [f"i{number}" for number in range(INSTRUMENTS)]
    rules: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for _ in range(RULES):
        rules[rng.choice(names)].append(_rule(rng, names))
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            path = Path(folder) / f"{name}.yaml"
            path.write_text(json.dumps(_instrument(name, rules[name], rng)), encoding="utf-8")
        catalogue = read_catalogue(Path(folder))
    firm = read_firm(_PROFILE, file="drawn")
    return _answers(catalogue, firm), firm


def _rule(rng: random.Random, names: Sequence[str]) -> dict[str, Any]:
    others = rng.sample(names, 3)
    kind = rng.randrange(6)
    amount = f"{rng.randint(50, 500)}万元"
    drawn: list[dict[str, Any]] = [
        {"scope": "firm", "excludes": others},
        {"scope": "firm", "joint_ceiling": {"instruments": others, "amount": amount}},
        {"scope": "firm", "higher_of": others[:2]},
        {"scope": "firm", "requires": others[:1]},
        {"scope": "firm", "tops_up": others[:1]},
        {"scope": "firm", "once_per_years": 3},
    ]
    return drawn[kind]


def _instrument(name: str, rules: list[dict[str, Any]], rng: random.Random) -> dict[str, Any]:
    source = {"title": "drawn"}
    return {
        "id": name, "name": {"zh": name, "en": name}, "family": "drawn", "kind": "reward",
        "level": "nation", "region": "000000", "authority": ["drawn"],
        "applicant": {"kinds": ["enterprise"]}, "subject": {"kind": "firm"},
        "editions": [{
            "from": "2026-01-01", "to": "2027", "reading": "full",
            "legal_basis": {"title": name}, "last_seen": {"date": "2026-01-01", "source": "S1"},
            "benefit": {"kind": "cash", "amount": f"{rng.randint(1, 300)}万元"},
            "cumulation": rules,
        }],
        "sources": {"S1": source},
    }  # fmt: skip


def _greedy(found: Sequence[Recommendation], firm: Firm, best: int) -> str:
    """The share of the best total that the largest awards one after another bring."""
    taken: list[Recommendation] = []
    total = 0
    ordered = sorted(found, key=lambda one: -(one.amount.low if one.amount else 0))
    for one in ordered:
        trial = portfolio([*taken, one], firm, as_of=DAY).careful
        if len(trial.chosen) == len(taken) + 1 and trial.total >= total:
            taken, total = [*taken, one], trial.total
    return f"{100 * total / best:.1f}%"
