"""Numbers that were read from fact sheets, as a table: sheet, field, relation, value, unit.

A row with the op `mentions` occurs in the words of the sheet; `about` is a number about the
programme, not about an applicant; `none` says that a sheet has no number. All others are stated,
and the catalogue must hold them.
`edition` is a window of application years (`2019-05..`, `..2020`), empty where a row counts
throughout.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from recommender.units.money import FEN, WAN, YI

_MONEY = {
    "元": FEN, "千元": 1_000 * FEN, "万元": WAN, "亿元": YI, "万亿元": 10_000 * YI, "亿": YI,
    "万": WAN,
}  # fmt: skip
_RATIO = {"1": 1, "%": 100, "百分点": 100, "个百分点": 100, "‰": 1_000}
_FOREIGN = {"亿美元": 100_000_000, "万美元": 10_000, "美元": 1}
_LOOSE = {"mentions", "about", "none"}
HEADS = "sheet, edition, field, op, value, unit, source"
Worth = tuple[str, Fraction | str]


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the table."""

    sheet: str
    edition: str
    field: str
    op: str
    value: str
    unit: str
    source: str

    @property
    def stated(self) -> bool:
        """Whether the catalogue must hold it."""
        return self.op not in _LOOSE

    @property
    def told(self) -> str:
        """The value with its unit, as allowances name it."""
        return self.value + ("" if self.unit in {"1", "date"} else self.unit)

    @property
    def worth(self) -> tuple[Worth, ...]:
        """Every kind of figure it may be, with the exact value: a bare 5亿 may be money or not."""
        if not self.value:
            return ()
        if self.unit == "date":
            return (("date", self.value),)
        value = Fraction(self.value)
        if self.unit in _RATIO:
            return (("ratio", value / _RATIO[self.unit]),)
        if self.unit in {"万", "亿"}:
            scale = _MONEY[self.unit]
            return ("money", value * scale), ("number", value * scale / FEN)
        if self.unit in _MONEY:
            return (("money", value * _MONEY[self.unit]),)
        if self.unit in _FOREIGN:
            return (("number", value * _FOREIGN[self.unit]),)
        plain: tuple[Worth, ...] = (("number", value), ("shift", value))
        if self.unit == "年":
            return (*plain, ("number", value * 12))
        return (*plain, ("ratio", value)) if self.unit == "倍" else plain


def read_facts(path: Path) -> dict[str, tuple[Fact, ...]]:
    """Every row of a table, by sheet.

    Raises
    ------
    ValueError
        When a row has other columns.
    """
    found: dict[str, list[Fact]] = {}
    with path.open(encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text):
            try:
                fact = Fact(**row)
            except TypeError as error:
                raise ValueError(
                    f"{path.name}: the columns are {HEADS}, not {list(row)}"
                ) from error
            found.setdefault(fact.sheet, []).append(fact)
    return {sheet: tuple(rows) for sheet, rows in found.items()}


def worth_of(facts: Iterable[Fact]) -> frozenset[Worth]:
    """Everything that the facts may stand for."""
    return frozenset(pair for fact in facts for pair in fact.worth)


Facts = Mapping[str, tuple[Fact, ...]]
