"""Many firms: the leaves of a tree compiled to Polars expressions over columns of facts.

A Polars boolean column has three values and Kleene's and, or, not; null is unknown. Fields,
accounts lines of any year, ratios, sums, means and growth are compiled to column arithmetic in
integers. Every other leaf (titles, records, points tables, ages) reads a column that
`recommender.screening` measures firm by firm with the one-firm rules.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from recommender.firm.facts import Truth
from recommender.indicators import measures as m
from recommender.indicators.lexicon import Lexicon, Line, Quantity
from recommender.indicators.thresholds import Number, Operator, compare
from recommender.rules import nodes as n
from recommender.rules.closures import Program
from recommender.rules.leaves import Placed, state_of
from recommender.vocabulary.industries import Industries
from recommender.vocabulary.regions import Regions

_WIDE = pl.Int128


@dataclass(frozen=True, slots=True)
class Ends:
    """The two ends of a quantity as exact fractions of columns; null where an end is infinite."""

    low: tuple[pl.Expr, pl.Expr]
    high: tuple[pl.Expr, pl.Expr]


def column(line: Line, *, last_year: int) -> str:
    """The column that carries a line: `headcount`, `accounts.2024.revenue`, `project.stage`."""
    field = line.field
    return (
        f"accounts.{last_year + line.year}.{field.name}"
        if field.subject == "accounts"
        else field.name
    )


def measured(number: int) -> str:
    """The column of a leaf that is measured firm by firm."""
    return f"leaf:{number}"


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


def expressions(program: Program) -> list[pl.Expr]:
    """One boolean column for each leaf, named by its number."""
    return [
        _leaf(leaf, number, program).alias(str(number))
        for number, leaf in enumerate(program.leaves)
    ]


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
    sure = pl.sum_horizontal([part.fill_null(value=False).cast(pl.Int32) for part in parts])
    open_ = pl.sum_horizontal([part.is_null().cast(pl.Int32) for part in parts])
    return _chosen(sure >= count, sure + open_ < count)


def _chosen(yes: pl.Expr, no: pl.Expr) -> pl.Expr:
    return pl.when(yes).then(pl.lit(value=True)).when(no).then(pl.lit(value=False)).otherwise(None)


def _leaf(leaf: Placed, number: int, program: Program) -> pl.Expr:
    if isinstance(leaf.node, n.Judgement | n.Unread):
        return pl.lit(None, dtype=pl.Boolean)
    if not native(leaf, program.lexicon):
        return pl.col(measured(number))
    assert leaf.quantity is not None  # noqa: S101
    last = program.moment.last_year
    if isinstance(leaf.quantity.node, Line):
        return _of_line(leaf, leaf.quantity, leaf.quantity.node, last, program)
    ends = _ends(leaf.quantity, program)
    return _all([_limited(ends, op, limit) for op, limit in leaf.limits])


def _all(parts: list[pl.Expr]) -> pl.Expr:
    return parts[0] if len(parts) == 1 else pl.all_horizontal(parts)


def _of_line(leaf: Placed, quantity: Quantity, line: Line, last: int, program: Program) -> pl.Expr:
    name = column(line, last_year=last)
    if not quantity.numeric:
        return _member(leaf, pl.col(name), program)
    if line.field.type in {"ratio", "number"}:
        ends = _fraction_ends(name)
        return _all([_limited(ends, op, limit) for op, limit in leaf.limits])
    return _all([_whole(pl.col(name), op, limit, line) for op, limit in leaf.limits])


_PLAIN: dict[str, Callable[[pl.Expr, int], pl.Expr]] = {
    "at_least": pl.Expr.ge,
    "more_than": pl.Expr.gt,
    "at_most": pl.Expr.le,
    "less_than": pl.Expr.lt,
    "is": pl.Expr.eq,
    "is_not": pl.Expr.ne,
}


def _whole(found: pl.Expr, op: Operator, limit: Number, line: Line) -> pl.Expr:
    """A whole-number column against a threshold; null answers as the field's whole domain does."""
    exact = Fraction(limit)
    scaled = found if exact.denominator == 1 else found.cast(_WIDE) * exact.denominator
    told = _PLAIN[op](scaled, exact.numerator)
    unknown: Truth = compare(line.field.domain, op, limit)
    return told if unknown is None else told.fill_null(value=unknown)


def _fraction_ends(name: str) -> Ends:
    top = pl.col(f"{name}:of").cast(_WIDE)
    bottom = pl.col(f"{name}:to").cast(_WIDE)
    zero = (pl.lit(0, dtype=_WIDE), pl.lit(1, dtype=_WIDE))
    low = (pl.coalesce(top, zero[0]), pl.coalesce(bottom, zero[1]))
    return Ends(low, (top, bottom))


