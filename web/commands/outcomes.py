"""`fundmatch outcomes …`: what became of applications, put into a history to learn from."""

from pathlib import Path
from typing import cast

import click

from models.history import write_history
from models.history.corfo import is_corfo
from models.history.offers import unheard
from models.history.outcomes import add_outcomes
from models.history.sheets import read_sheet
from recommender.errors import ProblemsError
from recommender.wording.outcomes import line
from recommender.wording.values import Lang
from web.commands import inputs
from web.commands.histories import folder_of, history_of, history_option


@click.group("outcomes")
def command() -> None:
    """Outcomes of applications: start a history, and put sheets into it.

    申报结果：建立历史数据、导入结果表。
    """


@command.command("start")
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@inputs.catalogue_option
@inputs.lang_option
@click.option("--title", required=True, help="历史数据的名称 / what the history is called")
@click.option("--jurisdiction", required=True, metavar="CODE", help="行政区划代码 / region code")
def start(directory: Path, folder: Path | None, lang: str, title: str, jurisdiction: str) -> None:
    """Make a history of a catalogue that holds no outcomes yet.

    为一个政策目录建立尚无结果的历史数据。
    """
    tongue = cast("Lang", lang)
    if directory.exists() and any(directory.iterdir()):
        inputs.stop(line("taken", tongue, folder=directory))
    catalogue = inputs.catalogue_of(folder, tongue)
    made = unheard(catalogue, title=title, jurisdiction=jurisdiction)
    write_history(made, directory)
    told = {"folder": directory, "count": len(made.instruments), "digest": made.digest[:12]}
    click.echo(line("started", tongue, **told))


@command.command("import")
@click.argument("sheet", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@history_option
@inputs.lang_option
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="写入另一文件夹 / write elsewhere [default: the history itself]",
)
def import_(sheet: Path, history_folder: Path | None, lang: str, out: Path | None) -> None:
    """Put a sheet of outcomes (CSV, XLSX, Parquet) into a history: all of it, or nothing.

    把结果表（CSV、XLSX、Parquet）导入历史数据；有一处错误就全不导入。
    """
    tongue = cast("Lang", lang)
    folder = folder_of(history_folder, tongue)
    if out is None and is_corfo(folder):
        inputs.stop(line("foreign", tongue))
    history = history_of(folder, tongue)
    try:
        added = add_outcomes(history, read_sheet(sheet))
        write_history(added.history, out or folder)
    except ProblemsError as error:
        inputs.refuse(error, tongue)
    told = {"new": added.new, "known": added.known, "firms": added.firms}
    click.echo(line("added", tongue, **told, digest=added.history.digest[:12]))
