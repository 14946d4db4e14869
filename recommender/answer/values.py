"""Values of the core as JSON holds them: no floats, exact fractions as text, open ends as null."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any

from recommender.catalogue.grants import Cap
from recommender.firm.facts import Value
from recommender.units.bounds import Bounds
from recommender.vocabulary.fields import Label

Json = Any


def plain(found: "Value | object") -> Json:
    """Any value of the core without floats: fractions as `3/20`, open ends as null."""
    if isinstance(found, Bounds):
        return {"low": plain(found.low), "high": plain(found.high)}
    if isinstance(found, float):
        return None
    if isinstance(found, Fraction):
        return int(found) if found.denominator == 1 else f"{found.numerator}/{found.denominator}"
    if isinstance(found, frozenset):
        return sorted(found)
    if isinstance(found, tuple | list):
        return [plain(part) for part in found]
    if isinstance(found, Mapping):
        return {key: plain(part) for key, part in found.items()}
    if is_dataclass(found) and not isinstance(found, type | Label | Cap):
        return {one.name: plain(getattr(found, one.name)) for one in fields(found)}
    return found if isinstance(found, int | str | None) else str(found)
