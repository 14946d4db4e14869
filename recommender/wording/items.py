"""What a text says as an outline: items, with what stands below each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from recommender.wording.values import Lang

Mark = Literal["judgement", "unread"]
MARKS: dict[Mark, tuple[str, str]] = {
    "judgement": ("由主管部门判断", "for the authority to judge"),
    "unread": ("未读到", "not read"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an outline; `mark` tells what only the authority knows or nobody here read."""

    text: str
    below: "tuple[Item, ...]" = ()
    mark: Mark | None = None
    source: str | None = None
    article: str | None = None


def indented(items: Iterable[Item], lang: Lang, *, depth: int, lead: str = "- ") -> Iterator[str]:
    """The outline as lines of text, a leaf with a sign in front and its source behind."""
    pad = "  " * depth
    for item in items:
        source = f" [{item.source}]" if item.source else ""
        mark = f"{MARKS[item.mark][lang == 'en']}: " if item.mark else ""
        yield f"{pad}{'' if item.below else lead}{mark}{item.text}{source}"
        yield from indented(item.below, lang, depth=depth + 1, lead=lead)
