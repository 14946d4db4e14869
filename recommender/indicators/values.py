"""What a quantity is worth for a firm on a day: a range, a category, or not known."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from recommender.firm.facts import Fact, Possible, Record, Truth, Value, View
from recommender.indicators import measures as m
from recommender.indicators.lexicon import Lexicon, Line, Quantity
from recommender.indicators.where import band_points, passes
from recommender.units.bounds import (
    UNKNOWN,
    Bounds,
    add,
    greatest,
    least,
    product,
    quotient,
    scale,
)
from recommender.units.dates import completed_months, completed_years
from recommender.vocabulary.size_classes import size_classes

_ALL_SIZES = 4


def value(quantity: Quantity, view: View, *, lexicon: Lexicon) -> Value:
    """The quantity's value: `Bounds` if numeric; a category, the possible ones, or None if not."""
    if isinstance(quantity.node, Line):
        return line(quantity.node, view)
    if isinstance(quantity.node, m.SizeClass):
        return _size(view, lexicon)
    reckoned = bounds(quantity.node, view, lexicon=lexicon)
    stated = view.firm.stated.get(quantity.name)
    if stated is None or reckoned.known:
        return reckoned
    return meet(reckoned, as_reckoned(stated, quantity.node))


def as_reckoned(stated: Bounds, node: "m.Measure") -> Bounds:
    """A stated rate in the form in which it is reckoned: compound growth as its factor."""
    if not isinstance(node, m.Cagr):
        return stated
    low, high = (max(1 + end, 0) ** node.years for end in (stated.low, stated.high))
    return Bounds(low, high)


def meet(one: Bounds, other: Bounds) -> Bounds:
    """What both ranges allow; the first where they exclude each other."""
    low, high = max(one.low, other.low), min(one.high, other.high)
    return Bounds(low, high) if low <= high else one


def address(line: Line, view: View) -> Fact:
    """Where the base fact of a line stands for this view."""
    found = line.field
    if found.subject == "firm":
        return Fact("firm", 0, found.name)
    if found.subject == "accounts":
        return Fact("accounts", view.moment.last_year + line.year, found.name)
    index = view.subject.index if view.subject and view.subject.kind == found.subject else -1
    return Fact(found.subject, index, found.name.removeprefix(f"{found.subject}."))


def line(asked: Line, view: View) -> Value:
    """The base fact behind a line; for numbers the whole domain where it is not known."""
    fact = address(asked, view)
    found = None if fact.at == -1 else view.fact(fact)
    return asked.field.domain if found is None and asked.field.numeric else found


def operand(asked: "m.Operand", view: View, *, lexicon: Lexicon) -> Bounds:
    """The range of an operand, given by name or as a nested measure."""
    if not isinstance(asked, str):
        return bounds(asked, view, lexicon=lexicon)
    found = value(lexicon.quantity(asked), view, lexicon=lexicon)
    return found if isinstance(found, Bounds) else UNKNOWN


def bounds(node: "m.Measure", view: View, *, lexicon: Lexicon) -> Bounds:
    """The range of a numeric measure, exact in integers and fractions."""
    match node:
        case m.Ratio(terms):
            top = operand(terms.of, view, lexicon=lexicon)
            return _over(top, operand(terms.to, view, lexicon=lexicon))
        case m.Sum(str() as name, years):
            return _sum(_years(name, years, view, lexicon))
        case m.Sum(parts):
            return _sum(operand(part, view, lexicon=lexicon) for part in parts)
        case m.Mean(name, years):
            return scale(_sum(_years(name, years, view, lexicon)), Fraction(1, years))
        case m.Difference((first, second)):
            rest = scale(operand(second, view, lexicon=lexicon), Fraction(-1))
            return add(operand(first, view, lexicon=lexicon), rest)
        case m.Extreme():
            return _extreme(node, view, lexicon)
        case m.Growth() | m.MeanGrowth() | m.Cagr():
            return _growth(node, view, lexicon)
        case m.Age(terms):
            return _age(terms, view, lexicon)
        case m.Count() | m.Total() | m.Best():
            return _over_records(node, view, lexicon)
        case m.Points(items):
            return _sum(_item(item, view, lexicon) for item in items)
        case _:
            raise TypeError(f"{node!r} is a category, not a quantity.")


def _over(top: Bounds, bottom: Bounds) -> Bounds:
    if top.low >= 0 and bottom.low == 0 and bottom.high > 0:
        low = Fraction(top.low) / Fraction(bottom.high) if bottom.high < float("inf") else 0
        return Bounds(low, float("inf"))
    return quotient(top, bottom)


def _sum(parts: "Iterator[Bounds] | list[Bounds]") -> Bounds:
    total = Bounds(0, 0)
    for part in parts:
        total = add(total, part)
    return total


