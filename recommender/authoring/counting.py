"""Numbers on what is counted or totalled over records, tried on records made for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from recommender.authoring.placing import chosen, own_name, standing, tests, told
from recommender.authoring.probes import Asked, Probe, Seen, Untried, beside
from recommender.firm.facts import Fact, Record, View
from recommender.indicators import measures as m
from recommender.indicators.lexicon import Lexicon, Quantity
from recommender.indicators.thresholds import Number
from recommender.indicators.values import kind_of
from recommender.indicators.where import passes, tested
from recommender.rules.leaves import Limit

Measured = m.Count | m.Total | m.Best
_MANY = 1_000
_MOST = 10**18


def measures(quantity: Quantity, lexicon: Lexicon) -> Iterator[Measured]:
    """The counts and totals of records that a quantity is computed from; no points table."""
    waiting: list[object] = [quantity.node]
    while waiting:
        match waiting.pop():
            case str(name):
                waiting.append(lexicon.quantity(name).node)
            case m.Count() | m.Total() | m.Best() as node:
                yield node
            case m.Ratio(terms):
                waiting += [terms.of, terms.to]
            case m.Sum(str()):
                pass
            case m.Sum(parts) | m.Difference(parts):
                waiting += parts
            case m.Extreme() as node:
                waiting += node.parts
            case _:
                pass


def reckoned(one: Asked, limit: Limit, node: Measured) -> Probe | None:
    """A limit on what is reckoned from records: their number, or the worth of the only one."""
    many, direct = _Many(one, node), one.quantity.node is node
    turn = many.turn()
    if turn is None:
        return None
    seen: Seen
    if isinstance(node, m.Count):
        around = beside(one.quantity, limit[1]) if direct else (turn - 1, turn)
        values = tuple(value for value in around if value >= 0)
        fact, shown, seen = Fact("list", 0, many.kind), one.quantity, many.numbering
    else:
        shown = one.lexicon.quantity(many.name)
        values = beside(shown, limit[1]) if direct else (turn - 1, turn)
        fact, seen = Fact(many.kind, 0, many.field), many.worth
    return Probe(one.path, one.quantity, limit, fact, shown, (*values, None), seen)


def tested_numbers(one: Asked, node: Measured) -> Iterator[Probe | Untried]:
    """The numbers by which a measure chooses its records, tried on the record that decides."""
    many = _Many(one, node)
    for name, test in node.where.items():
        if name == "planned":
            continue
        quantity = tested(many.kind, name, lexicon=one.lexicon)
        for key, limit in tests(quantity, test, one.view):
            path, turn = f"{one.path}.{many.kind}.{name}.{key}", many.turn()
            if turn is None:
                yield Untried(path, quantity, limit, "no_change")
                continue
            values, fact = (*beside(quantity, limit[1]), None), Fact(many.kind, 0, name)
            seen = many.deciding(turn, name)
            yield Probe(path, quantity, limit, fact, quantity, values, seen)


@dataclass(frozen=True, slots=True)
class _Many:
    """The firm with more or fewer records that a measure selects, or with one worth more or less.

    Other records of the kind stay where they surely fail the tests.
    """

    one: Asked
    node: Measured

    @property
    def kind(self) -> str:
        return kind_of(self.node)

    @property
    def name(self) -> str:
        assert not isinstance(self.node, m.Count)  # noqa: S101
        return self.node.total if isinstance(self.node, m.Total) else self.node.best

    @property
    def field(self) -> str:
        found = own_name(self.one.lexicon.quantity(self.name), self.kind)
        assert found is not None  # noqa: S101
        return found

    def others(self) -> list[Record]:
        view = self.one.view
        records = view.firm.records.get(self.kind) or ()
        return [one for one in records if one != view.subject and not self._may_pass(one)]

    def _may_pass(self, record: Record) -> bool:
        view, lexicon = self.one.view, self.one.lexicon
        found = passes(self.node.where, view.of(record), current=view.subject, lexicon=lexicon)
        return found is not False

    def model(self) -> Record:
        return chosen(self.kind, self.node.where, self.one.view, self.one.lexicon)

    def numbering(self, count: Number | None) -> View:
        """With so many records that pass; None: the list is unknown."""
        made = None if count is None else [self.model()] * int(count) + self.others()
        return standing(self.one.view, self.kind, made)

    def worth(self, value: Number | None) -> View:
        """With one record that passes, worth so much."""
        record = told(self.model(), self.field, value)
        return standing(self.one.view, self.kind, [record, *self.others()])

    def turn(self) -> int | None:
        """The least number or worth at which the clause is not what it is with none."""
        counted = isinstance(self.node, m.Count)
        seen = self.numbering if counted else self.worth
        low, high = 0, _MANY if counted else _MOST
        start = self.one.truth(seen(low))
        if self.one.truth(seen(high)) == start:
            return None
        while high - low > 1:
            middle = (low + high) // 2
            same = self.one.truth(seen(middle)) == start
            low, high = (middle, high) if same else (low, middle)
        return high

    def deciding(self, turn: int, name: str) -> Seen:
        """With just enough for the clause to turn, and a field of the first record changed."""
        counted = isinstance(self.node, m.Count)

        def seen(value: Number | None) -> View:
            base = self.numbering(turn) if counted else self.worth(turn)
            first, *rest = base.firm.records[self.kind] or ()
            return standing(self.one.view, self.kind, [told(first, name, value), *rest])

        return seen
