"""The instruments that are measured, as plain data that both sides can read.

A leaf compares one fact, or the ratio of two, with a fixed value: `{"fact": "revenue", "op":
"at_least", "value": 2000}`. Money stands in whole 万元, so that 32-bit floats hold it exactly. An
instrument joins the numbers of its leaves: `["all", 0, 1, ["any", 2, 3]]`. None of it is policy.
"""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from random import Random
from typing import Any

from recommender.vocabulary.regions import Regions

Plan = dict[str, Any]
SEED = 20260601
ON = date(2026, 6, 1)
MONEY = {
    "revenue": 60_000, "revenue@-1": 55_000, "main_revenue": 50_000, "rd_expense": 4_000,
    "total_assets": 90_000, "total_liabilities": 60_000, "tax_paid": 5_000,
    "equity_raised_3y": 9_000, "equipment_rd_value": 8_000,
}  # fmt: skip
COUNTS = {"employees": 900, "rd_staff": 300, "st_staff": 400, "bachelor_staff": 500}
YES_NO = ("owns_core_ip", "above_scale", "private", "main_product_in_sei", "mainland_resident")
CHOICES = {
    "applicant_kind": ("enterprise", "university", "institute", "institution"),
    "tax_credit_rating": ("a", "b", "m", "c", "d"),
}
RATIOS = {
    "rd_intensity": ("rd_expense", "revenue"),
    "debt_ratio": ("total_liabilities", "total_assets"),
    "main_revenue_share": ("main_revenue", "revenue"),
    "rd_staff_share": ("rd_staff", "employees"),
    "st_staff_share": ("st_staff", "employees"),
    "bachelor_share": ("bachelor_staff", "employees"),
}
PLACES = ("340000", "340100", "340200", "340300", "310000", "320000")
ORDERS = ("at_least", "more_than", "at_most", "less_than")
PER_INSTRUMENT = 5


@cache
def counties() -> tuple[str, ...]:
    """Codes where the firms may be registered: below `PLACES`, and surely in or out of each."""
    inside = Regions.shipped().within
    return tuple(
        code
        for code in sorted(Regions.shipped().records)
        if code[4:] != "00"
        and any(code[:2] == place[:2] for place in PLACES)
        and None not in {inside(code, place, on=ON) for place in PLACES}
    )


def plan(
    instruments: int, *, leaves: int = PER_INSTRUMENT, alike: bool = True, seed: int = SEED
) -> Plan:
    """Draw instruments of three thresholds; with five leaves, who may apply and where too.

    If none may be alike, all leaves are thresholds, each another one. Every third instrument also
    has a part that only the authority can judge.
    """
    draw = Random(seed)
    told: list[Plan] = []
    trees: list[list[Any]] = []
    for number in range(instruments):
        first = len(told)
        if alike and leaves == PER_INSTRUMENT:
            told += [_who(draw), _where(draw)]
        while len(told) < first + leaves:
            threshold = _threshold(draw)
            if alike or threshold not in told:
                told.append(threshold)
        trees.append(_tree(number, list(range(first, len(told)))))
    return {"leaves": told, "instruments": trees, "judged": list(range(0, instruments, 3))}


def _who(draw: Random) -> Plan:
    kinds = CHOICES["applicant_kind"]
    return {"fact": "applicant_kind", "op": "in", "value": list(kinds[: draw.randint(1, 3)])}


def _where(draw: Random) -> Plan:
    return {"fact": "registered_in", "op": "in", "value": [draw.choice(PLACES)]}


def _threshold(draw: Random) -> Plan:
    kind = draw.choices(("money", "count", "ratio", "yes_no", "choice"), (35, 15, 30, 15, 5))[0]
    match kind:
        case "ratio":
            name = draw.choice(list(RATIOS))
            value = draw.randint(1, 999)
            return {"fact": name, "op": draw.choice(ORDERS), "value": value, "per": 1_000}
        case "yes_no":
            return {"fact": draw.choice(YES_NO), "op": "is", "value": draw.random() < 0.8}
        case "choice":
            ratings = draw.sample(CHOICES["tax_credit_rating"], draw.randint(1, 3))
            return {"fact": "tax_credit_rating", "op": "in", "value": sorted(ratings)}
        case _:
            among = MONEY if kind == "money" else COUNTS
            name = draw.choice(list(among))
            return {"fact": name, "op": draw.choice(ORDERS), "value": draw.randint(1, among[name])}


def _tree(number: int, leaves: list[int]) -> list[Any]:
    """The joins in turn: plain, alternatives, a guard, a count, a negation."""
    *given, a, b, c = leaves
    last: tuple[Any, ...] = (
        (a, b, c),
        (["any", a, b], c),
        (["when", a, b], c),
        (["at_least", 2, a, b, c],),
        (["not", a], b, c),
    )[number % 5]
    return ["all", *given, *last]


def distinct(made: Plan) -> int:
    """How many leaves differ from all others."""
    return len({json.dumps(leaf, sort_keys=True) for leaf in made["leaves"]})


def facts(made: Plan) -> Iterator[str]:
    """The facts that the leaves read, each once."""
    seen: dict[str, None] = {}
    for leaf in made["leaves"]:
        seen |= dict.fromkeys(RATIOS.get(leaf["fact"], (leaf["fact"],)))
    return iter(seen)