def _years(name: str, years: int, view: View, lexicon: Lexicon) -> list[Bounds]:
    names = [name, *(f"{name}@-{back}" for back in range(1, years))]
    return [operand(one, view, lexicon=lexicon) for one in names]


def _extreme(node: m.Extreme, view: View, lexicon: Lexicon) -> Bounds:
    pick, parts = (least, node.least) if node.least else (greatest, node.greatest or ())
    found = [operand(part, view, lexicon=lexicon) for part in parts]
    best = found[0]
    for other in found[1:]:
        best = pick(best, other)
    return best


def _growth(node: "m.Growth | m.MeanGrowth | m.Cagr", view: View, lexicon: Lexicon) -> Bounds:
    match node:
        case m.Growth(name, years):
            now, *_, then = _years(name, years + 1, view, lexicon)
            return add(_over(now, then), Bounds(-1, -1))
        case m.MeanGrowth(name, years):
            series = _years(name, years + 1, view, lexicon)
            steps = [_over(now, then) for now, then in pairwise(series)]
            return add(scale(_sum(steps), Fraction(1, years)), Bounds(-1, -1))
        case m.Cagr(name, years):
            now, *_, then = _years(name, years + 1, view, lexicon)
            return _over(now, then)


def _age(terms: m.AgeTerms, view: View, lexicon: Lexicon) -> Bounds:
    since = value(lexicon.quantity(terms.since), view, lexicon=lexicon)
    day = view.moment.reference
    if not isinstance(since, Bounds):
        return Bounds(0, float("inf"))
    oldest, youngest = _elapsed(since.low, day, terms.in_), _elapsed(since.high, day, terms.in_)
    return Bounds(youngest, oldest)


def _elapsed(ordinal: object, day: object, unit: str) -> int:
    from datetime import date

    assert isinstance(day, date) and isinstance(ordinal, int)  # noqa: S101, PT018
    start = date.fromordinal(ordinal)
    if start > day:
        return -1
    if unit == "days":
        return (day - start).days
    return completed_years(start, day) if unit == "years" else completed_months(start, day)


def selected(
    kind: str, where: "m.Where", view: View, *, lexicon: Lexicon
) -> list[tuple[Record, Truth]] | None:
    """Records that may satisfy the tests, with whether they do; None if the list is unknown.

    What is only planned counts where the tests ask for `planned`.
    """
    records = view.firm.records.get(kind)
    if records is None:
        return None
    real = [r for r in records if "planned" in where or not r.planned]
    judged = [(r, passes(where, view.of(r), current=view.subject, lexicon=lexicon)) for r in real]
    return [(record, truth) for record, truth in judged if truth is not False]


def _over_records(node: "m.Count | m.Total | m.Best", view: View, lexicon: Lexicon) -> Bounds:
    kind = kind_of(node)
    found = selected(kind, node.where, view, lexicon=lexicon)
    if found is None:
        return Bounds(0, float("inf"))
    if isinstance(node, m.Count):
        return Bounds(sum(truth is True for _, truth in found), len(found))
    name = node.total if isinstance(node, m.Total) else node.best
    amounts = [(operand(name, view.of(record), lexicon=lexicon), truth) for record, truth in found]
    ranges = [b if truth else Bounds(min(b.low, 0), max(b.high, 0)) for b, truth in amounts]
    if isinstance(node, m.Total):
        return _sum(ranges)
    best = Bounds(0, 0)
    for one in ranges:
        best = greatest(best, one)
    return best


def kind_of(node: "m.Count | m.Total | m.Best") -> str:
    """The kind of record a measure runs over."""
    match node:
        case m.Count(kind):
            return kind
        case m.Total(name) | m.Best(name):
            return name.partition(".")[0]


def _item(item: m.Item, view: View, lexicon: Lexicon) -> Bounds:
    if not isinstance(item.of, str):
        return band_points(item, bounds(item.of, view, lexicon=lexicon), None)
    quantity = lexicon.quantity(item.of)
    return band_points(item, value(quantity, view, lexicon=lexicon), quantity)


def _size(view: View, lexicon: Lexicon) -> Value:
    stated = view.firm.values.get("size_class")
    if isinstance(stated, str):
        return stated
    industry = view.firm.values.get("industry")
    found = size_classes(
        industry if isinstance(industry, str) else None,
        operand("employees", view, lexicon=lexicon),
        operand("revenue", view, lexicon=lexicon),
        operand("total_assets", view, lexicon=lexicon),
    )
    if len(found) == 1:
        return next(iter(found))
    return None if len(found) == _ALL_SIZES else Possible(found)


__all__ = [
    "address",
    "bounds",
    "kind_of",
    "line",
    "meet",
    "operand",
    "product",
    "selected",
    "value",
]
