"""Many firms: the leaves of a tree compiled to Polars expressions over columns of facts.

A Polars boolean column has three values and Kleene's and, or, not; null is unknown. Fields,
accounts lines of any year, ratios, sums, means and growth are compiled to column arithmetic in
integers. Every other leaf (titles, records, points tables, ages) is measured firm by firm with
the one-firm rules by `recommender.screening`.
"""

from collections.abc import Iterator
from itertools import combinations
from math import comb

import polars as pl

from recommender.indicators import measures as m
from recommender.indicators.lexicon import Lexicon, Line
from recommender.rules import nodes as n
from recommender.rules.closures import Program
from recommender.rules.comparisons import Quotient, Total, Whole
from recommender.rules.gauges import Gauge, Sum
from recommender.rules.leaves import Placed, state_of

_FEW = 20
"""So many combinations are still cheaper than counting."""


def column(line: Line, *, last_year: int) -> str:
    """The column that carries a line: `headcount`, `accounts.2024.revenue`, `project.stage`."""
    field = line.field
    return (
        f"accounts.{last_year + line.year}.{field.name}"
        if field.subject == "accounts"
        else field.name
    )


def native(leaf: Placed, lexicon: Lexicon) -> bool:
    """Whether columns alone can answer the leaf."""
    quantity = leaf.quantity
    if quantity is None or isinstance(leaf.node, n.Known):
        return False
    if isinstance(quantity.node, Line):
        field = quantity.node.field
        return not field.several and field.type != "text"
    return all(_is_line(name, lexicon) for name in _operands(quantity.node))


def _operands(node: "m.Measure") -> tuple["m.Operand", ...]:
    """What a measure is computed from, where columns can compute it at all."""
    match node:
        case m.Ratio(terms):
            return (terms.of, terms.to)
        case m.Growth(name) | m.Cagr(name) | m.Mean(name) | m.Sum(str() as name):
            return (name,)
        case _:
            return (node,)


def _is_line(operand: "m.Operand", lexicon: Lexicon) -> bool:
    """A field or accounts line that is never negative."""
    if not isinstance(operand, str):
        return False
    node = lexicon.quantity(operand).node
    return isinstance(node, Line) and not node.field.signed and node.field.whole


def gauges(leaf: Placed, program: Program) -> Iterator[Gauge | Sum]:
    """The columns that have to be worked out before the leaf can be compared."""
    for _, limit in leaf.limits:
        yield from _held(leaf, program).gauges(limit)


def expression(leaf: Placed, program: Program, schema: pl.Schema) -> pl.Expr:
    """The state of a native leaf as a boolean column, over a frame with its gauges."""
    if leaf.limits:
        held = _held(leaf, program)
        return pl.all_horizontal([held.holds(op, limit) for op, limit in leaf.limits])
    assert leaf.quantity is not None  # noqa: S101
    node = leaf.quantity.node
    assert isinstance(node, Line)  # noqa: S101
    return _member(leaf, column(node, last_year=program.moment.last_year), program, schema)


def _held(leaf: Placed, program: Program) -> Whole | Quotient | Total:
    """In which columns the quantity of a leaf is held, and how."""
    assert leaf.quantity is not None  # noqa: S101
    match leaf.quantity.node:
        case Line() as line:
            name = column(line, last_year=program.moment.last_year)
            domain = line.field.domain
            if line.field.whole:
                return Whole(name, domain)
            return Quotient(f"{name}:of", f"{name}:to", domain=domain)
        case m.Ratio(terms):
            return Quotient(_operand(terms.of, program), _operand(terms.to, program))
        case m.Growth(name, years):
            return Quotient(*_apart(name, years, program), less=1)
        case m.Cagr(name, years):
            return Quotient(*_apart(name, years, program))
        case m.Sum(str() as name, years):
            return Total(_years(name, years, program), over=1)
        case m.Mean(name, years):
            return Total(_years(name, years, program), over=years)
        case _:
            raise TypeError(f"{leaf.quantity.name} is measured firm by firm, not by columns.")


def _operand(asked: "m.Operand", program: Program) -> str:
    assert isinstance(asked, str)  # noqa: S101
    node = program.lexicon.quantity(asked).node
    assert isinstance(node, Line)  # noqa: S101
    return column(node, last_year=program.moment.last_year)


def _apart(name: str, years: int, program: Program) -> tuple[str, str]:
    return _operand(name, program), _operand(f"{name}@-{years}", program)


def _years(name: str, years: int, program: Program) -> Sum:
    names = [name, *(f"{name}@-{back}" for back in range(1, years))]
    return Sum(tuple(_operand(one, program) for one in names))


def _member(leaf: Placed, name: str, program: Program, schema: pl.Schema) -> pl.Expr:
    """A category: the values that certainly fit, and those that certainly do not."""
    assert leaf.quantity is not None  # noqa: S101
    found, kind = pl.col(name), schema[name]
    if leaf.quantity.type == "yes_no":
        wanted = bool(next(iter(leaf.options or {True})))
        refused = isinstance(leaf.node, n.Compare) and leaf.node.is_not is not None
        return found if wanted is not refused else ~found
    assert isinstance(kind, pl.Enum)  # noqa: S101
    states = {
        one: state_of(leaf, one, on=program.moment.reference) for one in kind.categories.to_list()
    }
    yes = found.is_in(_of(kind, states, state=True))
    if None not in states.values():
        return yes
    return pl.when(found.is_in(_of(kind, states, state=None))).then(None).otherwise(yes)


def _of(kind: pl.Enum, states: "dict[str, bool | None]", *, state: bool | None) -> pl.Series:
    return pl.Series([one for one, told in states.items() if told is state], dtype=kind).implode()


def joined(tree: n.Condition, leaves: Iterator[pl.Expr]) -> pl.Expr:
    """The truth of a tree from the columns of its leaves, in their order."""
    parts = [joined(part, leaves) for _, part in n.children(tree)]
    match tree:
        case n.AllOf():
            return pl.all_horizontal(parts)
        case n.AnyOf():
            return pl.any_horizontal(parts)
        case n.Not():
            return ~parts[0]
        case n.When():
            return ~parts[0] | parts[1]
        case n.AtLeast(count):
            return _at_least(count, parts)
        case _:
            return next(leaves)


def _at_least(count: int, parts: list[pl.Expr]) -> pl.Expr:
    """Some combination of `count` parts holds; where there are many, the parts are counted."""
    if 0 < comb(len(parts), count) <= _FEW:
        return pl.any_horizontal([pl.all_horizontal(some) for some in combinations(parts, count)])
    sure = pl.sum_horizontal([part.fill_null(value=False).cast(pl.Int32) for part in parts])
    open_ = pl.sum_horizontal([part.is_null().cast(pl.Int32) for part in parts])
    settled = pl.when(sure >= count).then(pl.lit(value=True))
    return settled.when(sure + open_ < count).then(pl.lit(value=False)).otherwise(None)
