"""Thresholds of leaves pulled back to one base fact: one value in each cell between them."""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import ceil

from recommender.firm.facts import Fact, Truth, Value, View
from recommender.indicators.lexicon import Lexicon, Line, Quantity
from recommender.indicators.thresholds import SIZES, Number, Operator, compare
from recommender.indicators.values import value
from recommender.rules.leaves import Limit, Placed
from recommender.units.bounds import Bounds
from recommender.vocabulary.industries import Industries
from recommender.vocabulary.regions import Regions

_HORIZON = 10**18
OTHER = "\x00another"


def categories(quantity: Quantity, leaves: Sequence[Placed], *, on: date) -> list[Value]:
    """Every category the leaves can tell apart, and one they do not name."""
    if quantity.type == "yes_no":
        return [True, False]
    if quantity.field is not None and quantity.field.several:
        return []
    if quantity.type == "choice":
        return list(quantity.field.options if quantity.field else SIZES)
    named = frozenset(str(option) for leaf in leaves for option in leaf.options or ())
    if quantity.type in {"region", "industry"}:
        return list(_told_apart(quantity.type, named, on))
    return [*named, OTHER]


@cache
def _told_apart(kind: str, named: frozenset[str], on: date) -> tuple[str, ...]:
    """One exact place or industry for every way of lying inside some of the named ones."""
    if kind == "region":
        regions = Regions.shipped()
        codes = [
            c for c, rs in regions.records.items() if rs[-1].level in {"county", "prefecture"}
        ]
        lies = regions.within
        found = {tuple(lies(c, area, on=on) for area in sorted(named)): c for c in codes}
    else:
        industries = Industries.shipped()
        codes = [c for c in industries.names if len(c) == 4]
        found = {tuple(industries.within(c, one) for one in sorted(named)): c for c in codes}
    return tuple(code for states, code in found.items() if None not in states)


def points(fact: Fact, leaves: Sequence[Placed], view: View, *, lexicon: Lexicon) -> list[Value]:
    """Whole values of a fact: the lowest, and the first of each cell above it.

    Empty where the fact is not whole and enters a quantity that is computed from it.
    """
    low, high, whole = _domain(fact, view, lexicon)
    cuts: set[Fraction | int] = set()
    for leaf in leaves:
        assert leaf.quantity is not None  # noqa: S101
        direct = isinstance(leaf.quantity.node, Line)
        if not direct and not whole:
            return []
        for limit in leaf.limits or (("more_than", 0),):
            if direct:
                cuts |= {limit[1], limit[1] + 1} if whole else {limit[1]}
            else:
                cuts |= _pulled(fact, leaf.quantity, limit, view, lexicon, (int(low), int(high)))
    return _cells(cuts, low, high, whole=whole)


def _cells(cuts: "set[Fraction | int]", low: Number, high: Number, *, whole: bool) -> list[Value]:
    inner = [cut for cut in cuts if low <= cut <= high]
    if whole:
        tried = {ceil(low), int(high), *map(ceil, inner)}
        return [Bounds(one, one) for one in sorted(tried) if low <= one <= high]
    ends = [Fraction(low), *sorted(Fraction(cut) for cut in inner), Fraction(high)]
    middles = {(a + b) / 2 for a, b in pairwise(ends)}
    return [Bounds(one, one) for one in sorted({*ends, *middles})]


def _domain(fact: Fact, view: View, lexicon: Lexicon) -> tuple[Number, Number, bool]:
    """What a fact may be, and whether only whole values occur."""
    field = lexicon.vocabulary.fields.get(fact.field)
    known = view.fact(fact)
    found = known if isinstance(known, Bounds) else field.domain if field else Bounds(0, _HORIZON)
    low, high = max(found.low, -_HORIZON), min(found.high, _HORIZON)
    assert not isinstance(low, float) and not isinstance(high, float)  # noqa: S101, PT018
    return low, high, field.whole if field else True


def _pulled(
    fact: Fact,
    quantity: Quantity,
    limit: Limit,
    view: View,
    lexicon: Lexicon,
    ends: tuple[int, int],
) -> set[int]:
    """Whole values at which the leaf's state changes, by bisection: the state moves one way.

    Being equal does not: it is entered and left again, so both sides of it are pulled back.
    """

    def state(at: int) -> Truth:
        seen = view.assuming({**view.assume, fact: Bounds(at, at)})
        found = value(quantity, seen, lexicon=lexicon)
        assert isinstance(found, Bounds)  # noqa: S101
        return compare(found, *limit)

    low, high = ends
    if limit[0] in {"is", "is_not"}:
        sides: tuple[Operator, ...] = ("at_least", "more_than")
        pulled = [_pulled(fact, quantity, (op, limit[1]), view, lexicon, ends) for op in sides]
        return pulled[0] | pulled[1]
    cuts = set()
    for wanted in (state(low), state(high)):
        cut = _first_change(state, wanted, low, high)
        if cut is not None:
            cuts |= {cut, cut - 1}
    return cuts


def _first_change(state: Callable[[int], Truth], wanted: Truth, low: int, high: int) -> int | None:
    """The least value above `low` where being in `wanted` differs from how it is at `low`."""
    at_low = state(low) is wanted
    if (state(high) is wanted) == at_low:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if (state(middle) is wanted) == at_low:
            low = middle
        else:
            high = middle
    return high
