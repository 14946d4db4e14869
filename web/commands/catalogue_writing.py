"""`fundmatch catalogue new`: the files a new instrument begins with."""

import re
from pathlib import Path
from typing import cast

import click

from recommender.catalogue.checks import Others, check
from recommender.catalogue.reading import read_instrument
from recommender.errors import Problem, ProblemsError
from recommender.indicators.lexicon import shipped_lexicon
from recommender.wording import authoring
from recommender.wording.problems import sentence
from recommender.wording.skeletons import UNFILLED, Skeleton
from recommender.wording.values import Lang
from web.commands import inputs
from web.settings import today

_LEVELS = ("nation", "province", "city", "district")


@click.command("new")
@click.argument("name", metavar="ID")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="写到哪个文件夹 / folder to write to [default: here]",
)
@click.option(
    "--cases",
    "cases_folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="用例写到哪里 / folder for its cases [default: beside the file]",
)
@click.option("--level", type=click.Choice(_LEVELS), default="province", show_default=True)
@click.option("--region", default="340000", show_default=True, help="六位代码 / six digits")
@click.option("--subject", default="firm", show_default=True, help="对象 / what it is granted to")
@inputs.lang_option
def new(name: str, into: Path, cases_folder: Path | None, lang: str, **about: str) -> None:
    """Write a commented draft of an instrument and its cases, and say what is missing.

    写出一份带注释的草稿和用例文件,并说明还缺什么。
    """
    tongue = cast("Lang", lang)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        inputs.stop(authoring.line("bad_id", tongue, found=name))
    folder = cases_folder or into
    beside = folder.resolve() == into.resolve()
    paths = (into / f"{name}.yaml", folder / f"{name}{'.cases' if beside else ''}.yaml")
    for path in paths:
        if path.exists():
            inputs.stop(authoring.line("exists", tongue, path=path))
        path.parent.mkdir(parents=True, exist_ok=True)
    skeleton = Skeleton(name, **about, year=today().year, lang=tongue)
    paths[0].write_text(skeleton.instrument(), "utf-8")
    paths[1].write_text(skeleton.cases(), "utf-8")
    for path in paths:
        click.echo(authoring.line("written", tongue, path=path))
    tell_missing(paths[0], tongue)


def tell_missing(path: Path, lang: Lang) -> None:
    """What the check would say about one file."""
    problems = list(_problems(path))
    click.echo(authoring.line("missing", lang, count=len(problems)))
    for one in problems:
        click.echo(f"  {sentence(one, lang)}")
    written = path.read_text("utf-8").splitlines()
    lines = [str(number) for number, told in enumerate(written, 1) if UNFILLED in told]
    if lines:
        click.echo(authoring.line("unfilled", lang, lines=", ".join(lines)))


def _problems(path: Path) -> list[Problem]:
    lexicon = shipped_lexicon()
    try:
        entry = read_instrument(path.read_bytes(), file=path.name, lexicon=lexicon)
    except ProblemsError as error:
        return list(error.problems)
    known = Others({entry.instrument.id}, {})
    return check(entry.instrument, entry.lexicon, known=known, place=entry.place)
