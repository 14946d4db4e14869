"""The base facts of a firm and how one is looked up on a date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from recommender.units.bounds import Bounds
from recommender.units.dates import PartialDate

Truth = bool | None


class Possible(frozenset[str]):
    """A categorical value known only to be one of these."""


Value = Bounds | str | bool | frozenset[str] | Possible | None


class Fact(NamedTuple):
    """The address of a base fact: `accounts 2024 revenue`, `project 0 investment`."""

    subject: str
    at: int
    name: str

    def __str__(self) -> str:
        """The path as profiles write it."""
        if self.subject == "firm":
            return self.name
        place = f".{self.at}" if self.subject == "accounts" else f"[{self.at}]"
        return f"{self.subject}{place}.{self.name}"

    @property
    def field(self) -> str:
        """The name of its field in the vocabulary: `revenue`, `project.investment`."""
        plain = self.subject in {"firm", "accounts"}
        return self.name if plain else f"{self.subject}.{self.name}"


@dataclass(frozen=True, slots=True)
class Holding:
    """A title held since `granted` until `expires`, where known."""

    title: str
    granted: PartialDate | None = None
    expires: PartialDate | None = None

    def on(self, day: date, *, now: date) -> Truth:
        """Whether it was held on a day; inside a partial date nobody knows.

        Without the day it was granted it is taken as held since `now`; before that nobody knows.
        """
        if self.granted and self.granted.first > day:
            return False
        if self.expires and self.expires.last < day:
            return False
        begun = (self.granted.last if self.granted else now) <= day
        still = self.expires is None or self.expires.first >= day
        return True if begun and still else None

    def granted_between(self, first: date, last: date) -> Truth:
        """Whether it was granted within the two days, both included."""
        if self.granted is None:
            return None
        if self.granted.last < first or self.granted.first > last:
            return False
        return True if self.granted.first >= first and self.granted.last <= last else None


@dataclass(frozen=True, slots=True)
class Titles:
    """Titles held and not held; every other one is unknown, unless the list is complete."""

    held: tuple[Holding, ...] = ()
    not_held: frozenset[str] = frozenset()
    complete: bool = False

    def state(
        self,
        title: str,
        *,
        granting: frozenset[str],
        on: date,
        now: date,
        granted: tuple[date, date] | None = None,
    ) -> Truth:
        """Whether `title` is held on the day (and was granted in the window).

        `granting` are the titles whose holder counts as holding it, itself included; `now` is the
        day of which the profile speaks where it gives no dates.
        """
        found = [held for held in self.held if held.title in granting]
        seen = {self._one(held, on=on, now=now, granted=granted) for held in found}
        if True in seen:
            return True
        if None in seen:
            return None
        told = any(held.title == title for held in found)
        return False if self.complete or told or title in self.not_held else None

    @staticmethod
    def _one(held: Holding, *, on: date, now: date, granted: tuple[date, date] | None) -> Truth:
        current = held.on(on, now=now)
        inside = held.granted_between(*granted) if granted else True
        if current is False or inside is False:
            return False
        return True if current and inside else None


@dataclass(frozen=True, slots=True)
class Record:
    """One subject of a firm: a project, a product, an expenditure …; it may be planned only."""

    kind: str
    index: int
    name: str
    values: Mapping[str, Value]
    titles: Titles = Titles()
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Firm:
    """An applicant and what is known of it; a list of records is None where nobody said."""

    name: str
    uscc: str | None = None
    kind: str | None = "enterprise"
    values: Mapping[str, Value] = field(default_factory=dict)
    accounts: Mapping[int, Mapping[str, Value]] = field(default_factory=dict)
    titles: Titles = Titles()
    records: Mapping[str, tuple[Record, ...] | None] = field(default_factory=dict)
    stated: Mapping[str, Bounds] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moment:
    """The day the question is asked, and the day from which a round counts."""

    as_of: date
    reference: date
    round_close: date | None = None

    @classmethod
    def at(
        cls, as_of: date, *, reference: date | None = None, close: date | None = None
    ) -> "Moment":
        """Take the reference date of a round where it has one, else the day itself."""
        return cls(as_of, reference or as_of, close)

    @property
    def last_year(self) -> int:
        """The latest fiscal year closed and filed: last year's accounts count after 30 April."""
        filed = (self.reference.month, self.reference.day) > (4, 30)
        return self.reference.year - (1 if filed else 2)


@dataclass(frozen=True, slots=True)
class View:
    """A firm seen on a date, for one of its subjects, under assumptions about unknown facts."""

    firm: Firm
    moment: Moment
    subject: Record | None = None
    assume: Mapping[Fact, Value] = field(default_factory=dict)

    def fact(self, fact: Fact) -> Value:
        """The value of a base fact; None where it is not known."""
        if self.assume and fact in self.assume:
            return self.assume[fact]
        if fact.subject == "firm":
            return self.firm.values.get(fact.name)
        if fact.subject == "accounts":
            return self.firm.accounts.get(fact.at, {}).get(fact.name)
        records = self.firm.records.get(fact.subject)
        return records[fact.at].values.get(fact.name) if records else None

    def of(self, record: Record) -> "View":
        """The same firm and day with another record as the subject."""
        return View(self.firm, self.moment, record, self.assume)

    def assuming(self, assume: Mapping[Fact, Value]) -> "View":
        """The same view with some unknown facts filled in."""
        return View(self.firm, self.moment, self.subject, assume)
