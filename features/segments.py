"""Segments of firms: what a firm was like when a year began."""

from collections.abc import Mapping

import numpy as np

from features.ledger import Ints, Ledger

AGE_EDGES = np.array([1, 3, 6, 11, 21])
EXPERIENCE_EDGES = np.array([1, 2, 4])
_KEY = 10_000
PLAIN = ("size", "sector", "region", "kind", "age", "experience", "last_focus")
CROSSED = (("size", "region"), ("size", "sector"), ("kind", "age"))


def awards_before(ledger: Ledger, firm: Ints, year: Ints | int) -> tuple[Ints, Ints]:
    """How many awards a firm had before a year, and the row after its last."""
    keys = ledger.firm * _KEY + ledger.year
    end = np.searchsorted(keys, firm * _KEY + year)
    return end - np.searchsorted(keys, firm * _KEY), end


def segments(
    ledger: Ledger, firm: Ints, year: Ints | int, *, placed: bool = False
) -> Mapping[str, Ints]:
    """Codes of every segment for each firm when the year began.

    Where `placed`, the region is that of the firm's project of the year if it told one.
    """
    found = {name: ledger.code(name, firm, year) for name in ("size", "sector", "kind")}
    found["region"] = ledger.region(firm, year) if placed else ledger.code("region", firm, year)
    age = ledger.age(firm, year)
    found["age"] = np.where(np.isnan(age), 0, 1 + np.digitize(np.nan_to_num(age), AGE_EDGES))
    many, end = awards_before(ledger, firm, year)
    found["experience"] = np.digitize(many, EXPERIENCE_EDGES)
    focus = ledger.content["focus"][ledger.instrument[np.maximum(end - 1, 0)]]
    found["last_focus"] = np.where(many > 0, focus, 0)
    for one, other in CROSSED:
        found[f"{one}_{other}"] = found[one] * (width(ledger, other)) + found[other]
    return found


def width(ledger: Ledger, name: str) -> int:
    """How many codes a segment has."""
    match name:
        case "age":
            return len(AGE_EDGES) + 2
        case "experience":
            return len(EXPERIENCE_EDGES) + 1
        case "last_focus":
            return len(ledger.labels["instrument_focus"])
        case _ if "_" in name:
            one, other = name.split("_", 1)
            return width(ledger, one) * width(ledger, other)
        case _:
            return len(ledger.labels[name])
