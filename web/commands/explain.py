"""`fundmatch explain FIRM INSTRUMENT`: one verdict clause by clause, with sources."""

from difflib import get_close_matches
from pathlib import Path
from typing import cast

import click

from recommender.answer import as_json, explain
from recommender.wording.terminal import line
from recommender.wording.values import Lang
from web.commands import inputs
from web.commands.tables import print_explanation


@click.command("explain")
@click.argument(
    "firm", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
)
@click.argument("instrument")
@inputs.as_of_option
@inputs.catalogue_option
@inputs.lang_option
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(
    firm: Path, instrument: str, as_of: object, folder: Path | None, lang: str, shape: str
) -> None:
    """Explain one instrument for one firm, clause by clause.

    逐条说明一项政策的判断、金额算法与来源。
    """
    tongue = cast("Lang", lang)
    catalogue = inputs.catalogue_of(folder, tongue)
    known = inputs.firm_of(firm, catalogue, tongue)
    try:
        found = explain(known, catalogue, instrument, as_of=inputs.day(as_of))
    except KeyError:
        near = " / ".join(get_close_matches(instrument, list(catalogue.instruments), n=3)) or "-"
        inputs.stop(line("no_instrument", tongue, found=instrument, near=near))
    except LookupError:
        inputs.stop(line("not_begun", tongue, found=instrument, day=as_of))
    if shape == "json":
        click.echo(as_json(found))
    else:
        print_explanation(found, tongue)
