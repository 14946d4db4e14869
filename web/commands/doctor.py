"""`fundmatch doctor`: is everything here that the program needs, and is it whole?"""

import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import cast

import click

from recommender.catalogue.reading import read_catalogue, shipped_folder
from recommender.errors import ProblemsError
from recommender.indicators.lexicon import shipped_lexicon
from recommender.resources.paths import data_dir
from recommender.vocabulary.industries import Industries
from recommender.vocabulary.regions import Regions
from recommender.wording.terminal import line
from recommender.wording.values import Lang
from web.commands import inputs
from web.settings import today

_LIBRARIES = ("flask", "flask-openapi3", "numpy", "polars", "pydantic", "pyyaml", "scipy")


@click.command("doctor")
@inputs.lang_option
def command(lang: str) -> None:
    """Check the installation: data, catalogue, libraries.

    检查安装是否完整。
    """
    checks: dict[str, Callable[[], str]] = {
        "data": lambda: data_dir().name,
        "vocabulary": _vocabulary,
        "lists": _lists,
        "catalogue": _catalogue,
        "libraries": lambda: ", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
        "today": lambda: today().isoformat(),
    }
    failed = False
    for name, check in checks.items():
        told, well = _run(check)
        failed = failed or not well
        click.echo(f"{'✓' if well else '✗'} {line(name, cast('Lang', lang))}: {told}")
    sys.exit(1 if failed else 0)


def _run(check: Callable[[], str]) -> tuple[str, bool]:
    try:
        return check(), True
    except ProblemsError as error:
        return f"{len(error.problems)} problems; fundmatch catalogue check", False
    except (OSError, ImportError, LookupError) as error:
        return str(error), False


def _vocabulary() -> str:
    lexicon = shipped_lexicon()
    words = lexicon.vocabulary
    counts = len(words.fields), len(words.titles), len(lexicon.indicators)
    return "{} fields, {} titles, {} indicators".format(*counts)


def _lists() -> str:
    return f"{len(Regions.shipped().records)} places, {len(Industries.shipped().names)} industries"


def _catalogue() -> str:
    found = read_catalogue(shipped_folder())
    return f"{len(found.instruments)} instruments, {found.digest[:12]}"
