"""Whether a measure can be reckoned at all: its names, their types, its records and tests."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from recommender.errors import UnitError
from recommender.indicators import measures as m
from recommender.indicators.lexicon import Lexicon, Quantity
from recommender.indicators.operands import alike, circle, type_of
from recommender.indicators.thresholds import checked_option, day, threshold
from recommender.indicators.values import kind_of
from recommender.indicators.where import OPERATORS, SAME
from recommender.resources.shapes import Found
from recommender.resources.strict_yaml import Path
from recommender.units.number import parse_number


def check_indicator(declared: m.Indicator, lexicon: Lexicon) -> Iterator[Found]:
    """Everything wrong with a declared indicator, from its own place on."""
    if declared.name in lexicon.vocabulary.fields:
        yield (), "name_taken", {"found": declared.name}
    if way := circle(declared.name, lexicon, ()):
        yield ("measure",), "circular", {"found": " → ".join(way)}
        return
    problems = list(check_measure(declared.measure, ("measure",), lexicon))
    yield from problems
    measured = None if problems else type_of(declared.measure, lexicon)
    if measured and not alike(measured, declared.type):
        values = {"found": declared.name, "type": declared.type, "expected": measured}
        yield ("type",), "type_unfit", values


def check_measure(asked: "m.Operand", at: Path, lexicon: Lexicon) -> Iterator[Found]:
    """Everything wrong with an operand: unknown names, types that cannot be reckoned with."""
    match asked:
        case str():
            yield from _named(asked, at, lexicon)
        case m.Ratio(terms):
            yield from check_measure(terms.of, (*at, "ratio", "of"), lexicon)
            yield from check_measure(terms.to, (*at, "ratio", "to"), lexicon)
        case m.Sum(tuple() as parts):
            yield from _alike_all(parts, (*at, "sum"), lexicon)
        case m.Difference(parts):
            yield from _alike_all(parts, (*at, "less"), lexicon)
        case m.Extreme():
            key = "least" if asked.least else "greatest"
            yield from _alike_all(asked.parts, (*at, key), lexicon)
        case m.Sum() | m.Mean() | m.Growth() | m.MeanGrowth() | m.Cagr():
            yield from _named(_earliest(asked), (*at, _key(asked)), lexicon)
        case m.Age(terms):
            yield from _named(terms.since, (*at, "age", "since"), lexicon, expected=("date",))
        case m.Count() | m.Total() | m.Best():
            yield from _over_records(asked, at, lexicon)
        case m.Points(items):
            for index, item in enumerate(items):
                yield from _item(item, (*at, "points", index), lexicon)
        case m.SizeClass():
            return


def _key(node: "m.Measure") -> str:
    """The key by which authors write a measure: the first of its fields."""
    return fields(node)[0].name


def _earliest(node: "m.Sum | m.Mean | m.Growth | m.MeanGrowth | m.Cagr") -> str:
    """The line of the earliest year asked for: where it is known, all later ones are."""
    name, years = str(getattr(node, _key(node))), node.years
    back = years - 1 if isinstance(node, m.Sum | m.Mean) else years
    return f"{name}@-{back}" if back else name


def _named(
    name: str, at: Path, lexicon: Lexicon, *, expected: tuple[str, ...] = ()
) -> Iterator[Found]:
    try:
        quantity = lexicon.quantity(name)
    except UnitError as error:
        yield at, error.code, error.values
        return
    if (expected and quantity.type not in expected) or not quantity.numeric:
        wanted = expected or ("money", "ratio", "count", "number", "date")
        yield at, "type_unfit", {"found": name, "type": quantity.type, "expected": wanted}


def _alike_all(parts: "tuple[m.Operand, ...]", at: Path, lexicon: Lexicon) -> Iterator[Found]:
    """Operands that are added or compared must be of one type."""
    problems = [
        problem
        for index, part in enumerate(parts)
        for problem in check_measure(part, (*at, index), lexicon)
    ]
    yield from problems
    first = None if problems else type_of(parts[0], lexicon)
    for index, part in enumerate(parts if first else ()):
        kind = type_of(part, lexicon)
        if kind and first and not alike(kind, first):
            values = {"found": str(part), "type": kind, "expected": first}
            yield (*at, index), "type_unfit", values


def _over_records(
    node: "m.Count | m.Total | m.Best", at: Path, lexicon: Lexicon
) -> Iterator[Found]:
    kind, kinds = kind_of(node), lexicon.vocabulary.record_kinds
    if kind not in kinds:
        yield (*at, _key(node)), "subject_unknown", {"found": kind, "options": kinds}
        return
    if not isinstance(node, m.Count):
        name = node.total if isinstance(node, m.Total) else node.best
        yield from _named(name, (*at, _key(node)), lexicon)
    for field, test in node.where.items():
        place = (*at, "where", field)
        try:
            _test(f"{kind}.{field}", test, lexicon)
        except UnitError as error:
            yield place, error.code, error.values


def _test(name: str, test: m.Test, lexicon: Lexicon) -> None:
    """Refuse a test on a record that cannot be made."""
    if name.partition(".")[2] == "planned":
        if not isinstance(test, bool):
            raise UnitError("not_true_false", found=test)
        return
    quantity = lexicon.quantity(name)
    if isinstance(test, Mapping):
        for key, raw in test.items():
            _relation(quantity, key, raw)
    elif test != SAME:
        for one in test if isinstance(test, tuple) else (test,):
            _option(quantity, one)


def _relation(quantity: Quantity, key: str, raw: m.Scalar) -> None:
    if key in {"from", "to"} and quantity.type == "date":
        day(raw, moment=None)
    elif key in OPERATORS:
        threshold(quantity, raw)
    else:
        raise UnitError("option_unknown", found=key, options=("from", "to", *OPERATORS))


def _option(quantity: Quantity, raw: m.Scalar) -> None:
    if quantity.numeric:
        threshold(quantity, raw)
    else:
        checked_option(quantity, raw)


def _banded(quantity: Quantity, op: str, raw: m.Scalar) -> None:
    if not quantity.numeric and op != "is":
        raise UnitError("not_ordered", found=raw, field=quantity.name, type=quantity.type)
    _option(quantity, raw)


def _item(item: m.Item, at: Path, lexicon: Lexicon) -> Iterator[Found]:
    """An item of a points table: what it measures, and that its bands are of that type."""
    quantity = None
    if isinstance(item.of, str):
        try:
            quantity = lexicon.quantity(item.of)
        except UnitError as error:
            yield (*at, "of"), error.code, error.values
            return
    else:
        yield from check_measure(item.of, (*at, "of"), lexicon)
    for index, band in enumerate(item.bands):
        for op in OPERATORS[:-1]:
            raw = getattr(band, "is_" if op == "is" else op)
            try:
                if raw is not None and quantity:
                    _banded(quantity, op, raw)
                elif raw is not None:
                    parse_number(raw, unit=None)
            except UnitError as error:
                yield (*at, "bands", index, op), error.code, error.values
