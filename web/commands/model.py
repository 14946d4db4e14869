"""`fundmatch model …`: which model ranks, what its card says, and whether a new one may."""

from pathlib import Path
from typing import cast

import click
import numpy as np
import polars as pl
from polars.exceptions import PolarsError

from models.artefacts import DamagedError
from models.promotion import Decision, Quality, Registry, decide
from recommender.statistics import Interval
from recommender.wording.problems_of_models import damage, line
from recommender.wording.values import Lang
from web.commands import inputs
from web.commands.rankers import models_option, registry_of

NOT_PROMOTED = 3


@click.group("model")
def command() -> None:
    """Which model ranks, what its card says, and whether a new one may.

    查看、启用与停用排序模型。
    """


@command.command("list")
@models_option
@inputs.lang_option
def list_(models: Path | None, lang: str) -> None:
    """Name every model; the active one is marked.

    列出全部模型。
    """
    tongue = cast("Lang", lang)
    registry = registry_of(models, tongue)
    active = _active(registry, tongue)
    for name in registry.names():
        click.echo(line("active", tongue, name=name) if name == active else name)
    if active is None:
        click.echo(line("none_active", tongue))


@command.command("card")
@click.argument("name")
@models_option
@inputs.lang_option
def card(name: str, models: Path | None, lang: str) -> None:
    """Print the card of a model.

    打印模型卡。
    """
    tongue = cast("Lang", lang)
    registry = registry_of(models, tongue)
    _known(registry, name, tongue)
    click.echo((registry.folder / name / f"card.{lang}.md").read_text("utf-8"))


@command.command("promote")
@click.argument("name")
@click.option(
    "--queries",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="各查询的 NDCG@10（Parquet：firm、size、每个排序方法一列）/ NDCG@10 by query",
)
@click.option("--baseline", "baselines", multiple=True, required=True, help="基线 / a baseline")
@models_option
@inputs.lang_option
def promote(
    name: str, queries: Path, baselines: tuple[str, ...], models: Path | None, lang: str
) -> None:
    """Make a model active if it beats the active one and every baseline, and is no less fair.

    比现用模型和最强基线都好、且不扩大企业规模之间的差距，才启用；否则说明原因，退出码为 3。
    """
    tongue = cast("Lang", lang)
    registry = registry_of(models, tongue)
    _known(registry, name, tongue)
    try:
        decision = decide(
            _quality(queries, tongue), name, active=_active(registry, tongue), baselines=baselines
        )
        if decision.promoted:
            registry.activate(decision)
    except DamagedError as error:
        inputs.stop(f"{error.path}: {damage(error.code, tongue, found=error.found)}")
    except ValueError as error:
        inputs.stop(line("queries_wrong", tongue, path=queries.name, found=error))
    _tell(decision, tongue)
    if not decision.promoted:
        raise SystemExit(NOT_PROMOTED)


@command.command("off")
@models_option
@inputs.lang_option
def off(models: Path | None, lang: str) -> None:
    """Go back to the transparent order.

    停用模型，回到公开的加分顺序。
    """
    tongue = cast("Lang", lang)
    registry_of(models, tongue).deactivate()
    click.echo(line("off", tongue))


def _active(registry: Registry, lang: Lang) -> str | None:
    try:
        return registry.active()
    except DamagedError as error:
        inputs.stop(f"{error.path}: {damage(error.code, lang, found=error.found)}")


def _known(registry: Registry, name: str, lang: Lang) -> None:
    if name not in registry.names():
        names = ", ".join(registry.names()) or "-"
        inputs.stop(line("no_model", lang, name=name, names=names))


def _quality(path: Path, lang: Lang) -> Quality:
    try:
        frame = pl.read_parquet(path)
    except (PolarsError, OSError) as error:
        found = str(error).splitlines()[0]
        inputs.stop(line("queries_wrong", lang, path=path.name, found=found))
    rankers = [name for name in frame.columns if name not in {"firm", "size"}]
    if not {"firm", "size"} <= set(frame.columns) or not all(
        frame.schema[name].is_numeric() for name in rankers
    ):
        inputs.stop(line("queries_wrong", lang, path=path.name, found=dict(frame.schema)))
    return Quality(
        np.array(frame["firm"].cast(str).to_list()),
        np.array(frame["size"].fill_null("").cast(str).to_list()),
        {name: np.array(frame[name].to_list(), dtype=np.float64) for name in rankers},
    )


def _tell(decision: Decision, lang: Lang) -> None:
    values = {
        "name": decision.challenger,
        "champion": decision.champion,
        "baseline": decision.baseline,
        "over": _told(decision.over_champion),
        "above": _told(decision.over_baseline),
        "before": f"{decision.gaps[0]:.3f}",
        "after": f"{decision.gaps[1]:.3f}",
        "widening": _told(decision.widening),
    }
    click.echo(line("promoted" if decision.promoted else "not_promoted", lang, **values))
    for reason in decision.reasons:
        click.echo(f"- {line(reason, lang, **values)}")


def _told(found: Interval) -> str:
    return f"{found.mean:+.3f} [{found.low:+.3f}, {found.high:+.3f}]"
