"""Firms of a simulated population: place, industry, size, accounts, titles, as profiles tell them.

Revenue and staff are drawn within the bounds that the size class of the firm's industry has, so
that the class reckoned from them is the class drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import exp, log
from typing import Any

import numpy as np

from models.simulation.parameters import Drawn, Population
from recommender.units.money import WAN, parse_money
from recommender.vocabulary.industries import Industries
from recommender.vocabulary.regions import Regions
from recommender.vocabulary.size_classes import CLASSES, groups, indicators_of

_HIGH_TECH, _SPECIALISED = "高新技术企业", "省专精特新中小企业"
_MAKING = "C"
_BASE = {"employees": 3, "revenue": 10 * WAN, "assets": 10 * WAN}
"""Where the class of micro firms begins here: something has to be there to be simulated."""
_TOP = 5
"""How many times the bound of large firms the largest reach."""


@dataclass(frozen=True, slots=True)
class Made:
    """A simulated firm: its profile as plain values, and what the history says of it."""

    id: str
    profile: Mapping[str, Any]
    size: str
    city: str
    division: str
    founded: int
    private: bool
    above_scale: bool


class Maker:
    """Draws firms one by one from one draw of the parameters."""

    def __init__(
        self, population: Population, drawn: Drawn, generator: np.random.Generator
    ) -> None:
        self.population, self.years = population, population.years
        self.drawn, self.random = drawn, generator
        self.above = parse_money(population.above_scale_revenue)
        regions, day = Regions.shipped(), date(population.years.last, 1, 1)
        self.counties = {city: _counties(regions, city, day) for city in drawn.cities}
        self.letters = {code: Industries.shipped().chain(code)[-1] for code in _placed()}
        self.factories = [code for code, letter in self.letters.items() if letter == _MAKING]
        self.others = [code for code, letter in self.letters.items() if letter != _MAKING]

    def firm(self, number: int) -> Made:
        """One firm."""
        city = self._pick(list(self.drawn.cities), list(self.drawn.cities.values()))
        making = self.factories if self._chance("manufacturing") else self.others
        industry = self._pick(making)
        size = self._size()
        founded = self.years.last - 1 - int(self.random.exponential(self.drawn["mean_age_years"]))
        accounts = self._accounts(industry, size, max(founded, self.years.first - 3))
        revenue = [year["revenue"] for year in accounts.values()]
        above = making is self.factories and min(revenue) >= self.above
        private = self._chance("private")
        titles = self._titles(city, above=above and size != "large")
        name = f"s{number:06d}"
        return Made(
            name,
            _profile(name, self._facts(city, industry, founded, private=private, above=above),
                     accounts, titles),
            size, city, self.letters[industry] + industry[:2], founded, private, above,
        )  # fmt: skip

    def _size(self) -> str:
        small = self._chance("small_or_micro")
        if small:
            return "micro" if self._chance("micro_of_small_or_micro") else "small"
        return "large" if self._chance("large_of_larger") else "medium"

    def _facts(
        self, city: str, industry: str, founded: int, *, private: bool, above: bool
    ) -> dict[str, Any]:
        county = self._pick(self.counties[city])
        month, day = (int(self.random.integers(1, end)) for end in (13, 29))
        return {
            "applicant_kind": "企业",
            "registered_in": county,
            "taxed_in": county,
            "founded_on": f"{founded}-{month:02d}-{day:02d}",
            "industry": industry,
            "private": "是" if private else "否",
            "above_scale": "是" if above else "否",
        }

    def _accounts(self, industry: str, size: str, first: int) -> dict[int, dict[str, int]]:
        """Revenue (分), staff, assets and R&D of each year, growing at the firm's own rate.

        All years stay within the bounds of the size class.
        """
        ends = {name: _ends(industry, size, name) for name in _BASE}
        start = {name: self._between(*two) for name, two in ends.items()}
        spread = self.drawn["revenue_growth_spread"]
        growth = self.random.normal(self.drawn["revenue_growth"], spread)
        rd = self.drawn["rd_intensity"] * float(self.random.lognormal(-0.5, 1.0))
        told = {}
        for back, year in enumerate(range(first, self.years.last)):
            scale = exp(max(min(growth, 0.5), -0.3) * back)
            lines = {n: int(min(max(v * scale, ends[n][0]), ends[n][1])) for n, v in start.items()}
            spent = int(lines["revenue"] * min(rd, 0.5)) // 100 * 100
            told[year] = {
                "revenue": lines["revenue"] // 100 * 100,
                "employees": lines["employees"],
                "total_assets": lines["assets"] // 100 * 100,
                "rd_expense": spent,
            }
        return told

    def _titles(self, city: str, *, above: bool) -> list[dict[str, str]]:
        capital = self.drawn["high_tech_in_hefei"]
        share = self.drawn.cities[self.population.capital]
        within = (
            capital / share if city == self.population.capital else (1 - capital) / (1 - share)
        )
        held = []
        if self.random.random() < min(self.drawn["high_tech"] * within, 1.0):
            held.append(self._title(_HIGH_TECH))
        if above and self._chance("specialised_of_above_scale"):
            held.append(self._title(_SPECIALISED))
        return held

    def _title(self, title: str) -> dict[str, str]:
        year = int(self.random.integers(self.years.first - 2, self.years.last))
        return {
            "title": title,
            "granted": f"{year}-10",
            "expires": f"{year + self.population.title_years}-10",
        }

    def _between(self, low: float, high: float) -> float:
        return exp(self.random.uniform(log(low), log(high)))

    def _chance(self, name: str) -> bool:
        return bool(self.random.random() < self.drawn[name])

    def _pick(self, options: list[str], shares: list[float] | None = None) -> str:
        return options[int(self.random.choice(len(options), p=shares))]


def _counties(regions: Regions, city: str, day: date) -> list[str]:
    return [
        code
        for code, versions in regions.records.items()
        if versions[-1].level == "county" and regions.within(code, city, on=day)
    ]


@cache
def _placed() -> tuple[str, ...]:
    """Industry codes of four digits whose firms can be classed by size."""
    return tuple(c for c in Industries.shipped().names if len(c) == 4 and indicators_of(c))


@cache
def _limits(industry: str) -> Mapping[str, tuple[int, int, int]]:
    placed = groups()
    return next(placed[c].limits for c in Industries.shipped().chain(industry) if c in placed)


def _ends(industry: str, size: str, name: str) -> tuple[float, float]:
    """The bounds of a class for one quantity; where the industry is not asked it, those of makers.

    Makers are not asked for assets; their revenue's bounds stand in.
    """
    makers = groups()[_MAKING].limits
    limits = _limits(industry).get(name) or makers.get(name) or makers["revenue"]
    edges = [min(_BASE[name], limits[0] // 2), *limits, limits[-1] * _TOP]
    place = CLASSES.index(size)
    return float(edges[place]), float(edges[place + 1] - 1)


def _profile(
    name: str,
    facts: Mapping[str, Any],
    accounts: Mapping[int, Mapping[str, int]],
    titles: list[dict[str, str]],
) -> dict[str, Any]:
    money = {"revenue", "total_assets", "rd_expense"}
    return {
        "profile": 1,
        "name": f"模拟企业 {name}",
        "firm": dict(facts),
        "accounts": {
            str(year): {k: f"{v // 100}元" if k in money else v for k, v in lines.items()}
            for year, lines in accounts.items()
        },
        "titles": {"held": titles},
    }
