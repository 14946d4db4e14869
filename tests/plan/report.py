"""The page docs/plan-coverage.md, from the plan, the catalogue and the titles."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from recommender.catalogue.chains import chains
from recommender.catalogue.left_out import left_out_file, read_left_out
from recommender.catalogue.plans import Plan, read_plan
from recommender.catalogue.reading import Catalogue, Current, read_catalogue, shipped_folder
from recommender.indicators.lexicon import shipped_lexicon
from recommender.resources.paths import reference_file
from recommender.resources.strict_yaml import load
from recommender.wording import phrases, results
from recommender.wording.plans import AVAILABILITY, OUTSIDE, STANDING, STATE
from tests.plan.measures import Shown, measures, status

DAY = date(2026, 11, 1)


@dataclass(frozen=True)
class Ground:
    """What the page is made from."""

    catalogue: Catalogue
    plan: Plan
    links: Mapping[str, str]
    outside: Mapping[str, list[str]]

    @property
    def current(self) -> tuple[Current, ...]:
        return self.catalogue.as_of(DAY)


def shipped() -> Ground:
    """The shipped catalogue and plan."""
    folder = shipped_folder()
    catalogue = read_catalogue(folder)
    left_out = {one.sheet for one in read_left_out(left_out_file(), catalogue.instruments)}
    path = reference_file("plan-2019.yaml")
    plan = read_plan(path, instruments=catalogue.instruments, left_out=left_out)
    links = {
        file.stem: f"../data/catalogue/{file.relative_to(folder).as_posix()}"
        for file in folder.rglob("*.yaml")
    }
    titles = reference_file("titles-from-outside.yaml")
    return Ground(catalogue, plan, links, load(titles.read_text("utf-8"), name=titles.name)[0])


def report() -> str:
    """The page docs/plan-coverage.md."""
    ground = shipped()
    page = Path(__file__).with_name("page.md").read_text("utf-8")
    plan = ground.plan
    head = {"title": plan.title, "issued": plan.issued, "issued_by": "、".join(plan.issued_by)}
    return page.format(day=DAY, **head, **_covered(ground), **_today(ground), **_titles(ground))


def _linked(ground: Ground, names: Iterable[str]) -> str:
    return "、".join(f"[{name}]({ground.links[name]})" for name in names)


def _covered(ground: Ground) -> dict[str, object]:
    shown = {one.instrument.id: Shown.of(one, ground.links) for one in ground.current}
    supports = [each for one in ground.plan.measures for each in one.supports]
    counted = Counter(status(each, shown)[0] for each in supports)
    standings = Counter(one.standing for one in shown.values())
    rest = sorted(ground.catalogue.instruments.keys() - ground.plan.carried_by)
    return {
        "supports": len(supports),
        "summary": "、".join(f"{word} {n} 项" for word, n in counted.most_common()),
        "standings": "、".join(f"{STANDING[s][0]} {n} 项" for s, n in standings.most_common()),
        "count": len(ground.catalogue.instruments),
        "carried": len(ground.plan.carried_by),
        "rest_count": len(rest),
        "rest": _linked(ground, rest),
        "measures": measures(ground.plan, shown),
    }


def _today(ground: Ground) -> dict[str, object]:
    counted = Counter((one.validity.state, one.availability.state) for one in ground.current)
    rows = []
    for state, words in STATE.items():
        numbers = [counted[state, able] for able in AVAILABILITY]
        cells = [str(number or "") for number in numbers]
        rows.append(f"| {words[0]} {words[1]} | {' | '.join(cells)} | {sum(numbers)} |")
    return {
        "heads": " | ".join(f"{zh} {en}" for zh, en in AVAILABILITY.values()),
        "rules": " | ".join(["--:"] * len(AVAILABILITY)),
        "matrix": "\n".join(rows),
        "no_round": AVAILABILITY["no_round"][0],
        "live": "\n\n".join(_group(ground, able) for able in AVAILABILITY if able != "ended"),
    }


def _group(ground: Ground, able: str) -> str:
    live = [one for one in ground.current if one.validity.live]
    found = [one for one in live if one.availability.state == able]
    zh, en = AVAILABILITY[able]
    rows = [
        f"| [{one.instrument.id}]({ground.links[one.instrument.id]}) | {one.instrument.name.zh} "
        f"| {phrases.LEVEL[one.instrument.level][0]} | {results.validity(one.validity, 'zh')} "
        f"| {results.availability(one.availability, 'zh')} |"
        for one in sorted(found, key=lambda one: (one.validity.state, one.instrument.id))
    ]
    if not rows:
        return f"### {zh} {en}: 0"
    heads = "| 措施 | 名称 | 层级 | 效力 | 申报 |\n| --- | --- | --- | --- | --- |"
    return "\n".join([f"### {zh} {en}: {len(rows)}\n", heads, *rows])


def _titles(ground: Ground) -> dict[str, object]:
    found = chains(ground.catalogue.instruments, shipped_lexicon().vocabulary)
    given = [one for one in found.values() if one.given_by]
    rows = [
        f"| {one.title} | {_linked(ground, one.given_by)} | {_linked(ground, one.asked_by)} |"
        for one in given
        if one.asked_by
    ]
    told = [
        f"{OUTSIDE[reason][0]} {len(titles)} 个({'、'.join(titles)})"
        for reason, titles in ground.outside.items()
    ]
    return {
        "chains": "\n".join(rows),
        "chained": len(rows),
        "unopened": len(given) - len(rows),
        "outside": ";".join(told),
        "outside_count": sum(map(len, ground.outside.values())),
    }
