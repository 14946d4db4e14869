"""`fundmatch catalogue test|boundary|mutate`: what cases say, and what they do not notice."""

import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TypeVar, cast

import click

from recommender.authoring.answers import answered, misses
from recommender.authoring.boundaries import Boundary, whole
from recommender.authoring.cases import Case, read_cases
from recommender.authoring.facts import read_facts
from recommender.authoring.probes import Untried
from recommender.authoring.surviving import Survey, survey
from recommender.catalogue.reading import Catalogue
from recommender.errors import ProblemsError, UnitError
from recommender.indicators.lexicon import Lexicon
from recommender.units.bounds import Bounds
from recommender.units.ratio import format_ratio, parse_ratio
from recommender.wording import authoring, phrases
from recommender.wording.clauses import fact_name, pick
from recommender.wording.values import Lang, shown
from web.commands import inputs

Command = TypeVar("Command", bound=Callable[..., object])
_CASES = Path("tests/cases")
_MARKS = {True: "✓", False: "✗", None: "?"}


def cases_option(command: Command) -> Command:
    """--cases DIR."""
    told = click.option(
        "--cases",
        "cases_folder",
        type=click.Path(file_okay=False, path_type=Path),
        default=_CASES,
        show_default=True,
        help="用例文件夹 / folder of case files",
    )
    return told(command)


@click.command("test")
@click.argument("names", nargs=-1, metavar="[ID]...")
@cases_option
@inputs.catalogue_option
@inputs.lang_option
def run(names: tuple[str, ...], cases_folder: Path, folder: Path | None, lang: str) -> None:
    """Run the rule cases of instruments; exit status 1 if one does not hold.

    运行用例;有不符的,退出码为 1。
    """
    tongue = cast("Lang", lang)
    found = inputs.catalogue_of(folder, tongue)
    count = wrong = 0
    chosen = inputs.chosen(found, names, tongue)
    for name in chosen:
        for case in cases_of(name, cases_folder, tongue):
            count += 1
            wrong += _missed(case, found, tongue)
    if wrong:
        click.echo(authoring.line("cases_fail", tongue, count=count, wrong=wrong))
        sys.exit(1)
    told = authoring.line("cases_hold", tongue, count=count, instruments=len(chosen))
    click.echo(told)


def cases_of(name: str, folder: Path, lang: Lang) -> list[Case]:
    """The cases of an instrument, or an end with exit status 2 that says where to write them."""
    if not folder.is_dir():
        inputs.stop(authoring.line("no_cases_folder", lang, folder=folder))
    path = folder / f"{name}.yaml"
    if not path.is_file():
        inputs.stop(authoring.line("no_cases", lang, name=name, folder=folder))
    try:
        return read_cases(path)
    except ProblemsError as error:
        inputs.refuse(error, lang)


def _missed(case: Case, found: Catalogue, lang: Lang) -> bool:
    """Tell what a case misses."""
    title = f"{case.instrument}: {case.name}"
    try:
        one = answered(case, found)
    except ProblemsError as error:
        inputs.refuse(error, lang)
    except LookupError:
        values = {"case": title, "name": case.instrument, "day": case.day}
        click.echo(authoring.line("not_begun_case", lang, **values))
        return True
    missed = misses(one, case.expected)
    for each in missed:
        values = {"case": title, "what": each.key, "wanted": each.wanted, "got": each.got}
        click.echo(authoring.line("case_missed", lang, **values))
        for clause in each.seen:
            click.echo(f"    {clause}")
    return bool(missed)


@click.command("boundary")
@click.argument("names", nargs=-1, metavar="[ID]...")
@click.option(
    "--oracle",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    help="事实表数字 CSV / numbers of fact sheets",
)
@cases_option
@inputs.catalogue_option
@inputs.lang_option
def boundary(
    names: tuple[str, ...], oracle: Path | None, cases_folder: Path, folder: Path | None, lang: str
) -> None:
    """Show the verdict one step below each threshold, on it, above it, and unknown.

    逐个门槛显示低一步、正好、高一步和未知时的结论;与事实表不符的,退出码为 1。
    """
    tongue = cast("Lang", lang)
    found = inputs.catalogue_of(folder, tongue)
    facts = read_facts(oracle) if oracle else {}
    tried: list[Boundary | Untried] = []
    for name in inputs.chosen(found, names, tongue):
        cases = cases_of(name, cases_folder, tongue)
        sheets = found.instruments[name].provenance
        rows = [row for sheet in sheets for row in facts.get(sheet, ())]
        for case, limits in whole(cases, found, rows=rows):
            tried += limits
            values = {"name": name, "case": case.name, "day": case.day, "count": len(limits)}
            click.echo(authoring.line("boundaries", tongue, **values))
            for one in limits:
                _tell_boundary(one, found.lexicons[name], tongue)
    _tell_tried(tried, tongue)
    sys.exit(1 if any(isinstance(one, Boundary) and one.contradicts for one in tried) else 0)


