"""Micro, small, medium or large: 工信部联企业〔2011〕300号, for exact and for rough figures."""

import csv
from dataclasses import dataclass
from functools import cache
from itertools import product

from recommender.resources.paths import reference_file
from recommender.units.bounds import Bounds
from recommender.units.money import WAN
from recommender.vocabulary.industries import Industries

CLASSES = ("micro", "small", "medium", "large")
_LIMITS = ("small_at", "medium_at", "large_at")
_INDICATORS = ("employees", "revenue", "assets")


@dataclass(frozen=True, slots=True)
class Group:
    """An industry group: for each indicator the lower bounds of small, medium and large."""

    name: str
    limits: dict[str, tuple[int, int, int]]


@cache
def groups() -> dict[str, Group]:
    """Industry code → the group its firms are classed in."""
    by_name = {}
    with reference_file("sme-size.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            limits = {name: _limits(row, name) for name in row["indicators"].split(";") if name}
            by_name[row["industry_group"]] = Group(row["industry_group"], limits)
    with reference_file("sme-industry-map.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["industry_code"]: by_name[row["industry_group"]] for row in csv.DictReader(file)
        }


def _limits(row: dict[str, str], name: str) -> tuple[int, int, int]:
    scale = 1 if name == "employees" else WAN
    small, medium, large = (int(row[f"{name}_{end}"]) * scale for end in _LIMITS)
    return small, medium, large


def size_classes(
    industry: str | None, employees: Bounds, revenue: Bounds, assets: Bounds
) -> frozenset[str]:
    """All classes a firm may have, given ranges (persons, 分); all four where it is not placed.

    Large, medium and small need every indicator of the group at or above the bound (Article 4).
    """
    group = _group(industry)
    if group is None:
        return frozenset(CLASSES)
    given = dict(zip(_INDICATORS, (employees, revenue, assets), strict=True))
    ranges = [_levels(given[name], limits) for name, limits in group.limits.items()]
    return frozenset(CLASSES[min(levels)] for levels in product(*ranges))


def indicators_of(industry: str) -> frozenset[str]:
    """Which of employees, revenue and assets class a firm of this industry; none if not placed."""
    group = _group(industry)
    return frozenset(group.limits) if group else frozenset()


def _group(industry: str | None) -> Group | None:
    if industry is None:
        return None
    placed = groups()
    chain = Industries.shipped().chain(industry)
    return next((placed[code] for code in chain if code in placed), None)


def _levels(found: Bounds, limits: tuple[int, int, int]) -> range:
    lowest = sum(found.low >= limit for limit in limits)
    highest = sum(found.high >= limit for limit in limits)
    return range(lowest, highest + 1)
