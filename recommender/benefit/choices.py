"""Values that depend on conditions or tiers; while a condition is open, a range over the cases."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from recommender.catalogue.grants import Case, Cases, Tiers
from recommender.firm.facts import Truth, View
from recommender.indicators.lexicon import Lexicon
from recommender.rules.leaves import tree_truth
from recommender.units.bounds import Bounds, least
from recommender.units.money import parse_money
from recommender.units.ratio import parse_ratio

Number = int | Fraction | float


def hull(parts: Sequence[Bounds]) -> Bounds:
    """The smallest range that holds all parts."""
    return Bounds(min(part.low for part in parts), max(part.high for part in parts))


def possible(cases: Sequence[Case], view: View, *, lexicon: Lexicon) -> list[tuple[Case, Truth]]:
    """Cases that may be the first to fit, each with whether its condition holds."""
    found: list[tuple[Case, Truth]] = []
    for case in cases:
        state = True if case.when is None else tree_truth(case.when, view, lexicon=lexicon)
        if state is not False:
            found.append((case, state))
        if state is True:
            break
    return found


def money(raw: "str | int | Cases", view: View, *, lexicon: Lexicon) -> Bounds:
    """An amount in 分, or the range over its cases; nothing where no case fits."""
    if isinstance(raw, Cases):
        return _cases(raw, view, lexicon, rate=False)
    amount = parse_money(str(raw))
    return Bounds(amount, amount)


def rate(raw: "str | Cases", view: View, *, lexicon: Lexicon) -> Bounds:
    """A rate, or the range over its cases."""
    if isinstance(raw, Cases):
        return _cases(raw, view, lexicon, rate=True)
    found = parse_ratio(raw)
    return Bounds(found, found)


def _cases(raw: Cases, view: View, lexicon: Lexicon, *, rate: bool) -> Bounds:
    found = possible(raw.cases, view, lexicon=lexicon)
    ends: list[Number] = [
        parse_ratio(str(case.rate)) if rate else parse_money(str(case.amount)) for case, _ in found
    ]
    if not any(state is True for _, state in found):
        ends.append(0)
    return Bounds(min(ends), max(ends))


def tiered(tiers: Tiers, base: Bounds) -> Bounds:
    """The award over tiers for every base in the range (slab tiers may jump either way)."""
    return hull([Bounds(worth, worth) for worth in _worths(tiers, base)])


def _worths(tiers: Tiers, base: Bounds) -> Iterator[Number]:
    yield _worth(tiers, base.low)
    yield _worth(tiers, base.high)
    for number, step in enumerate(tiers.steps[:-1]):
        edge = parse_money(str(step.to))
        if base.low <= edge <= base.high:
            yield _worth(tiers, edge)
        if base.low <= edge < base.high and tiers.mode == "slab":
            for neighbour in (number, number + 1):
                yield _slab(tiers, neighbour, edge)


def _worth(tiers: Tiers, base: Number) -> Number:
    if tiers.mode == "slab":
        return _slab(tiers, tier_of(tiers, base), base)
    total: Number = 0
    start: Number = 0
    for step in tiers.steps:
        end = parse_money(str(step.to)) if step.to is not None else base
        part = min(base, end) - start
        if part > 0 and step.rate is not None:
            total += _times(part, parse_ratio(step.rate))
        start = end
    return total


def tier_of(tiers: Tiers, base: Number) -> int:
    """The number of the tier a base belongs to."""
    for number, step in enumerate(tiers.steps):
        if step.to is None:
            return number
        edge = parse_money(str(step.to))
        if base < edge or (base == edge and not tiers.open):
            return number
    return len(tiers.steps) - 1


def _slab(tiers: Tiers, number: int, base: Number) -> Number:
    step = tiers.steps[number]
    if step.amount is not None:
        return parse_money(str(step.amount))
    return _times(base, parse_ratio(str(step.rate))) if step.rate else 0


def _times(amount: Number, factor: Fraction) -> Number:
    if amount in {float("inf"), float("-inf")}:
        return amount if factor else 0
    return Fraction(amount) * factor


__all__ = ["hull", "least", "money", "possible", "rate", "tier_of", "tiered"]
