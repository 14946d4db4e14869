"""`fundmatch catalogue check`: what is wrong with the catalogue, and what may be."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import click

from recommender.authoring.doubts import Doubt
from recommender.authoring.examining import doubts, rough
from recommender.authoring.facts import read_facts
from recommender.authoring.names import strange_names
from recommender.authoring.oracle import allowances, discrepancies, unexplained
from recommender.catalogue.reading import Catalogue, shipped_folder
from recommender.resources.strict_yaml import dotted, load
from recommender.wording import authoring
from recommender.wording.terminal import line
from recommender.wording.values import Lang
from web.commands import inputs

_FILE = click.Path(dir_okay=False, exists=True, path_type=Path)


@click.command("check")
@inputs.catalogue_option
@inputs.lang_option
@click.option("--oracle", type=_FILE, help="事实表数字 CSV / numbers of fact sheets")
@click.option("--allowed", type=_FILE, help="允许的差异 YAML / differences that are allowed")
def check(folder: Path | None, lang: str, oracle: Path | None, allowed: Path | None) -> None:
    """Check every file: all problems at once, exit status 2; doubts apart, exit status 0.

    检查全部文件。错误退出码为 2;疑点另列,不影响退出码。
    """
    tongue = cast("Lang", lang)
    found = inputs.catalogue_of(folder, tongue)
    sheets = sum(len(one.provenance) for one in found.instruments.values())
    count = len(found.instruments)
    click.echo(line("in_order", tongue, count=count, sheets=sheets, digest=found.digest))
    if inputs.shipped(folder):
        left_out = inputs.left_out_of(found, tongue)
        click.echo(line("left_out", tongue, count=len(left_out)))
    _tell_doubts(found, folder or shipped_folder(), tongue)
    if oracle is not None:
        _hold_against(found, oracle, allowed, tongue)


def _tell_doubts(found: Catalogue, folder: Path, lang: Lang) -> None:
    told = list(_doubts(found))
    if told:
        click.echo(authoring.line("doubts", lang, count=len(told)))
    for name, one in told:
        words = authoring.doubt(one.code, one.values, lang)
        click.echo(f"  {_place(folder, name, one)}: {words}")
    names = [name for name, one in found.instruments.items() if rough(one, found.lexicons[name])]
    if names:
        click.echo(authoring.line("rough", lang, count=len(names), names=", ".join(names)))


def _doubts(found: Catalogue) -> Iterator[tuple[str, Doubt]]:
    for name, one in found.instruments.items():
        yield from ((name, doubt) for doubt in doubts(one, found.lexicons[name]))
    yield from strange_names(found.instruments)


def _place(folder: Path, name: str, one: Doubt) -> str:
    """File, line and place of a doubt."""
    path = next(folder.rglob(f"{name}.yaml"))
    _, positions = load(path.read_text("utf-8"), name=path.name)
    return f"{path.relative_to(folder)}:{positions.nearest(one.path)}: {dotted(one.path)}"


def _hold_against(found: Catalogue, oracle: Path, allowed: Path | None, lang: Lang) -> None:
    """Tell every number that the fact sheets and the catalogue do not share; exit status 2."""
    facts = read_facts(oracle)
    raw = load(allowed.read_text("utf-8"), name=allowed.name)[0] if allowed else []
    sheets = {sheet for one in found.instruments.values() for sheet in one.provenance}
    listed = allowances(raw if isinstance(raw, list) else [])
    left, stale = unexplained(discrepancies(found, facts), listed, sheets=sheets)
    for one in left:
        values = {"sheet": ", ".join(one.sheets), "place": one.place, "value": one.value}
        click.echo(f"{one.instrument}: {authoring.difference(one.side, lang, **values)}", err=True)
    for unused in stale:
        told = authoring.line("stale", lang, sheet=unused.sheet, value=unused.value)
        click.echo(told, err=True)
    if left or stale:
        inputs.stop(authoring.line("differences", lang, count=len(left) + len(stale)))
    click.echo(authoring.line("agree", lang, count=len(sheets & facts.keys())))
