"""`python -m tests.examples` prints docs/examples.md: what the command tells every sample firm."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from recommender.answer import Answer, answer, overview
from recommender.catalogue.asks import read_applicant
from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from recommender.portfolio import Selection
from recommender.recommendation import Recommendation
from recommender.wording.amounts import amount_line
from recommender.wording.clauses import pick
from recommender.wording.nearmisses import near_miss_line
from recommender.wording.phrases import NEAR, QUESTIONS, SETS
from recommender.wording.questions import facts, heading, worth
from recommender.wording.results import availability, standing, title
from recommender.wording.sets import chosen_lines, excluded_line, total_line

SAMPLES = Path(__file__).parents[1] / "data" / "sample"
PAGE = Path(__file__).parents[1] / "docs" / "examples.md"
DAY = date(2026, 11, 1)
FEW = 6
_HEAD = """# Examples

> 本页由 `make examples` 生成:每家虚构示例企业在 {day} 得到的回答,有节略。
> 全文见 `fundmatch recommend data/sample/名称.yaml`。

Written by `make examples` (`tests/examples.py`) from the shipped catalogue; do not edit. Invented
firms, real rules: what each is told on {day}, shortened to the first {few} lines of a list.
Amounts are estimates from what was read, no promises.
"""


def page() -> str:
    """The whole page."""
    catalogue = read_catalogue(shipped_folder())
    parts = [_HEAD.format(day=DAY, few=FEW)]
    parts += ["\n".join(_example(path, catalogue)) for path in sorted(SAMPLES.glob("*.yaml"))]
    return "\n".join(parts)


def _example(path: Path, catalogue: Catalogue) -> Iterator[str]:
    content = path.read_bytes()
    firm = read_applicant(content, file=path.name, instruments=catalogue.instruments)
    found = answer(firm, catalogue, as_of=DAY)
    seen = overview(found)
    yield f"## {firm.name}"
    yield ""
    comment = content.decode().splitlines()[0].removeprefix("#").strip()
    yield f"`data/sample/{path.name}` · {comment}"
    yield ""
    counts = {name: len(ones) for name, ones in seen.groups.items()}
    yield (
        f"现在可申报 {counts['now']} 项,条件符合而未开放 {counts['ready']} 项,"
        f"待补充 {counts['open']} 项,已经持有 {counts['held']} 项,不符合 {counts['refused']} 项,"
        f"待核实 {counts['to_verify']} 项。"
    )
    yield ""
    yield from _list(
        "已读条件均符合 / met", map(_met, (*seen.groups["now"], *seen.groups["ready"]))
    )
    yield from _advice(found)


def _met(one: Recommendation) -> str:
    worth_ = f":{amount_line(one.amount, 'zh')}" if one.amount else ""
    when = availability(one.current.availability, "zh")
    return f"{title(one, 'zh')}({standing(one, 'zh')},{when}){worth_}"


def _advice(found: Answer) -> Iterator[str]:
    for name in ("careful", "possible"):
        selection: Selection = getattr(found.portfolio, name)
        head = f"{pick(SETS[name], 'zh')} / {name}: {total_line(selection, 'zh')}"
        yield from _list(head, chosen_lines(selection, "zh"))
        left = [excluded_line(one, "zh") for one in selection.excluded]
        if left:
            yield from _list(f"{pick(SETS['left_out'], 'zh')} / left out", left)
    misses = (
        near_miss_line(one, found.recommendations, found.near_misses, "zh")
        for one in found.near_misses
    )
    yield from _list(f"{pick(NEAR['head'], 'zh')} / near misses", misses)
    asked = (
        f"{heading(one, found.firm, 'zh')}: {facts(one, 'zh')} → {worth(one, 'zh')}"
        for one in found.questions
    )
    yield from _list(f"{pick(QUESTIONS['head'], 'zh')} / next questions", asked)


def _list(head: str, told: Iterable[str]) -> Iterator[str]:
    lines = list(told)
    yield f"**{head}**"
    yield ""
    yield from (f"- {line}" for line in lines[:FEW])
    if len(lines) > FEW:
        yield f"- 另有 {len(lines) - FEW} 项 / {len(lines) - FEW} more"
    if not lines:
        yield "- 无 / none"
    yield ""


if __name__ == "__main__":
    print(page(), end="")
