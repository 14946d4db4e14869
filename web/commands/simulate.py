"""`fundmatch simulate`: a made-up population with its history, to try things out with."""

from pathlib import Path
from typing import cast

import click

from models.simulation import read_population, simulate, write_simulated
from recommender.errors import ProblemsError
from recommender.wording.outcomes import line
from recommender.wording.values import Lang
from web.commands import inputs


@click.command("simulate")
@click.option("--firms", type=click.IntRange(min=1), required=True, help="企业数 / how many firms")
@click.option("--seed", type=click.IntRange(min=0), required=True, help="随机种子 / seed")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@inputs.catalogue_option
@inputs.lang_option
def command(firms: int, seed: int, out: Path, folder: Path | None, lang: str) -> None:
    """Draw an Anhui-like population and its awards; the same seed writes the same bytes.

    生成一批模拟企业及其申报结果；同一种子得到同样的文件。
    """
    tongue = cast("Lang", lang)
    if out.exists() and any(out.iterdir()):
        inputs.stop(line("taken", tongue, folder=out))
    catalogue = inputs.catalogue_of(folder, tongue)
    try:
        found = simulate(read_population(), catalogue, firms=firms, seed=seed)
        write_simulated(found, out)
    except ProblemsError as error:
        inputs.refuse(error, tongue)
    told = {"folder": out, "firms": firms, "count": len(found.history.awards)}
    click.echo(line("simulated", tongue, **told, digest=found.history.digest[:12]))
