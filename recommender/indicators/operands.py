"""What an operand reads, however deep: the names in it, whose fields they are, which type."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass

from recommender.errors import UnitError
from recommender.indicators import measures as m
from recommender.indicators.lexicon import Lexicon

_COUNTED = ("count", "number")
_NAMES = {
    "of", "to", "ratio", "sum", "mean", "least", "greatest", "less", "growth", "mean_growth",
    "cagr", "since", "age", "points",
}  # fmt: skip
_COUNTED_NAMES = {"total", "best"}


def names_in(found: object, *, counted: bool = True) -> Iterator[str]:
    """Every quantity a measure names, however deep; those it sums over records if `counted`."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, tuple):
        for part in found:
            yield from names_in(part, counted=counted)
    elif is_dataclass(found) and not isinstance(found, type):
        for one in fields(found):
            if one.name in _NAMES or (counted and one.name in _COUNTED_NAMES):
                yield from names_in(getattr(found, one.name), counted=counted)


def circle(name: str, lexicon: Lexicon, above: tuple[str, ...]) -> tuple[str, ...]:
    """The way from an indicator back to itself, empty where there is none."""
    if name in above:
        return (*above[above.index(name) :], name)
    declared = lexicon.indicators.get(name)
    inner = names_in(declared.measure) if declared else ()
    ways = (circle(one, lexicon, (*above, name)) for one in inner)
    return next((way for way in ways if way), ())


def subjects(asked: "m.Operand", lexicon: Lexicon) -> frozenset[str]:
    """The kinds of subject whose own fields an operand reads; not those it counts.

    Names that are not known are passed over: they are refused where they stand.
    """
    waiting, seen, found = list(names_in(asked, counted=False)), set[str](), set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if declared := lexicon.indicators.get(name):
            waiting += names_in(declared.measure, counted=False)
        else:
            with suppress(UnitError):
                quantity = lexicon.quantity(name)
                found |= {quantity.field.subject} if quantity.field else set()
    return frozenset(found)


def type_of(asked: "m.Operand", lexicon: Lexicon) -> str | None:
    """The type of an operand's values; None for a quotient, which may stand for anything."""
    match asked:
        case str():
            return lexicon.quantity(asked).type
        case m.Count() | m.Age() | m.Points():
            return "count"
        case m.Growth() | m.MeanGrowth() | m.Cagr():
            return "ratio"
        case m.Sum(str() as name) | m.Mean(name) | m.Total(name) | m.Best(name):
            return lexicon.quantity(name).type
        case m.SizeClass():
            return "choice"
        case m.Sum(parts) | m.Difference(parts):
            return type_of(parts[0], lexicon)
        case m.Extreme():
            return type_of(asked.parts[0], lexicon)
        case _:
            return None


def alike(one: str, other: str) -> bool:
    """Whether values of two types can be added and compared."""
    return one == other or (one in _COUNTED and other in _COUNTED)
