"""Options every verb shares, and how files become firms and catalogues or clear refusals."""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn, TypeVar, cast

import click

from recommender.catalogue.asks import read_applicant
from recommender.catalogue.instruments import Instrument
from recommender.catalogue.keeping import kept_catalogue
from recommender.catalogue.left_out import LeftOut, left_out_file, read_left_out
from recommender.catalogue.reading import Catalogue, shipped_folder
from recommender.errors import CatalogueError, Problem, ProblemsError, ProfileError, UnitError
from recommender.firm.facts import Firm
from recommender.wording.problems import reason, sentences
from recommender.wording.terminal import line
from recommender.wording.values import Lang
from web.settings import MAX_PROFILE_BYTES, cache_dir, read_day, today

Command = TypeVar("Command", bound=Callable[..., object])
BAD_INPUT = 2


def lang_option(command: Command) -> Command:
    """--lang zh|en."""
    told = click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        default="zh",
        is_eager=True,
        help="语言 / language",
        show_default=True,
    )
    return told(command)


def catalogue_option(command: Command) -> Command:
    """--catalogue DIR."""
    told = click.option(
        "--catalogue",
        "folder",
        type=click.Path(file_okay=False, exists=True, path_type=Path),
        help="政策目录文件夹 / catalogue folder [default: the shipped one]",
    )
    return told(command)


def ranking_options(command: Command) -> Command:
    """--models DIR (else FUNDMATCH_MODELS) and --plain; `models_folder` tells what was chosen."""
    models = click.option(
        "--models",
        envvar="FUNDMATCH_MODELS",
        type=click.Path(file_okay=False, path_type=Path),
        expose_value=False,
        callback=_kept,
        help="排序模型文件夹 / folder of ranking models [default: FUNDMATCH_MODELS, else none]",
    )
    plain = click.option(
        "--plain",
        is_flag=True,
        expose_value=False,
        callback=_kept,
        help="关闭个性化排序 / switch personalised ranking off",
    )
    return models(plain(command))


def _kept(context: click.Context, option: click.Parameter, value: object) -> object:
    context.meta[f"fundmatch.{option.name}"] = value
    return value


def models_folder() -> Path | None:
    """The folder of models to rank by; None where none is named or personal ranking is off."""
    told = click.get_current_context().meta
    return None if told["fundmatch.plain"] else cast("Path | None", told["fundmatch.models"])


def as_of_option(command: Command) -> Command:
    """--as-of DATE."""
    told = click.option(
        "--as-of",
        metavar="YYYY-MM-DD",
        callback=_day,
        help="按哪一天回答 / the day of the question [default: today in Asia/Shanghai]",
    )
    return told(command)


def _day(context: click.Context, _: click.Parameter, text: str | None) -> date:
    if text is None:
        return today()
    try:
        return read_day(text)
    except UnitError as error:
        lang = cast("Lang", context.params.get("lang", "zh"))
        problem = Problem("--as-of", "", error.code, error.values)
        raise click.BadParameter(reason(problem, lang)) from error


def catalogue_of(folder: Path | None, lang: Lang) -> Catalogue:
    """Read a catalogue, or take it as kept; else end with all its problems and exit status 2."""
    try:
        return kept_catalogue(folder or shipped_folder(), cache=cache_dir())
    except CatalogueError as error:
        refuse(error, lang)


def shipped(folder: Path | None) -> bool:
    """Whether the catalogue chosen is the one that comes with the package."""
    return folder is None or folder.resolve() == shipped_folder().resolve()


def left_out_of(found: Catalogue, lang: Lang) -> tuple[LeftOut, ...]:
    """What the shipped catalogue leaves out, or an end with all problems and exit status 2."""
    try:
        return read_left_out(left_out_file(), found.instruments)
    except ProblemsError as error:
        refuse(error, lang)


def firm_of(
    path: Path, found: Catalogue, lang: Lang, *, also: Mapping[str, Instrument] | None = None
) -> Firm:
    """Read a profile, or end with all its problems and exit status 2.

    It may answer what the catalogue or instruments given beside it (`also`) ask for.
    """
    known, words = {**(also or {}), **found.instruments}, found.lexicon
    try:
        return read_applicant(_content(path), file=path.name, instruments=known, lexicon=words)
    except ProfileError as error:
        refuse(error, lang)


def _content(path: Path) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read(MAX_PROFILE_BYTES + 1)
    return path.read_bytes()


def chosen(found: Catalogue, names: tuple[str, ...], lang: Lang) -> list[str]:
    """The instruments named, all of them if none is; unknown ones end with exit status 2."""
    for name in names:
        if name not in found.instruments:
            near = " / ".join(get_close_matches(name, list(found.instruments), n=3)) or "-"
            stop(line("no_instrument", lang, found=name, near=near))
    return list(names or found.instruments)


def refuse(error: ProblemsError, lang: Lang) -> NoReturn:
    """Print every problem and end with exit status 2."""
    told = sentences(error, lang)
    stop("\n".join([*told, line("count", lang, count=len(told))]))


def stop(message: str) -> NoReturn:
    """Say why and end with exit status 2."""
    click.echo(message, err=True)
    sys.exit(BAD_INPUT)


def day(found: object) -> date:
    """The day an option callback has made."""
    return cast("date", found)
