"""What a population is drawn from: readings with their sources, and ranges where one is not sure.

Each range is drawn from once a simulation, so that two seeds differ by what is not known and not
only by chance.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

import numpy as np
from pydantic import ConfigDict, TypeAdapter

from recommender.resources.paths import reference_file
from recommender.resources.shapes import Found
from recommender.resources.tables import read_table
from recommender.vocabulary.fields import STRICT, Label

RANGES = (
    "city_precision", "small_or_micro", "micro_of_small_or_micro", "large_of_larger",
    "manufacturing", "private", "high_tech", "high_tech_in_hefei", "specialised_of_above_scale",
    "revenue_growth", "revenue_growth_spread", "mean_age_years", "rd_intensity",
    "awarded_above_scale", "success", "qualifies_when_open", "popularity_spread", "taste_spread",
    "drive_spread",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """A page on which a number was read."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    title: str
    publisher: str
    date: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """Between which two numbers a quantity lies, and why one thinks so."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    low: Decimal
    high: Decimal
    why: str
    source: str | tuple[str, ...] | None = None
    assumed: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """The pages it rests on."""
        return (self.source,) if isinstance(self.source, str) else self.source or ()


@dataclass(frozen=True, slots=True)
class Years:
    """The first and last year in which instruments are awarded."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    first: int
    last: int

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.first, self.last + 1))


@dataclass(frozen=True, slots=True)
class Product:
    """What a province produced in a year."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    province: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Population:
    """The reference file as read."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    jurisdiction: str
    name: Label
    years: Years
    capital: str
    above_scale_revenue: str
    title_years: int
    gdp_2021_yi: Product
    cities: Mapping[str, Decimal | None]
    ranges: Mapping[str, Range]
    sources: Mapping[str, Reading]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One draw: the share of each city, and one number from each range."""

    cities: Mapping[str, float]
    numbers: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        return self.numbers[name]


def population_file() -> Path:
    """The file that comes with the package."""
    return reference_file("population-anhui.yaml")


def read_population(path: Path | None = None) -> Population:
    """Read the reference file.

    Raises
    ------
    CatalogueError
        With every problem of it.
    """
    return read_table(path or population_file(), TypeAdapter(Population), _wrong)


def _wrong(read: Population) -> Iterator[Found]:
    for name in RANGES:
        if name not in read.ranges:
            yield ("ranges",), "key_missing", {"found": name}
    for name, one in read.ranges.items():
        if name not in RANGES:
            yield ("ranges", name), "key_unknown", {"found": name}
        if one.low > one.high:
            yield ("ranges", name), "range_reversed", {"found": f"{one.low}-{one.high}"}
        if one.assumed == bool(one.sources):
            yield ("ranges", name), "one_of", {"options": ("source", "assumed: true")}
        for source in one.sources:
            if source not in read.sources:
                values = {"found": source, "options": tuple(read.sources)}
                yield ("ranges", name), "source_unknown", values


def draw(population: Population, generator: np.random.Generator) -> Drawn:
    """One number from each range, evenly, and shares of cities around those of their product.

    Cities whose product was not read share the rest of the province's in random parts.
    """
    numbers = {
        name: float(generator.uniform(float(one.low), float(one.high)))
        for name, one in sorted(population.ranges.items())
    }
    whole = float(population.gdp_2021_yi.province)
    read = {code: float(v) / whole for code, v in population.cities.items() if v is not None}
    others = [code for code, value in population.cities.items() if value is None]
    parts = generator.dirichlet([2.0] * len(others)) * (1 - sum(read.values()))
    means = read | {code: float(part) for code, part in zip(others, parts, strict=True)}
    codes = sorted(means)
    weights = np.array([means[code] for code in codes]) * numbers["city_precision"]
    shares = generator.dirichlet(weights)
    return Drawn(dict(zip(codes, map(float, shares), strict=True)), numbers)
