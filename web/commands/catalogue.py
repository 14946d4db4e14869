"""`fundmatch catalogue …`: what the catalogue holds, and what its authors need."""

import json
from pathlib import Path
from typing import cast

import click

from recommender.catalogue.reading import instrument_adapter
from recommender.catalogue.schema import editor_schema
from recommender.indicators.lexicon import shipped_lexicon
from recommender.wording import phrases
from recommender.wording.clauses import pick, said
from recommender.wording.left_out import lines as left_out_lines
from recommender.wording.outlines import instrument_lines
from recommender.wording.results import availability, validity
from recommender.wording.terminal import line
from recommender.wording.values import Lang
from web.commands import inputs
from web.commands.catalogue_cases import boundary, mutate, run
from web.commands.catalogue_checking import check
from web.commands.catalogue_comparing import diff
from web.commands.catalogue_drafting import draft
from web.commands.catalogue_writing import new
from web.commands.tables import print_rows


@click.group("catalogue")
def command() -> None:
    """Look into the catalogue and check it.

    查看与检查政策目录。
    """


for verb in (check, run, boundary, mutate, diff, new, draft):
    command.add_command(verb)


@command.command("list")
@inputs.as_of_option
@inputs.catalogue_option
@inputs.lang_option
@click.option("--family", help="只列一个门类 / one family only")
@click.option(
    "--live", is_flag=True, help="只列有效或推定有效的 / only those in force or presumed so"
)
@click.option(
    "--left-out", is_flag=True, help="列未收录为措施的事实表 / the sheets that are no instrument"
)
def list_all(
    as_of: object,
    folder: Path | None,
    lang: str,
    family: str | None,
    *,
    live: bool,
    left_out: bool,
) -> None:
    """List the instruments as they stand on a day."""
    tongue = cast("Lang", lang)
    if left_out:
        _list_left_out(folder, tongue)
        return
    rows: list[tuple[str, ...]] = []
    for one in inputs.catalogue_of(folder, tongue).as_of(inputs.day(as_of)):
        if (family and one.instrument.family != family) or (live and not one.validity.live):
            continue
        rows.append(
            (
                one.instrument.id,
                said(one.instrument.name, tongue),
                one.instrument.family,
                pick(phrases.LEVEL[one.instrument.level], tongue),
                validity(one.validity, tongue),
                availability(one.availability, tongue),
            )
        )
    print_rows(line("list_heads", tongue), rows)


def _list_left_out(folder: Path | None, lang: Lang) -> None:
    """The fact sheets of the shipped catalogue that became no instrument, with the reasons."""
    if not inputs.shipped(folder):
        inputs.stop(line("left_out_shipped", lang))
    for one in inputs.left_out_of(inputs.catalogue_of(folder, lang), lang):
        click.echo("\n".join(left_out_lines(one, lang)))


@command.command("show")
@click.argument("instrument")
@inputs.catalogue_option
@inputs.lang_option
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def show(instrument: str, folder: Path | None, lang: str, shape: str) -> None:
    """Show one instrument: editions, conditions, amounts, rounds, sources."""
    tongue = cast("Lang", lang)
    found = inputs.catalogue_of(folder, tongue)
    chosen = found.instruments[inputs.chosen(found, (instrument,), tongue)[0]]
    if shape == "json":
        written = instrument_adapter().dump_json(chosen, by_alias=True, exclude_none=True)
        click.echo(written.decode("utf-8"))
        return
    for told in instrument_lines(chosen, found.lexicons[instrument], tongue):
        click.echo(told)


@command.command("fields")
@inputs.lang_option
def fields(lang: str) -> None:
    """Every field, title and indicator that conditions may use."""
    tongue = cast("Lang", lang)
    lexicon = shipped_lexicon()
    rows: list[tuple[str, ...]] = []
    for field in lexicon.vocabulary.fields.values():
        options = ", ".join(field.options)
        told = said(field.label, tongue) + (f" [{options}]" if options else "")
        period = pick(phrases.PERIOD[field.period], tongue) if field.period else ""
        rows.append((field.name, field.type, field.unit or "", period, told))
    for one in lexicon.indicators.values():
        told = one.zh if lang == "zh" else one.en
        rows.append((one.name, one.type, one.unit or "", "", told))
    print_rows(line("field_heads", tongue), rows)
    for title in lexicon.vocabulary.titles.values():
        click.echo(f"{title.name} ({title.en}; {title.holder}, {title.level})")


@command.command("schema")
def schema() -> None:
    """The JSON Schema of an instrument file, for editors."""
    click.echo(json.dumps(editor_schema(), ensure_ascii=False, indent=2))
