"""`fundmatch evaluate`: rankers and chances on a history, beside every baseline."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import click
import yaml

from models.evaluation.markdown import page
from models.evaluation.study import Plan, study
from models.history import History
from recommender.wording.values import Lang
from web.commands import inputs
from web.commands.histories import history_of, history_option

TEST_YEARS, CHOOSE_YEARS = 5, 3


def _span(_: click.Context, option: click.Parameter, text: str | None) -> tuple[int, ...] | None:
    """Years written as 2017 or 2017-2021."""
    if text is None:
        return None
    first, _sign, last = text.partition("-")
    try:
        years = tuple(range(int(first), int(last or first) + 1))
    except ValueError:
        years = ()
    if not years:
        raise click.BadParameter(f"{text!r}: 2017, 2017-2021", param=option)
    return years


@click.command("evaluate")
@history_option
@click.option("--first", type=int, help="从哪一年起学习 / first year learned from")
@click.option("--choose", callback=_span, metavar="Y-Y", help="选参数的年份 / years for choosing")
@click.option("--test", callback=_span, metavar="Y-Y", help="检验年份 / years reported once")
@click.option("--seeds", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--threads", type=click.IntRange(min=1), default=2, show_default=True)
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True)
@click.option("--ablation/--no-ablation", default=True, show_default=True)
@click.option("--notes", type=click.Path(dir_okay=False, exists=True, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["markdown", "json"]), default="markdown",
    show_default=True,
)  # fmt: skip
@inputs.lang_option
def command(
    history_folder: Path | None, notes: Path | None, form: str, lang: str, **options: Any
) -> None:
    """Measure every ranker and the chances they give, year by year from the years before.

    逐年用以前各年学习、预测当年，给出各排序方法与获批概率的指标、区间与分组结果。不给年份时，检验最近五年，之前三年用来选参数。
    """
    history = history_of(history_folder, cast("Lang", lang))
    try:
        plan = planned(history, **options)
        told, _ = study(history, plan, lambda step: click.echo(step, err=True))
    except ValueError as error:
        inputs.stop(str(error))
    if form == "json":
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    written: Mapping[str, str] = yaml.safe_load(notes.read_text("utf-8")) if notes else {}
    click.echo(page(told, written), nl=False)


def planned(
    history: History,
    *,
    first: int | None,
    choose: tuple[int, ...] | None,
    test: tuple[int, ...] | None,
    **options: Any,
) -> Plan:
    """Years given, and for those not given the last five to test and three before to choose."""
    years = sorted(set(history.calls["year"].astype(int)))
    start = years[0] if first is None else first
    free = [year for year in years if year > start + 1]
    tested = tuple(free[-TEST_YEARS:]) if test is None else test
    chosen = tuple(year for year in free if year < min(tested, default=0))[-CHOOSE_YEARS:]
    return Plan(first=start, choose=chosen if choose is None else choose, test=tested, **options)