def _limited(ends: Ends, op: Operator, limit: Number) -> pl.Expr:
    """A quantity between two fractions against a threshold, by cross-multiplied integers."""
    exact = Fraction(limit)
    low = ends.low[0] * exact.denominator - ends.low[1] * exact.numerator
    high = ends.high[0] * exact.denominator - ends.high[1] * exact.numerator
    match op:
        case "at_least":
            return _chosen(low >= 0, high < 0)
        case "more_than":
            return _chosen(low > 0, high <= 0)
        case "at_most":
            return _chosen(high <= 0, low > 0)
        case "less_than":
            return _chosen(high < 0, low >= 0)
        case "is":
            return _chosen((low == 0) & (high == 0), (low > 0) | (high < 0))
        case _:
            return _chosen((low > 0) | (high < 0), (low == 0) & (high == 0))


def _ends(quantity: Quantity, program: Program) -> Ends:
    match quantity.node:
        case m.Ratio(terms):
            top = _operand(terms.of, program)
            return _over(top, _operand(terms.to, program))
        case m.Growth(name, years):
            return _less_one(_over(_operand(name, program), _operand(f"{name}@-{years}", program)))
        case m.Cagr(name, years):
            return _over(_operand(name, program), _operand(f"{name}@-{years}", program))
        case m.Sum(str() as name, years):
            return _summed(name, years, program, divisor=1)
        case m.Mean(name, years):
            return _summed(name, years, program, divisor=years)
        case _:
            raise TypeError(f"{quantity.name} is measured firm by firm, not by columns.")


def _operand(asked: "m.Operand", program: Program) -> pl.Expr:
    assert isinstance(asked, str)  # noqa: S101
    node = program.lexicon.quantity(asked).node
    assert isinstance(node, Line)  # noqa: S101
    return pl.col(column(node, last_year=program.moment.last_year)).cast(_WIDE)


def _over(top: pl.Expr, bottom: pl.Expr) -> Ends:
    """A ratio of two amounts that are not negative; open above while the divisor may be zero."""
    one, zero = pl.lit(1, dtype=_WIDE), pl.lit(0, dtype=_WIDE)
    known = bottom.is_not_null() & (bottom > 0)
    undefined = bottom == 0
    low_top = pl.when(undefined).then(None).when(known).then(top.fill_null(zero)).otherwise(zero)
    low_bottom = pl.when(known).then(bottom).otherwise(one)
    high_top = pl.when(known).then(top)
    high_bottom = pl.when(known).then(bottom)
    return Ends((low_top, low_bottom), (high_top, high_bottom))


def _less_one(ends: Ends) -> Ends:
    return Ends(
        (ends.low[0] - ends.low[1], ends.low[1]), (ends.high[0] - ends.high[1], ends.high[1])
    )


def _summed(name: str, years: int, program: Program, *, divisor: int) -> Ends:
    names = [name, *(f"{name}@-{back}" for back in range(1, years))]
    parts = [_operand(one, program) for one in names]
    bottom = pl.lit(divisor, dtype=_WIDE)
    low = pl.sum_horizontal([part.fill_null(pl.lit(0, dtype=_WIDE)) for part in parts])
    high = parts[0]
    for part in parts[1:]:
        high = high + part
    return Ends((low, bottom), (high, bottom))


def _member(leaf: Placed, found: pl.Expr, program: Program) -> pl.Expr:
    """A category: the values that certainly fit, and those that certainly do not."""
    assert leaf.quantity is not None  # noqa: S101
    if leaf.quantity.type == "yes_no":
        wanted = bool(next(iter(leaf.options or {True})))
        refused = isinstance(leaf.node, n.Compare) and leaf.node.is_not is not None
        return found if wanted is not refused else ~found
    on = program.moment.reference
    states = {one: state_of(leaf, one, on=on) for one in _universe(leaf.quantity)}
    yes = [one for one, state in states.items() if state is True]
    no = [one for one, state in states.items() if state is False]
    if len(yes) + len(no) == len(states) and leaf.quantity.type == "choice":
        return found.is_in(yes)
    return _chosen(found.is_in(yes), found.is_in(no))


def _universe(quantity: Quantity) -> list[str]:
    if quantity.type == "region":
        return list(Regions.shipped().records)
    if quantity.type == "industry":
        codes = list(Industries.shipped().names)
        return codes + [
            f"{Industries.shipped().chain(c)[-1]}{c}" for c in codes if not c.isalpha()
        ]
    assert quantity.field is not None  # noqa: S101
    return list(quantity.field.options)
