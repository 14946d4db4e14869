"""A record as conditions ask for it: the least that satisfies them, or none if unclear."""

from collections.abc import Mapping
from datetime import date

from recommender.firm.facts import Record, Value, View
from recommender.indicators.lexicon import Lexicon
from recommender.indicators.measures import Scalar, Where
from recommender.indicators.thresholds import Operator, day, threshold
from recommender.indicators.where import OPERATORS, SAME, passes
from recommender.rules import nodes as n
from recommender.rules.leaves import tree_truth
from recommender.units.bounds import Bounds

_UPWARD: dict[Operator, int] = {"at_least": 0, "more_than": 1, "at_most": 0, "less_than": -1,
                                "is": 0}  # fmt: skip


def like(
    where: "n.Condition | Where", view: View, *, lexicon: Lexicon, kind: str | None = None
) -> Mapping[str, Value] | None:
    """Values of a record that satisfies the tests or the tree; None if none was found."""
    if isinstance(where, Mapping):
        assert kind is not None  # noqa: S101
        values = _tested(where, kind, view, lexicon)
        record = view.of(Record(kind, 0, "", values or {}))
        done = values is not None and passes(where, record, current=view.subject, lexicon=lexicon)
        return values if done is True else None
    values = {}
    found = _asked(where, view, lexicon, values)
    subject = found or "expenditure"
    record = view.of(Record(subject, 0, "", values))
    return values if found and tree_truth(where, record, lexicon=lexicon) is True else None


def _tested(where: Where, kind: str, view: View, lexicon: Lexicon) -> dict[str, Value] | None:
    values: dict[str, Value] = {}
    for name, test in where.items():
        if name == "planned":
            continue
        if test == SAME:
            values[name] = view.subject.name if view.subject else None
        elif isinstance(test, Mapping):
            values[name] = _ranged(f"{kind}.{name}", test, view, lexicon)
        else:
            first = test[0] if isinstance(test, tuple) else test
            values[name] = _value(f"{kind}.{name}", "is", first, view, lexicon)
    return None if None in values.values() else values


def _ranged(name: str, test: Mapping[str, Scalar], view: View, lexicon: Lexicon) -> Value:
    """For dates the latest day allowed, so that nothing is put into the past needlessly."""
    if "to" in test or "from" in test:
        last = day(test.get("to", "reference"), moment=view.moment, end=True)
        return Bounds.exactly(min(last, max(view.moment.reference, date.min)).toordinal())
    op = next(op for op in OPERATORS if op in test)
    return _value(name, op, test[op], view, lexicon)


def _value(name: str, op: Operator, raw: Scalar, view: View, lexicon: Lexicon) -> Value:
    quantity = lexicon.quantity(name)
    if not quantity.numeric:
        several = quantity.field is not None and quantity.field.several
        told = raw if isinstance(raw, bool) else str(raw)
        return frozenset({str(raw)}) if several else told
    if op not in _UPWARD:
        return None
    limit = threshold(quantity, raw, moment=view.moment) + _UPWARD[op]
    if quantity.type == "date":
        limit = max(limit, view.moment.reference.toordinal()) if op != "at_most" else limit
    return Bounds.exactly(limit)


def _asked(
    tree: n.Condition, view: View, lexicon: Lexicon, values: dict[str, Value]
) -> str | None:
    """Fill in what the leaves of a tree ask for; the kind of record they speak of."""
    match tree:
        case n.AllOf(parts):
            found = [_asked(part, view, lexicon, values) for part in parts]
            return found[0] if found and None not in found else None
        case n.AnyOf(parts):
            return _asked(parts[0], view, lexicon, values)
        case n.Compare() | n.OneOf():
            kind, _, name = tree.field.partition(".")
            op, raw = tree.relation if isinstance(tree, n.Compare) else ("is", tree.in_[0])
            if not name or op == "is_not":
                return None
            values[name] = _value(tree.field, op, raw, view, lexicon)
            return kind
        case _:
            return None
