"""A benefit with every amount that no award can reach lowered to what it can: two alike pay alike.

An amount above the cap over it pays the cap, and a cap above the most that comes under it pays
that most. Uplifts, sums received and floors change what is under a cap; they end the lowering.
"""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from recommender.catalogue.grants import Benefit, Cap, Cases, Step, Text
from recommender.units.money import parse_money
from recommender.units.ratio import parse_ratio

Most = int | float
_OPEN = float("inf")


def leveled(benefit: Benefit, most: Most = _OPEN) -> Benefit:
    """The benefit with its amounts in 分, lowered; `most` is what a cap above it lets through."""
    raised = bool(benefit.uplifts)
    kept = raised or bool(benefit.less_received or benefit.floor or benefit.each_of)
    above = _OPEN if kept else most
    inside = _OPEN if raised else min(above, _greatest_cap(benefit.cap))
    steps = tuple(replace(s, amount=_most(s.amount, inside)) for s in _steps(benefit))
    return replace(
        benefit,
        amount=_lowered(benefit.amount, inside),
        grades=tuple(replace(g, amount=_least(g.amount, inside)) for g in benefit.grades),
        stages=tuple(replace(s, amount=_most(s.amount, inside)) for s in benefit.stages),
        tiers=benefit.tiers and replace(benefit.tiers, steps=steps),
        parts=tuple(leveled(part, inside) for part in benefit.parts),
        cap=benefit.cap and _lowered_cap(benefit.cap, min(_under(benefit), above)),
    )


def _steps(benefit: Benefit) -> tuple[Step, ...]:
    return benefit.tiers.steps if benefit.tiers else ()


def _lowered(amount: Text | Cases | None, most: Most) -> Text | Cases | None:
    if isinstance(amount, Cases):
        return Cases(tuple(replace(one, amount=_most(one.amount, most)) for one in amount.cases))
    return _most(amount, most)


def _most(amount: Text | None, most: Most) -> Text | None:
    return None if amount is None else _least(amount, most)


def _least(amount: Text, most: Most) -> int:
    return int(min(parse_money(str(amount)), most))


def _lowered_cap(cap: Cap, most: Most) -> Cap:
    plain = cap.times is None and cap.on == "total"
    lowered = _lowered(cap.amount, most) if plain else None
    return cap if lowered is None else replace(cap, amount=lowered)


def _greatest_cap(cap: Cap | None) -> Most:
    plain = cap is not None and cap.times is None and cap.on == "total"
    return _greatest(cap.amount) if cap is not None and plain else _OPEN


def _greatest(amount: Text | Cases | None) -> Most:
    if isinstance(amount, Cases):
        return max(_greatest(case.amount) for case in amount.cases)
    return _OPEN if amount is None else parse_money(str(amount))


def _under(benefit: Benefit) -> Most:
    """The most that can come under the benefit's own cap."""
    if benefit.uplifts or benefit.each_of:
        return _OPEN
    if benefit.parts:
        return _joined(benefit, (min(_under(p), _greatest_cap(p.cap)) for p in benefit.parts))
    if benefit.tiers:
        amounts = [_greatest(one.amount) for one in benefit.tiers.steps]
        return max(amounts) if benefit.tiers.mode == "slab" else sum(amounts)
    if benefit.each:
        return _OPEN
    if benefit.rate:
        return _rated(benefit)
    if benefit.grades:
        return max(_greatest(grade.amount) for grade in benefit.grades)
    if benefit.stages:
        return sum(_greatest(stage.amount) for stage in benefit.stages)
    return _OPEN if benefit.share_of else _greatest(benefit.amount)


def _rated(benefit: Benefit) -> Most:
    """The rate of the lowest ceiling on the base, in whole 分 or more."""
    ceilings = [_greatest(one.amount) for one in benefit.ceilings]
    least = min(ceilings, default=_OPEN)
    if isinstance(benefit.rate, Cases) or benefit.rate is None or least == _OPEN:
        return _OPEN
    return ceil(parse_ratio(benefit.rate) * int(least))


def _joined(benefit: Benefit, parts: Iterable[Most]) -> Most:
    return max(parts) if benefit.combine == "highest" else sum(parts)
