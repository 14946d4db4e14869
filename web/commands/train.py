"""`fundmatch train`: a model taught on a history, measured on its last year, and kept."""

import json
from datetime import date
from pathlib import Path
from typing import Any, cast

import click
import numpy as np

from models.history import History, until
from models.teaching import RANKERS, Taught, teach
from recommender.errors import UnitError
from recommender.wording.problems_of_models import line
from recommender.wording.values import Lang
from web.commands import inputs
from web.commands.histories import history_of, history_option
from web.commands.rankers import models_option, registry_of
from web.settings import read_day

_FACTS = 2
"""Columns of the measured queries that are no ranker: firm and size."""


def _last_day(_: click.Context, option: click.Parameter, text: str | None) -> date | None:
    try:
        return None if text is None else read_day(text)
    except UnitError as error:
        raise click.BadParameter(f"{text!r}: 2024-12-31", param=option) from error


@click.command("train")
@click.argument("name")
@click.option(
    "--ranker",
    type=click.Choice(list(RANKERS)),
    default="mixture",
    show_default=True,
    help="排序方法 / kind of ranker",
)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True)
@click.option(
    "--as-of",
    callback=_last_day,
    metavar="YYYY-MM-DD",
    help="只用这一天以前的数据 / learn from what was known before the day",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@history_option
@models_option
@inputs.lang_option
def command(
    name: str,
    form: str,
    history_folder: Path | None,
    models: Path | None,
    lang: str,
    **options: Any,
) -> None:
    """Teach a model on a history, measure it on the last year, and keep it; not active yet.

    用历史数据训练一个模型,以最后一年检验并保存;不会自动启用。
    """
    tongue = cast("Lang", lang)
    registry = registry_of(models, tongue)
    history = history_of(history_folder, tongue)
    try:
        taught = _taught(history, name, **options)
        registry.add(taught.trained)
    except (ValueError, FileExistsError) as error:
        inputs.stop(line("not_taught", tongue, found=error))
    queries = registry.folder / f"{name}.queries.parquet"
    taught.queries.write_parquet(queries)
    rankers = taught.queries.columns[_FACTS:]
    found = {key: float(np.mean(taught.queries[key].to_numpy())) for key in rankers}
    if form == "json":
        click.echo(json.dumps({"name": name, "queries": str(queries), "ndcg_at_10": found}))
        return
    for key, mean in found.items():
        click.echo(f"{key:<12} NDCG@10 {mean:.3f}")
    click.echo(line("taught", tongue, name=name, queries=queries))


def _taught(history: History, name: str, *, ranker: str, seed: int, as_of: date | None) -> Taught:
    known = history if as_of is None else until(history, as_of)
    return teach(known, name=name, ranker=ranker, seed=seed)
