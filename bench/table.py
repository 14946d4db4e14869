"""The parts of the report: a section with its words, tables and target."""

from collections.abc import Sequence
from dataclasses import dataclass

_UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns"))


@dataclass(frozen=True, slots=True)
class Table:
    """A heading and rows of cells."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def lines(self) -> list[str]:
        """The table in Markdown, numbers to the right."""
        rule = ["---", *["--:"] * (len(self.head) - 1)]
        return ["| " + " | ".join(cells) + " |" for cells in (self.head, rule, *self.rows)]


@dataclass(frozen=True, slots=True)
class Section:
    """What was measured, the numbers, and whether the target was reached."""

    title: str
    words: str
    tables: Sequence[Table]
    target: str | None = None


def shown(seconds: float) -> str:
    """A time in the unit that gives it one to three digits before the point."""
    scale, unit = next(((s, u) for s, u in _UNITS if seconds >= s), _UNITS[-1])
    return (
        f"{seconds / scale:.3g} {unit}"
        if seconds / scale < 1000
        else f"{seconds / scale:.0f} {unit}"
    )
