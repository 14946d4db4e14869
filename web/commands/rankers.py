"""--models DIR, and the registry of models it names."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from models.promotion import Registry
from recommender.wording.problems_of_models import line
from recommender.wording.values import Lang
from web.commands.inputs import stop

Command = TypeVar("Command", bound=Callable[..., object])


def models_option(command: Command) -> Command:
    """--models DIR, else the folder that FUNDMATCH_MODELS names."""
    told = click.option(
        "--models",
        envvar="FUNDMATCH_MODELS",
        type=click.Path(file_okay=False, path_type=Path),
        help="模型文件夹 / folder of models [default: FUNDMATCH_MODELS]",
    )
    return told(command)


def registry_of(folder: Path | None, lang: Lang) -> Registry:
    """The registry named, or an end with exit status 2 that says how to name one."""
    if folder is None:
        stop(line("no_registry", lang))
    return Registry(folder)
