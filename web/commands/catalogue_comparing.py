"""`fundmatch catalogue diff`: what changed between two folders or two days, and for whom."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

import click

from recommender.authoring.comparing import (
    Answered,
    Change,
    Effect,
    Side,
    changes,
    effects,
    instruments_changed,
)
from recommender.errors import UnitError
from recommender.wording import authoring, phrases
from recommender.wording.clauses import pick
from recommender.wording.values import Lang, money_range
from web.commands import inputs
from web.settings import read_day


@dataclass(frozen=True, slots=True)
class _Written:
    """A side as the user writes it: DIR, DIR@DAY or @DAY."""

    folder: Path | None
    day: date | None


def _written(_: click.Context, option: click.Parameter, text: str) -> _Written:
    place, _sign, day = text.partition("@")
    folder = Path(place) if place else None
    if folder is not None and not folder.is_dir():
        raise click.BadParameter(f"{place}: DIR, DIR@2021-09-01, @2021-09-01", param=option)
    try:
        return _Written(folder, read_day(day) if day else None)
    except UnitError as error:
        raise click.BadParameter(f"{day}: 2021-09-01", param=option) from error


@click.command("diff")
@click.argument("before", metavar="DIR[@DAY]", callback=_written)
@click.argument("after", metavar="DIR[@DAY]", callback=_written)
@click.option(
    "--firms",
    multiple=True,
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    help="企业档案,可多次 / profiles, may be repeated",
)
@inputs.as_of_option
@inputs.lang_option
def diff(
    before: _Written, after: _Written, firms: tuple[Path, ...], as_of: object, lang: str
) -> None:
    """Tell what differs between two states: terms, amounts, dates, and answers for given firms.

    比较两个目录文件夹或两天:条件、金额、日期,以及对所给企业的影响。`@日期` 指自带目录在那一天。
    """
    tongue = cast("Lang", lang)
    old, new = (Side(inputs.catalogue_of(one.folder, tongue), one.day) for one in (before, after))
    _tell_names(old, new, tongue)
    found = list(changes(old, new, tongue))
    _tell_changes(found)
    count = len({one.instrument for one in found})
    click.echo(authoring.line("changed", tongue, count=count, lines=len(found)))
    for path in firms:
        firm = inputs.firm_of(path, new.catalogue, tongue, also=old.catalogue.instruments)
        told_otherwise = list(effects(old, new, firm, inputs.day(as_of)))
        values = {"firm": firm.name or path.name, "count": len(told_otherwise)}
        click.echo(authoring.line("effects", tongue, **values))
        for one in told_otherwise:
            click.echo(_effect(one, tongue))


def _tell_names(old: Side, new: Side, lang: Lang) -> None:
    come, gone = instruments_changed(old, new)
    for key, names in (("come", come), ("gone", gone)):
        if names:
            click.echo(authoring.line(key, lang, count=len(names), names=", ".join(names)))


def _tell_changes(found: list[Change]) -> None:
    head = None
    for one in found:
        if (one.instrument, one.edition) != head:
            head = (one.instrument, one.edition)
            click.echo(f"{one.instrument} [{one.edition}]")
        for sign, text in (("-", one.before), ("+", one.after)):
            if text is not None:
                click.echo(f"  {sign} {text}")


def _effect(one: Effect, lang: Lang) -> str:
    subject = f" ({one.subject})" if one.subject else ""
    return f"  {one.instrument}{subject}: {_told(one.before, lang)} → {_told(one.after, lang)}"


def _told(one: Answered | None, lang: Lang) -> str:
    if one is None:
        return authoring.line("not_there", lang)
    status = pick(phrases.STATUS_SHORT[one.status], lang)
    nothing = one.low is None or one.high == 0
    amount = "" if nothing else f" {money_range(one.low or 0, one.high, lang)}"
    return status + amount