def _tell_boundary(one: Boundary | Untried, lexicon: Lexicon, lang: Lang) -> None:
    clause = f"{pick((one.quantity.label.zh, one.quantity.label.en), lang)} "
    clause += f"{pick(phrases.RELATION[one.limit[0]], lang)} "
    clause += shown(Bounds(one.limit[1], one.limit[1]), one.quantity, lang)
    values = {"path": one.path, "clause": clause}
    if isinstance(one, Untried):
        reason = authoring.reason(one.reason, lang)
        click.echo("  " + authoring.line("untried", lang, **values, reason=reason))
        return
    fact = fact_name(one.fact, lexicon, lang)
    click.echo("  " + authoring.line("boundary", lang, **values, fact=fact))
    for trial in one.trials:
        value = authoring.line("unknown_value", lang)
        if trial.value is not None:
            value = shown(Bounds(trial.value, trial.value), one.shown, lang)
        status = pick(phrases.STATUS_SHORT[trial.status], lang)
        click.echo(f"    {_MARKS[trial.truth]} {value}: {status}")
    if row := one.contradicts:
        told = {"sheet": row.sheet, "op": row.op, "value": row.told, "field": row.field}
        click.echo(authoring.line("contradicts", lang, **told))


def _tell_tried(found: list[Boundary | Untried], lang: Lang) -> None:
    tried = [one for one in found if isinstance(one, Boundary)]
    counts = {
        "count": len(found),
        "tried": len(tried),
        "decide": sum(one.decides for one in tried),
    }
    click.echo(authoring.line("boundaries_all", lang, **counts))


@click.command("mutate")
@click.argument("names", nargs=-1, metavar="[ID]...")
@click.option(
    "--at-least", "least", default="95%", show_default=True, help="至少察觉 / share to be noticed"
)
@cases_option
@inputs.catalogue_option
@inputs.lang_option
def mutate(
    names: tuple[str, ...], least: str, cases_folder: Path, folder: Path | None, lang: str
) -> None:
    """Change one number, relation or connective at a time: which changes do the cases notice?

    每次改动一个数、一个比较或一个连接词,看用例能否察觉;低于要求的,退出码为 1。
    """
    tongue = cast("Lang", lang)
    wanted = _share(least)
    found = inputs.catalogue_of(folder, tongue)
    chosen = inputs.chosen(found, names, tongue)
    surveys = [survey(name, cases_of(name, cases_folder, tongue), found) for name in chosen]
    for one in surveys:
        _tell_survey(one, tongue)
    made = sum(one.made for one in surveys)
    noticed = made - sum(len(one.unnoticed) for one in surveys)
    share = Fraction(noticed, made) if made else Fraction(1)
    values = {"made": made, "noticed": noticed, "share": format_ratio(share), "least": least}
    click.echo(authoring.line("noticed_all", tongue, **values))
    sys.exit(1 if share < wanted else 0)


def _share(text: str) -> Fraction:
    try:
        return parse_ratio(text)
    except UnitError as error:
        raise click.BadParameter(f"{text}: 95%", param_hint="--at-least") from error


def _tell_survey(one: Survey, lang: Lang) -> None:
    for left in one.unnoticed:
        values = {"edition": left.edition, "place": left.place, "before": left.before}
        told = authoring.line("mutant", lang, name=one.instrument, after=left.after, **values)
        click.echo(told)
    if one.unnoticed:
        noticed = one.made - len(one.unnoticed)
        share = format_ratio(Fraction(noticed, one.made))
        counts = {"made": one.made, "noticed": noticed, "share": share}
        click.echo(authoring.line("noticed", lang, name=one.instrument, **counts))
