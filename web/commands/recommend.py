"""`fundmatch recommend FIRM`: every instrument with its verdict, and what it is worth."""

from pathlib import Path
from typing import cast

import click

from recommender.answer import answer, as_json
from recommender.wording.problems_of_models import banner
from recommender.wording.values import Lang
from web.commands import inputs
from web.commands.tables import print_answer
from web.rankings import standing


@click.command("recommend")
@click.argument(
    "firm", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
)
@inputs.as_of_option
@inputs.catalogue_option
@inputs.lang_option
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "html"]),
    default="table",
    show_default=True,
)
@inputs.ranking_options
def command(firm: Path, as_of: object, folder: Path | None, lang: str, shape: str) -> None:
    """Answer for one firm profile (YAML or JSON, - for standard input).

    为一家企业回答:符合、可能符合、不符合哪些政策,值多少钱。
    """
    tongue = cast("Lang", lang)
    catalogue = inputs.catalogue_of(folder, tongue)
    known = inputs.firm_of(firm, catalogue, tongue)
    day = inputs.day(as_of)
    ranks = standing(catalogue, inputs.models_folder(), shipped=inputs.shipped(folder)).on(day)
    if ranks.refused:
        refused = ranks.refused
        click.echo(banner(refused.model, refused.code, tongue, **refused.values), err=True)
    found = answer(known, catalogue, as_of=day, ranker=ranks.ranker, counts=ranks.counts)
    if shape == "json":
        click.echo(as_json(found))
    elif shape == "html":
        from web.pages.printing import page_of

        click.echo(page_of(found, tongue, ranks))
    else:
        print_answer(found, tongue, ranks)
