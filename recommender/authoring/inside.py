"""Numbers that `some` or `every` asks of records, tried on a record that meets all else."""

from collections.abc import Iterator
from dataclasses import dataclass

from recommender.authoring.placing import meeting, own_name, standing, told
from recommender.authoring.probes import Asked, Probe, Seen, Untried, beside
from recommender.firm.facts import Fact, Record, View
from recommender.indicators import measures as m
from recommender.indicators.lexicon import Quantity
from recommender.indicators.thresholds import Number
from recommender.rules import nodes as n
from recommender.rules.leaves import Limit, Placed, placed, tree_truth


def inner_numbers(one: Asked) -> Iterator[Probe | Untried]:
    """The number of records a clause asks for, if more than one, and every limit inside it."""
    node = one.leaf.node
    assert isinstance(node, n.Some | n.Every)  # noqa: S101
    records = _Records(one, node)
    if isinstance(node, n.Some) and node.count > 1:
        yield records.counted(node.count)
    for leaf in placed(node.where, lexicon=one.lexicon, moment=one.view.moment):
        if leaf.quantity is not None and leaf.quantity.numeric:
            yield from records.limits(leaf, leaf.quantity)


@dataclass(frozen=True, slots=True)
class _Records:
    one: Asked
    node: "n.Some | n.Every"

    @property
    def kind(self) -> str:
        return self.node.some if isinstance(self.node, n.Some) else self.node.every

    def others(self) -> list[Record]:
        """Records of the base that leave the clause to the one that is changed."""
        view, idle = self.one.view, isinstance(self.node, n.Every)
        return [
            record
            for record in view.firm.records.get(self.kind) or ()
            if record != view.subject
            and tree_truth(self.node.where, view.of(record), lexicon=self.one.lexicon) is idle
        ]

    def counted(self, count: int) -> Probe | Untried:
        label = self.one.lexicon.vocabulary.subjects[self.kind]
        quantity = Quantity(self.kind, "count", None, label, m.Count(self.kind))
        path = f"{self.one.path}.count"
        limit: Limit = ("at_least", count)
        first = next(
            placed(self.node.where, lexicon=self.one.lexicon, moment=self.one.view.moment)
        )
        record = meeting(self.node, first.path, self.one.view, self.one.lexicon)
        if record is None:
            return Untried(path, quantity, limit, "not_built")

        def seen(value: Number | None) -> View:
            made = None if value is None else [record] * int(value) + self.others()
            return standing(self.one.view, self.kind, made)

        values, fact = (*beside(quantity, count), None), Fact("list", 0, self.kind)
        return Probe(path, quantity, limit, fact, quantity, values, seen)

    def limits(self, leaf: Placed, quantity: Quantity) -> Iterator[Probe | Untried]:
        path = ".".join(part for part in (self.one.path, "where", leaf.path) if part)
        name = own_name(quantity, self.kind)
        record = meeting(self.node, leaf.path, self.one.view, self.one.lexicon)
        for limit in leaf.limits:
            if name is None:
                yield Untried(path, quantity, limit, "elsewhere")
            elif record is None:
                yield Untried(path, quantity, limit, "not_built")
            else:
                values, fact = (*beside(quantity, limit[1]), None), Fact(self.kind, 0, name)
                seen = self._changing(record, name)
                yield Probe(path, quantity, limit, fact, quantity, values, seen)

    def _changing(self, record: Record, name: str) -> Seen:
        """As many records as the clause asks for, the first of them changed."""
        more = self.node.count - 1 if isinstance(self.node, n.Some) else 0

        def seen(value: Number | None) -> View:
            made = [told(record, name, value), *[record] * more, *self.others()]
            return standing(self.one.view, self.kind, made)

        return seen
