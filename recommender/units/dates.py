"""Dates that may be known only by month or year, and completed years between days."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime

from recommender.errors import UnitError
from recommender.units.text import normal

_DATE = re.compile(r"^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year: everything from `first` to `last`, as written in `text`."""

    first: date
    last: date
    text: str

    @classmethod
    def parse(cls, raw: "str | int | date") -> "PartialDate":
        """Read `2017`, `2019-05`, `2019-05-31` or `2019年5月`.

        Raises
        ------
        UnitError
            With code `not_a_date`.
        """
        if isinstance(raw, datetime):
            raw = raw.date()
        if isinstance(raw, date):
            return cls(raw, raw, raw.isoformat())
        found = _DATE.match(normal(str(raw)))
        if found is None:
            raise UnitError("not_a_date", found=raw)
        year, month, day = found.groups()
        try:
            first = date(int(year), int(month or 1), int(day or 1))
            last_month = int(month or 12)
            last_day = int(day or calendar.monthrange(first.year, last_month)[1])
            last = date(first.year, last_month, last_day)
        except ValueError as error:
            raise UnitError("not_a_date", found=raw) from error
        return cls(first, last, _text(first, month, day))

    def certainly_before(self, other: date) -> bool:
        """Whether even the last day it may be lies before another day."""
        return self.last < other

    def certainly_after(self, other: date) -> bool:
        """Whether even the first day it may be lies after another day."""
        return self.first > other

    def __str__(self) -> str:
        """As precise as it is known."""
        return self.text


def _text(first: date, month: str | None, day: str | None) -> str:
    if day:
        return first.isoformat()
    return first.isoformat()[:7] if month else f"{first.year:04d}"


def completed_years(start: date, end: date) -> int:
    """Whole years from one day to another; 29 February comes round on 1 March."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def completed_months(start: date, end: date) -> int:
    """Whole months from one day to another."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (end.day < start.day)


def days_between(start: date, end: date) -> int:
    """Days from one day to another; negative when the second comes first."""
    return (end - start).days
