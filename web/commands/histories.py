"""--history DIR for the commands that learn from awards, and how a folder becomes a history."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from models.history import History, open_history
from recommender.errors import ProblemsError
from recommender.wording.terminal import line
from recommender.wording.values import Lang
from web.commands.inputs import refuse, stop

Command = TypeVar("Command", bound=Callable[..., object])


def history_option(command: Command) -> Command:
    """--history DIR, else the folder that FUNDMATCH_HISTORY names."""
    told = click.option(
        "--history",
        "history_folder",
        envvar="FUNDMATCH_HISTORY",
        type=click.Path(file_okay=False, path_type=Path),
        help="历史数据文件夹 / folder of a history [default: FUNDMATCH_HISTORY]",
    )
    return told(command)


def folder_of(folder: Path | None, lang: Lang) -> Path:
    """The folder named, or an end with exit status 2 that says how to name one."""
    if folder is None:
        stop(line("no_history", lang))
    return folder


def history_of(folder: Path | None, lang: Lang) -> History:
    """Read the history named, or end with all its problems and exit status 2."""
    try:
        return open_history(folder_of(folder, lang))
    except ProblemsError as error:
        refuse(error, lang)
