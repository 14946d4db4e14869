"""`fundmatch serve`: the pages and the API on this machine."""

from pathlib import Path
from typing import cast

import click

from recommender.errors import CatalogueError
from recommender.wording.terminal import line
from recommender.wording.values import Lang
from web.commands import inputs
from web.settings import HOST, PORT


@click.command("serve")
@click.option("--host", default=HOST, show_default=True)
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535))
@inputs.catalogue_option
@inputs.lang_option
@inputs.ranking_options
def command(host: str, port: int, folder: Path | None, lang: str) -> None:
    """Serve the pages and the API.

    在本机打开网页服务。
    """
    import waitress

    from web.application import create_app

    try:
        app = create_app(catalogue=folder, models=inputs.models_folder())
    except CatalogueError as error:
        inputs.refuse(error, cast("Lang", lang))
    click.echo(line("open", cast("Lang", lang), host=host, port=port))
    waitress.serve(
        app, host=host, port=port, threads=4, max_request_body_size=4_194_304, ident=None
    )
