"""Numbers that condition texts print, and how well a draft reads them: value, unit and relation.

A clause counts when its sheet states a number with a relation and the words print that number. The
relation wanted is the one printed: the sheet gives its direction, and it is strict where the sheet
says so or where a strict word (`超过`, `不足` …) stands right before the number, for some sheets
never say whether a limit is strict. `drafting.csv` holds the clauses without their sentences: all
but numbers, signs and words of comparison is masked.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from recommender.authoring.facts import Fact, Worth
from recommender.authoring.quantities import Found, plain, quantities
from recommender.authoring.relations import asked

TABLE = Path(__file__).with_name("drafting.csv")
HEADS = ("part", "sheet", "text", "numbers")
RELATIONS = {">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than"}
STRICT = {"at_least": "more_than", "at_most": "less_than"}
LOOSE = {strict: loose for loose, strict in STRICT.items()}
_WORDS = {
    "at_least": "超过|高于|大于|多于|长于|逾|超",
    "at_most": "不足|不满|未满|不到|低于|少于|小于|短于",
}
_KINDS = {"count": "number", "rank": "number", "foreign": "number"}


@dataclass(frozen=True, order=True)
class Number:
    """A number as a sheet states it, in the relation its text prints."""

    value: str
    unit: str
    relation: str

    @property
    def worth(self) -> tuple[Worth, ...]:
        return fact(self.value, self.unit).worth

    def __str__(self) -> str:
        return f"{self.relation} {self.value} {self.unit}".strip()


@dataclass(frozen=True)
class Clause:
    """Words of a condition, and the numbers that a reader should find in them."""

    sheet: str
    text: str
    numbers: frozenset[Number]


@dataclass(frozen=True)
class Score:
    """Numbers read rightly, read without being wanted, and missed."""

    right: int
    extra: int
    missed: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.extra + self.missed)

    def __str__(self) -> str:
        precision = self.right / (self.right + self.extra)
        recall = self.right / (self.right + self.missed)
        told = f"P {precision:.3f} R {recall:.3f} F1 {self.f1:.3f}"
        return f"{self.right + self.missed} numbers, {told}"


def fact(value: object, unit: object) -> Fact:
    return Fact("", "", "", "", str(value), str(unit or ""), "")


def worth(found: Found) -> Worth:
    return _KINDS.get(found.kind, found.kind), found.value


def as_printed(number: Number, text: str) -> Number:
    """The number in the strict relation, where a strict word stands before each mention of it."""
    words = _WORDS.get(number.relation)
    before = [plain(text)[: one.start] for one in quantities(text) if worth(one) in number.worth]
    if words and before and all(_strict(words, each) for each in before):
        return Number(number.value, number.unit, STRICT[number.relation])
    return number


def _strict(words: str, before: str) -> bool:
    """Whether one of the words ends the text, and nothing turns it into its opposite."""
    negated = r"(?P<negated>不(?:得|能|应|可|宜)?|未)?"
    found = re.search(rf"{negated}(?:{words})(?:人民币)?\s*$", before)
    return found is not None and not found["negated"]


def score(clauses: Iterable[Clause]) -> Score:
    """How well the reader of drafts finds the numbers of clauses."""
    right = extra = missed = 0
    for clause in clauses:
        left = [
            (worth(one.found), one.relation)
            for one in asked(clause.text)
            if one.role in {"condition", "guard"} and one.relation
        ]
        for number in sorted(clause.numbers):
            alike = (p for p in left if p[0] in number.worth and p[1] == number.relation)
            hit = next(alike, None)
            if hit:
                left.remove(hit)
            right, missed = right + bool(hit), missed + (not hit)
        extra += len(left)
    return Score(right, extra, missed)


def masked(text: str, kept: frozenset[str]) -> str:
    """The text with every Chinese character but the kept ones hidden, as long as before."""
    return re.sub("[\u4e00-\u9fff]", lambda one: one[0] if one[0] in kept else "某", text)


def read_clauses(path: Path = TABLE) -> dict[str, list[Clause]]:
    """The masked clauses of the table, by part."""
    parts: dict[str, list[Clause]] = {}
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            numbers = frozenset(_numbers(row["numbers"]))
            parts.setdefault(row["part"], []).append(Clause(row["sheet"], row["text"], numbers))
    return parts


def _numbers(told: str) -> Iterator[Number]:
    for each in told.split("; "):
        relation, value, *unit = each.split(" ")
        yield Number(value, " ".join(unit), relation)
