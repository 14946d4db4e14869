"""`fundmatch compare`: two rankers on the same queries of a history, with an interval."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import click
import numpy as np

from features.ledger import Ledger
from models.evaluation.reporting import gap, over
from models.evaluation.rolling import Entrant, Rolling, by_query
from models.evaluation.slices import slices
from models.evaluation.study import Plan
from models.history import History
from models.rankers.lineup import BASELINE, SEEDED, Builder
from recommender.wording.values import Lang
from web.commands import inputs
from web.commands.evaluate import planned
from web.commands.histories import history_of, history_option

NAMES = tuple(Builder().lineup())


@click.command("compare")
@click.argument("ranker", type=click.Choice(NAMES))
@click.argument("other", type=click.Choice(NAMES), default=BASELINE)
@history_option
@click.option("--first", type=int, help="从哪一年起学习 / first year learned from")
@click.option("--seeds", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--threads", type=click.IntRange(min=1), default=2, show_default=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@inputs.lang_option
def command(
    ranker: str, other: str, history_folder: Path | None, form: str, lang: str, **options: Any
) -> None:
    """Tell how much better RANKER ranks than OTHER in the last five years, and how sure that is.

    比较两种排序方法在最近五年的 NDCG@10；区间按企业重抽。
    """
    history = history_of(history_folder, cast("Lang", lang))
    try:
        plan = planned(history, choose=(), test=None, **options)
    except ValueError as error:
        inputs.stop(str(error))
    told = compared(history, plan, (ranker, other))
    click.echo(json.dumps(told, ensure_ascii=False, indent=1) if form == "json" else _text(told))


def compared(history: History, plan: Plan, names: tuple[str, str]) -> Mapping[str, Any]:
    """The paired difference in the years of the plan, and both gaps between size classes."""
    ledger = Ledger.of(history)
    lineup = Builder(plan.threads).lineup()
    entered = {
        name: Entrant(lineup[name], range(plan.seeds) if name in SEEDED else (0,))
        for name in dict.fromkeys(names)
    }
    rolling = Rolling.of(ledger, plan.years, "winners")
    found = by_query(rolling, plan.test, entered, lambda step: click.echo(step, err=True))
    one = found[found["ranker"] == names[0]]
    firm, year = (one[name].to_numpy(np.int64) for name in ("firm", "year"))
    parts = slices(ledger, firm, year)
    return {
        "years": list(plan.test),
        "queries": len(one),
        "ndcg@10": {n: float(found.loc[found["ranker"] == n, "ndcg@10"].mean()) for n in entered},
        "difference": over(found, *names),
        "gap": {name: gap(found, name, parts) for name in entered},
    }


def _text(told: Mapping[str, Any]) -> str:
    mean, low, high = told["difference"]
    lines = [f"{name}: NDCG@10 {value:.3f}" for name, value in told["ndcg@10"].items()]
    return "\n".join([*lines, f"{mean:+.3f} [{low:+.3f}, {high:+.3f}] ({told['queries']})"])
