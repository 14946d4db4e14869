"""The table of measures: what the plan names, how far it was read, and what carries it."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.catalogue.plans import Measure, Plan, Support
from recommender.catalogue.reading import Current
from recommender.catalogue.standing import Standing, standing
from recommender.wording.plans import ABSENT, STANDING, WHY

ORDER: tuple[Standing, ...] = tuple(STANDING)


@dataclass(frozen=True)
class Shown:
    """An instrument as a cell shows it."""

    name: str
    link: str
    standing: Standing
    live: bool

    @classmethod
    def of(cls, current: Current, links: Mapping[str, str]) -> "Shown":
        name = current.instrument.id
        return cls(name, links[name], standing(current.edition), current.validity.live)

    def told(self, best: Standing) -> str:
        mark = f"[{self.name}]({self.link})"
        mark = f"**{mark}**" if self.live else mark
        return mark if self.standing == best else f"{mark}({STANDING[self.standing][0]})"


def status(support: Support, shown: Mapping[str, Shown]) -> tuple[str, Standing]:
    """The status of a support in words, and the best standing of what carries it."""
    if not support.instruments:
        return ABSENT[0], "read"
    best = min((shown[name].standing for name in support.instruments), key=ORDER.index)
    return STANDING[best][0], best


def measures(plan: Plan, shown: Mapping[str, Shown]) -> str:
    """Every measure with its table, chapter by chapter."""
    told = []
    for part in plan.parts:
        told.append(f"### {part.name.zh} {part.name.en}")
        told += [_measure(one, shown) for one in part.measures]
    return "\n\n".join(told)


def _measure(one: Measure, shown: Mapping[str, Shown]) -> str:
    head = f"**{one.name.zh}** {one.name.en}"
    head += f" · {'、'.join(one.departments)}" if one.departments else ""
    rows = [_row(support, shown) for support in one.supports]
    return "\n".join([f"{head}\n", "| 方案所列 | 状态 | 措施 |\n| --- | --- | --- |", *rows])


def _row(support: Support, shown: Mapping[str, Shown]) -> str:
    word, best = status(support, shown)
    if support.absent:
        word += f"({WHY[support.absent.reason][0]})"
    cells = sorted(support.instruments, key=lambda name: ORDER.index(shown[name].standing))
    parts = ["、".join(shown[name].told(best) for name in cells)]
    parts += [
        found.zh for found in (support.absent and support.absent.text, support.note) if found
    ]
    if support.left_out:
        parts.append("未收录为措施:" + "、".join(f"`{sheet}`" for sheet in support.left_out))
    return f"| {support.name.zh} | {word} | {'。'.join(part for part in parts if part)} |"
