"""What a firm can be asked: named facts about subjects, with type, unit, wording and source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal, get_args

from pydantic import ConfigDict

from recommender.units.bounds import UNKNOWN, Bounds

FieldType = Literal[
    "money", "ratio", "count", "number", "date", "choice", "yes_no", "region", "industry", "text"
]
NUMERIC: frozenset[str] = frozenset({"money", "ratio", "count", "number", "date"})
Level = Literal["district", "city", "province", "nation"]
LEVELS: tuple[Level, ...] = get_args(Level)
Period = Literal[
    "fiscal_year", "claim_year", "year", "two_years", "three_years", "policy_year"
]  # fmt: skip
CanChange = Literal["up", "down", "either", "no"]
STRICT = ConfigDict(extra="forbid")
_DAYS = Bounds(1, 3_652_059)
_FROM_ZERO = Bounds(0, float("inf"))


@dataclass(frozen=True, slots=True)
class Label:
    """One wording in Chinese and English."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    zh: str
    en: str

    def __str__(self) -> str:
        """Chinese first."""
        return self.zh


@dataclass(frozen=True, slots=True)
class Field:
    """A named fact about a subject: money is held in 分, ratios as fractions, dates as days.

    `can_become` names the options a firm may come to, where it may not come to all of them;
    `period` is the time that a quantity is summed or counted over.
    """

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: str
    subject: str
    type: FieldType
    zh: str
    en: str
    question: Label
    where: Label
    can_change: CanChange
    unit: str | None = None
    options: Mapping[str, Label] = field(default_factory=dict)
    can_become: tuple[str, ...] = ()
    several: bool = False
    signed: bool = False
    period: Period | None = None

    @property
    def label(self) -> Label:
        """The field's name in both languages."""
        return Label(self.zh, self.en)

    @property
    def numeric(self) -> bool:
        """Whether values are quantities that can be ordered."""
        return self.type in NUMERIC

    @property
    def whole(self) -> bool:
        """Whether only whole numbers occur (分, persons, days)."""
        return self.type in {"money", "count", "date"}

    @property
    def domain(self) -> Bounds:
        """What an unknown value may be: at least zero unless the field is signed or a date."""
        return _DAYS if self.type == "date" else UNKNOWN if self.signed else _FROM_ZERO


@dataclass(frozen=True, slots=True)
class TitleSource:
    """Where a title or its implication was read."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    title: str
    url: str | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """A recognition that a subject may hold; it may imply others by a cited rule.

    `can_change: no` marks what nobody can be sent to obtain: a prize, a place in others' ranking.
    `kinds` are the kinds of record that can hold it, where not all can.
    """

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: str
    en: str
    level: Level
    holder: str
    source: TitleSource
    implies: tuple[str, ...] = ()
    can_change: Literal["up", "no"] = "up"
    kinds: tuple[str, ...] = ()

    def fits(self, kind: object) -> bool:
        """Whether a holder of this kind can have it; of an unknown kind nobody rules it out."""
        return not self.kinds or kind is None or kind in self.kinds


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All fields, by qualified name, all titles, and the words for each kind of subject."""

    fields: Mapping[str, Field]
    titles: Mapping[str, Title]
    subjects: Mapping[str, Label]
    _granting: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, subject: str) -> tuple[Field, ...]:
        """Fields of one kind of subject, in the order of their file."""
        return tuple(f for f in self.fields.values() if f.subject == subject)

    @property
    def record_kinds(self) -> tuple[str, ...]:
        """Kinds of which a firm has a list: projects, products, expenditures …."""
        return tuple(kind for kind in self.subjects if kind not in {"firm", "accounts"})

    def grants(self, title: str) -> frozenset[str]:
        """Titles whose holder counts as holding `title`, itself included."""
        if title not in self._granting:
            self._granting[title] = self._grants(title)
        return self._granting[title]

    def _grants(self, title: str) -> frozenset[str]:
        found = {title}
        while more := {
            t.name for t in self.titles.values() if t.name not in found and found & set(t.implies)
        }:
            found |= more
        return frozenset(found)
