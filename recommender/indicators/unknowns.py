"""Which base facts a quantity still waits for, and which way each of them moves it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from recommender.firm.facts import Fact, View
from recommender.indicators import measures as m
from recommender.indicators.lexicon import Lexicon, Line, Quantity
from recommender.indicators.values import address, kind_of, operand, selected, value
from recommender.units.bounds import Bounds
from recommender.vocabulary.size_classes import indicators_of


@dataclass(frozen=True, slots=True)
class Unknowns:
    """Facts not settled, each with its direction (+1, -1, or 0 where it is not monotone).

    `tight` says that the quantity's range is attained: no fact enters it twice.
    """

    directions: dict[Fact, int] = field(default_factory=dict)
    tight: bool = True

    def turned(self, sign: int) -> "Unknowns":
        """The same facts with their directions turned (-1) or lost (0)."""
        return Unknowns({f: d * sign for f, d in self.directions.items()}, self.tight)


def union(parts: Iterable[Unknowns]) -> Unknowns:
    """Facts of several operands; one that enters twice makes the range loose."""
    merged: dict[Fact, int] = {}
    tight = True
    for part in parts:
        tight = tight and part.tight
        for fact, direction in part.directions.items():
            same = merged.get(fact, direction) == direction
            tight = tight and (fact not in merged or (same and direction != 0))
            merged[fact] = direction if same else 0
    return Unknowns(merged, tight)


def unknowns(quantity: Quantity, view: View, *, lexicon: Lexicon) -> Unknowns:
    """The unsettled base facts behind a quantity."""
    found = value(quantity, view, lexicon=lexicon)
    if isinstance(found, Bounds) and found.known:
        return Unknowns()
    if isinstance(quantity.node, Line):
        fact = address(quantity.node, view)
        settled = found is not None and not isinstance(found, Bounds)
        return Unknowns() if settled else Unknowns({fact: 1})
    if isinstance(quantity.node, m.SizeClass):
        return union(_operand(name, view, lexicon) for name in _size_facts(view)).turned(0)
    if quantity.name in view.firm.stated:
        return Unknowns({Fact("stated", 0, quantity.name): 1})
    return _node(quantity.node, view, lexicon)


def _size_facts(view: View) -> tuple[str, ...]:
    """What the size class of the firm's industry is read from."""
    industry = view.firm.values.get("industry")
    names = indicators_of(industry) if isinstance(industry, str) else frozenset()
    lines = {"employees": "employees", "revenue": "revenue", "assets": "total_assets"}
    told = tuple(line for name, line in lines.items() if name in names or not names)
    return told if isinstance(industry, str) else ("industry", *told)


def _operand(asked: "m.Operand", view: View, lexicon: Lexicon) -> Unknowns:
    if isinstance(asked, str):
        return unknowns(lexicon.quantity(asked), view, lexicon=lexicon)
    return _node(asked, view, lexicon)


def _node(node: "m.Measure", view: View, lexicon: Lexicon) -> Unknowns:
    match node:
        case m.Ratio(terms):
            return _ratio(terms.of, terms.to, view, lexicon)
        case m.Sum(str() as name, years) | m.Mean(name, years):
            return union(_operand(one, view, lexicon) for one in _back(name, years))
        case m.Sum(parts):
            return union(_operand(part, view, lexicon) for part in parts)
        case m.Extreme():
            return union(_operand(one, view, lexicon) for one in node.least or node.greatest or ())
        case m.Difference((first, second)):
            return union(
                [_operand(first, view, lexicon), _operand(second, view, lexicon).turned(-1)]
            )
        case m.Growth(name, years) | m.Cagr(name, years):
            series = _back(name, years + 1)
            return _ratio(series[0], series[-1], view, lexicon)
        case m.MeanGrowth(name, years):
            series = _back(name, years + 1)
            pairs = pairwise(series)
            return union(_ratio(now, then, view, lexicon) for now, then in pairs)
        case m.Age(terms):
            return _operand(terms.since, view, lexicon).turned(-1)
        case m.Count() | m.Total() | m.Best():
            return _records(node, view, lexicon)
        case m.Points(items):
            return union(_operand(item.of, view, lexicon).turned(_way(item)) for item in items)
        case _:
            return Unknowns({}, tight=False)


def _back(name: str, years: int) -> list[str]:
    return [name, *(f"{name}@-{back}" for back in range(1, years))]


def _ratio(of: "m.Operand", to: "m.Operand", view: View, lexicon: Lexicon) -> Unknowns:
    sign = -1 if operand(of, view, lexicon=lexicon).low >= 0 else 0
    return union([_operand(of, view, lexicon), _operand(to, view, lexicon).turned(sign)])


def _way(item: m.Item) -> int:
    rising = all(b.at_least is not None or b.more_than is not None for b in item.bands)
    falling = all(b.at_most is not None or b.less_than is not None for b in item.bands)
    return 1 if rising else -1 if falling else 0


def _records(node: "m.Count | m.Total | m.Best", view: View, lexicon: Lexicon) -> Unknowns:
    kind = kind_of(node)
    found = selected(kind, node.where, view, lexicon=lexicon)
    if found is None:
        return Unknowns({Fact("list", 0, kind): 0})
    facts: dict[Fact, int] = {}
    for record, _ in found:
        for name in node.where:
            known = record.values.get(name)
            open_ = known is None or (isinstance(known, Bounds) and not known.known)
            if open_ and name != "planned":
                facts[Fact(kind, record.index, name)] = 0
        if not isinstance(node, m.Count):
            name = node.total if isinstance(node, m.Total) else node.best
            inner = unknowns(lexicon.quantity(name), view.of(record), lexicon=lexicon)
            facts |= inner.directions
    return Unknowns(facts)
