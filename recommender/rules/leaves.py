"""The leaves of a tree, each with its place, its quantity and its test made exact."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from recommender.firm.facts import Moment, Truth, Value, View
from recommender.indicators.lexicon import Lexicon, Quantity
from recommender.indicators.measures import Scalar
from recommender.indicators.thresholds import (
    Number,
    Operator,
    checked_option,
    compare,
    day,
    member,
    threshold,
)
from recommender.indicators.values import value
from recommender.rules import nodes as n
from recommender.rules.kleene import all_of, any_of, at_least
from recommender.units.bounds import Bounds

Limit = tuple[Operator, Number]
_BOUNDS: dict[str, tuple[Operator, Operator]] = {
    "[]": ("at_least", "at_most"),
    "[)": ("at_least", "less_than"),
    "(]": ("more_than", "at_most"),
    "()": ("more_than", "less_than"),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A leaf with its path in the tree; `limits` all hold together, `options` are alternatives."""

    path: str
    node: n.Leaf
    quantity: Quantity | None = None
    limits: tuple[Limit, ...] = ()
    options: frozenset[Scalar] | None = None

    @property
    def open_to_others(self) -> bool:
        """Whether no fact of a firm can answer it: a judgement, or a part nobody has read."""
        return isinstance(self.node, n.Judgement | n.Unread)


def placed(
    tree: n.Condition, *, lexicon: Lexicon, moment: Moment, at: str = ""
) -> Iterator[Placed]:
    """The leaves of a tree from left to right, with thresholds made exact for the moment."""
    parts = n.children(tree)
    for segment, part in parts:
        where = f"{at}.{segment}" if at else segment
        yield from placed(part, lexicon=lexicon, moment=moment, at=where)
    if not parts:
        yield _exact(tree, at, lexicon, moment)  # type: ignore[arg-type]


def _exact(leaf: n.Leaf, path: str, lexicon: Lexicon, moment: Moment) -> Placed:
    match leaf:
        case n.Compare():
            quantity = lexicon.quantity(leaf.field)
            op, raw = leaf.relation
            if not quantity.numeric and op in {"is", "is_not"}:
                return Placed(path, leaf, quantity, (), frozenset({checked_option(quantity, raw)}))
            return Placed(path, leaf, quantity, (_limit(quantity, op, raw, moment),))
        case n.Between():
            quantity = lexicon.quantity(leaf.field)
            pairs = zip(_BOUNDS[leaf.bounds], leaf.between, strict=True)
            limits = tuple(_limit(quantity, op, raw, moment) for op, raw in pairs)
            return Placed(path, leaf, quantity, limits)
        case n.OneOf():
            quantity = lexicon.quantity(leaf.field)
            options = frozenset(checked_option(quantity, raw) for raw in leaf.in_)
            return Placed(path, leaf, quantity, (), options)
        case n.Known():
            return Placed(path, leaf, lexicon.quantity(leaf.field))
        case _:
            return Placed(path, leaf)


def _limit(quantity: Quantity, op: Operator, raw: Scalar, moment: Moment) -> Limit:
    """A month or year reaches to its last day where it is an upper end."""
    end = op in {"at_most", "more_than"}
    return op, threshold(quantity, raw, moment=moment, end=end)


def state_of(leaf: Placed, found: Value, *, on: date) -> Truth:
    """What a value makes of a leaf that compares a quantity."""
    node, quantity = leaf.node, leaf.quantity
    assert quantity is not None  # noqa: S101
    if isinstance(node, n.Known):
        return known(found, quantity)
    if leaf.options is not None:
        state = member(found, quantity, leaf.options, on)
        refused = isinstance(node, n.Compare) and node.is_not is not None
        return (None if state is None else not state) if refused else state
    assert isinstance(found, Bounds)  # noqa: S101
    return all_of(*(compare(found, op, limit) for op, limit in leaf.limits))


def known(found: Value, quantity: Quantity) -> Truth:
    """True once a value is given; zero money counts as nothing spent."""
    if not isinstance(found, Bounds):
        return None if found is None else True
    if quantity.type == "date":
        return True if found.known else None
    return compare(found, "more_than", 0)


def truth(leaf: Placed, view: View, *, lexicon: Lexicon) -> Truth:
    """The state of a leaf for a firm on a day; judgements and unread parts stay unknown."""
    match leaf.node:
        case n.Has():
            return _held(leaf.node, view, lexicon)
        case n.Some() | n.Every():
            return _over_records(leaf.node, view, lexicon)
        case n.Judgement() | n.Unread():
            return None
        case _:
            assert leaf.quantity is not None  # noqa: S101
            found = value(leaf.quantity, view, lexicon=lexicon)
            return state_of(leaf, found, on=view.moment.reference)


def held_by(node: n.Has, *, lexicon: Lexicon) -> str:
    """The kind of subject that holds the titles asked for."""
    return lexicon.vocabulary.titles[node.titles[0]].holder


def _held(node: n.Has, view: View, lexicon: Lexicon) -> Truth:
    return any_of(*title_states(node, view, lexicon=lexicon).values())


def title_states(node: n.Has, view: View, *, lexicon: Lexicon) -> dict[str, Truth]:
    """Whether each of the titles asked for is held on the day that counts."""
    holder = held_by(node, lexicon=lexicon)
    if holder == "firm":
        titles = view.firm.titles
    elif view.subject is not None and view.subject.kind == holder:
        titles = view.subject.titles
    else:
        return dict.fromkeys(node.titles)
    on, now = title_day(node.on, view.moment), view.moment.reference
    window = None
    if node.granted:
        first = day(node.granted.from_, moment=view.moment)
        window = (first, day(node.granted.to, moment=view.moment, end=True))
    granting = lexicon.vocabulary.grants
    return {
        title: titles.state(title, granting=granting(title), on=on, now=now, granted=window)
        for title in node.titles
    }


def title_day(on: str | None, moment: Moment) -> date:
    """The day on which a title must be held: the round's close, a date, or the reference."""
    if on == "round_close":
        return moment.round_close or moment.reference
    return moment.reference if on in {None, "as_of"} else day(str(on), moment=moment)


def _over_records(node: "n.Some | n.Every", view: View, lexicon: Lexicon) -> Truth:
    kind = node.some if isinstance(node, n.Some) else node.every
    records = view.firm.records.get(kind)
    if records is None:
        return None
    planned = isinstance(node, n.Some) and node.planned
    real = [record for record in records if planned or not record.planned]
    states = [tree_truth(node.where, view.of(record), lexicon=lexicon) for record in real]
    return at_least(node.count, *states) if isinstance(node, n.Some) else all_of(*states)


def tree_truth(tree: n.Condition, view: View, *, lexicon: Lexicon) -> Truth:
    """The plain three-valued reading of a whole tree, by walking it."""
    match tree:
        case n.AllOf(parts):
            return all_of(*(tree_truth(part, view, lexicon=lexicon) for part in parts))
        case n.AnyOf(parts):
            return any_of(*(tree_truth(part, view, lexicon=lexicon) for part in parts))
        case n.AtLeast(count, parts):
            return at_least(count, *(tree_truth(part, view, lexicon=lexicon) for part in parts))
        case n.Not(part):
            state = tree_truth(part, view, lexicon=lexicon)
            return None if state is None else not state
        case n.When(guard, then):
            state = tree_truth(guard, view, lexicon=lexicon)
            return any_of(
                None if state is None else not state, tree_truth(then, view, lexicon=lexicon)
            )
        case _:
            return truth(_exact(tree, "", lexicon, view.moment), view, lexicon=lexicon)
