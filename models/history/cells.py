"""One row of an outcome sheet: texts as values, what cannot be read as problems."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from models.history.checking import FIRST_YEAR, LAST_YEAR
from models.history.shape import OUTCOMES, SIZES, Kind
from recommender.errors import Problem, UnitError
from recommender.units.dates import PartialDate
from recommender.units.money import parse_money
from recommender.wording.outcomes import VALUES

NEEDED = ("award", "firm", "instrument", "outcome", "year")


class Cells:
    """Reads rows one by one and gathers what is wrong in all of them."""

    def __init__(self, file: str, currency: str, kinds: Mapping[str, Kind]) -> None:
        self.file, self.currency = file, currency
        self.problems: list[Problem] = []
        self.readers: Mapping[str, Callable[[str], Any]] = {
            **{name: _BY_KIND[kind] for name, kind in kinds.items()},
            "date": _day,
            "year": _year,
            "firm_founded": _year,
            "outcome": lambda text: _option("outcome", text, OUTCOMES),
            "firm_size": lambda text: _option("firm_size", text, SIZES),
            "firm_enterprise": _flag,
            "amount": self._money,
        }

    def row(self, line: int, texts: Mapping[str, str]) -> dict[str, Any]:
        """The values of a row; `year` and `known_from` follow from the date where there is one."""
        values: dict[str, Any] = {}
        for name, text in texts.items():
            try:
                values[name] = self.readers.get(name, str)(text)
            except UnitError as error:
                self.refuse(name, error.code, line, **error.values)
        self._dated(line, values)
        for name in NEEDED:
            if name not in texts and not (name == "year" and "date" in texts):
                self.refuse(name, "value_missing", line, found="")
        return values

    def _dated(self, line: int, values: dict[str, Any]) -> None:
        day = values.get("date")
        if day and values.setdefault("year", day.year) != day.year:
            self.refuse("year", "year_of_date", line, found=values["year"], date=day)
        if "year" in values:
            values["known_from"] = day or date(values["year"] + 1, 1, 1)

    def refuse(self, place: str, code: str, line: int, **values: object) -> None:
        """Keep a problem of a line."""
        self.problems.append(Problem(self.file, place, code, values, line))

    def _money(self, text: str) -> int:
        """分 from a text with a unit; in another currency a whole number of its smallest unit."""
        found = parse_money(text) if self.currency == "CNY" else _whole(text)
        if found < 0:
            raise UnitError("negative", found=text)
        return found


def _day(text: str) -> date:
    found = PartialDate.parse(text)
    if found.first != found.last:
        raise UnitError("not_a_day", found=text)
    return found.first


def _year(text: str) -> int:
    if not text.isdecimal() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise UnitError("year_expected", found=text)
    return int(text)


def _whole(text: str) -> int:
    if not text.removeprefix("-").isdecimal():
        raise UnitError("not_whole", found=text)
    return int(text)


def _flag(text: str) -> bool:
    return _option("firm_enterprise", text.lower(), ("true", "false")) == "true"


def _option(name: str, text: str, options: tuple[str, ...]) -> str:
    found = VALUES[name].get(text, text)
    if found not in options:
        raise UnitError("option_unknown", found=text, options=(*options, *VALUES[name]))
    return found


_BY_KIND: Mapping[Kind, Callable[[str], Any]] = {
    "text": str,
    "date": _day,
    "whole": _whole,
    "flag": _flag,
}
