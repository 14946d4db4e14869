"""Records built to meet what a clause asks of one, so that a single number of it can be tried."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from recommender.firm.facts import Holding, Record, Titles, Value, View
from recommender.indicators import measures as m
from recommender.indicators.lexicon import Lexicon, Line, Quantity
from recommender.indicators.thresholds import Number, Operator, compare, day, threshold
from recommender.indicators.where import OPERATORS, SAME, tested
from recommender.rules import nodes as n
from recommender.rules.leaves import Limit, Placed, placed, tree_truth
from recommender.units.bounds import Bounds
from recommender.units.dates import PartialDate
from recommender.verdict.breakpoints import categories

_DAYS: Mapping[str, Operator] = {"from": "at_least", "to": "at_most"}


def standing(view: View, kind: str, records: Sequence[Record] | None) -> View:
    """The same firm with these records of a kind (None: nobody said); the subject is the first."""
    found = None if records is None else tuple(replace(r, index=i) for i, r in enumerate(records))
    firm = replace(view.firm, records={**view.firm.records, kind: found})
    subject = view.subject
    if found and subject is not None and subject.kind == kind:
        subject = found[0]
    return View(firm, view.moment, subject, view.assume)


def told(record: Record, name: str, value: Number | None) -> Record:
    """The record with a number in one of its fields, or without that field."""
    values = {key: known for key, known in record.values.items() if key != name}
    if value is not None:
        values[name] = Bounds(value, value)
    return replace(record, values=values)


def first_of(kind: str, view: View) -> Record:
    """The subject if it is of the kind, else a record of which nothing is known."""
    if view.subject is not None and view.subject.kind == kind:
        return view.subject
    return Record(kind, 0, "", {})


def meeting(node: "n.Some | n.Every", target: str, view: View, lexicon: Lexicon) -> Record | None:
    """A record that meets what a clause asks, by the branch in which the leaf `target` stands.

    None where the leaf is under `not`, `when` or a count of conditions, or cannot be met.
    """
    kind = node.some if isinstance(node, n.Some) else node.every
    needed = _needed(node.where, target)
    if needed is None:
        return None
    leaves = {one.path: one for one in placed(node.where, lexicon=lexicon, moment=view.moment)}
    record = _Building(first_of(kind, view), view.moment.reference)
    for path in needed:
        record = record.meets(leaves[path])
    seen = standing(view, kind, [record.record])
    met = tree_truth(node.where, seen.of(record.record), lexicon=lexicon)
    return record.record if met else None


def _needed(tree: n.Condition, target: str, at: str = "") -> list[str] | None:
    """Paths of the leaves to meet: all parts, or the branch of the target, else the first."""
    parts = {f"{at}.{segment}" if at else segment: part for segment, part in n.children(tree)}
    if not parts:
        return [at]
    ways = [path for path in parts if target == path or target.startswith((f"{path}.",))]
    if isinstance(tree, n.AnyOf):
        path = (ways or list(parts))[0]
        return _needed(parts[path], target, path)
    if not isinstance(tree, n.AllOf):
        return None
    found = [_needed(part, target, path) for path, part in parts.items()]
    return None if None in found else [path for each in found for path in each or ()]


@dataclass(frozen=True, slots=True)
class _Building:
    record: Record
    on: date

    def meets(self, leaf: Placed) -> "_Building":
        """The record with what a leaf asks of a fact of its own; others are left as they are."""
        if isinstance(leaf.node, n.Has):
            held = tuple(Holding(title, PartialDate.parse("1990")) for title in leaf.node.titles)
            return replace(self, record=replace(self.record, titles=Titles(held)))
        quantity = leaf.quantity
        if quantity is None or own_name(quantity, self.record.kind) is None:
            return self
        return self._with(quantity, _answer(leaf, quantity, self.on))

    def _with(self, quantity: Quantity, value: Value) -> "_Building":
        name = own_name(quantity, self.record.kind)
        values = {**self.record.values, str(name): value}
        return replace(self, record=replace(self.record, values=values))


def own_name(quantity: Quantity, kind: str) -> str | None:
    """The name of a field within records of the kind; None for anything else."""
    node = quantity.node
    if not isinstance(node, Line) or node.field.subject != kind:
        return None
    return node.field.name.removeprefix(f"{kind}.")


def _answer(leaf: Placed, quantity: Quantity, on: date) -> Value:
    if quantity.numeric:
        found = near(quantity, leaf.limits or (("more_than", 0),))
        return Bounds(found, found)
    refused = isinstance(leaf.node, n.Compare) and leaf.node.is_not is not None
    named = sorted(leaf.options or (), key=str)
    told_apart = categories(quantity, [leaf], on=on)
    options = [one for one in told_apart if one not in named] if refused else [*named, *told_apart]
    return _typed(quantity, options[0]) if options else None


def _typed(quantity: Quantity, option: object) -> Value:
    several = quantity.field is not None and quantity.field.several
    if several:
        return frozenset({str(option)})
    return option if isinstance(option, bool) else str(option)


def step(quantity: Quantity) -> Number:
    """The smallest there is: one 分, person or day; a tenth of a per cent else."""
    from fractions import Fraction

    return 1 if quantity.type in {"money", "count", "date"} else Fraction(1, 1000)


def near(quantity: Quantity, limits: Sequence[Limit]) -> Number:
    """A value on a limit, or one step beside it, that keeps all of them; else the first limit."""
    one = step(quantity)
    tried = [value for _, limit in limits for value in (limit, limit + one, limit - one)]
    kept = (v for v in tried if all(compare(Bounds(v, v), op, to) for op, to in limits))
    return next(kept, limits[0][1])


def chosen(kind: str, where: m.Where, view: View, lexicon: Lexicon) -> Record:
    """A record that passes the tests of a count or total."""
    record = first_of(kind, view)
    values = dict(record.values)
    for name, test in where.items():
        if name != "planned":
            values[name] = _passing(tested(kind, name, lexicon=lexicon), test, view)
    planned = where.get("planned", record.planned) is True
    return replace(record, values=values, planned=planned)


def _passing(quantity: Quantity, test: m.Test, view: View) -> Value:
    if test == SAME:
        return view.subject.name if view.subject else None
    if isinstance(test, Mapping):
        found = near(quantity, [limit for _, limit in tests(quantity, test, view)])
        return Bounds(found, found)
    option = test[0] if isinstance(test, tuple) else test
    if quantity.numeric:
        exact = threshold(quantity, option)
        return Bounds(exact, exact)
    return _typed(quantity, option)


def tests(quantity: Quantity, test: m.Test, view: View) -> Iterator[tuple[str, Limit]]:
    """The limits within which a test wants a field, each with the key it is written under."""
    for key, raw in test.items() if isinstance(test, Mapping) else ():
        if key in _DAYS:
            found = day(raw, moment=view.moment, end=key == "to").toordinal()
            yield key, (_DAYS[key], found)
        else:
            op = next(op for op in OPERATORS if op == key)
            yield key, (op, threshold(quantity, raw, moment=view.moment))
