"""Every number and date of an edition with its place: what an author can mistype."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from fractions import Fraction
from typing import Literal

from recommender.catalogue.grants import Step
from recommender.catalogue.instruments import Application, Edition, Source
from recommender.indicators import measures as m
from recommender.indicators.lexicon import Lexicon, Quantity
from recommender.indicators.thresholds import relative, threshold
from recommender.indicators.values import kind_of
from recommender.resources.strict_yaml import Path
from recommender.rules import nodes as n
from recommender.units.dates import PartialDate
from recommender.units.money import parse_money
from recommender.units.ratio import parse_ratio
from recommender.vocabulary.fields import Label

Kind = Literal["money", "ratio", "number", "date", "shift"]
_MONEY = {"amount", "each", "floor", "add_amount", "budget"}
_RATIO = {"rate", "add_rate", "raise_by"}
_NUMBER = {"max_years", "quota", "once_per_years", "years", "count", "points", "otherwise"}
_DATE = {"from", "to", "opens", "closes", "reference_date", "date", "on", "issued", "year"}
_SILENT = (Label, Source, Application)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands in a file: 分, fraction, count, days as written, or a shift of years.

    `key` is the word it stands under: a relation, `rate`, `cap` …; `quantity` what it is compared
    with; `shared` says that it stands in the vocabulary's indicators, not in the file.
    """

    path: Path
    kind: Kind
    raw: object
    value: Fraction | str
    quantity: Quantity | None = None
    shared: bool = False

    @property
    def key(self) -> str:
        """The last word of its path."""
        return next(str(part) for part in reversed(self.path) if isinstance(part, str))


def figures(edition: Edition, lexicon: Lexicon, *, own: Mapping[str, object]) -> list[Figure]:
    """The figures of an edition and of the indicators it asks for; `own` are the file's."""
    found = list(_inside(edition, (), lexicon))
    waiting = list(named(edition, lexicon))
    done: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in done:
            continue
        done.add(name)
        measure = lexicon.indicators[name].measure
        inner = _inside(measure, ("indicators", name, "measure"), lexicon)
        found += [replace(one, shared=name not in own) for one in inner]
        waiting += named(measure, lexicon)
    return found


def named(found: object, lexicon: Lexicon) -> Iterator[str]:
    """The indicators that are named somewhere inside, as often as they are."""
    if isinstance(found, str):
        if found in lexicon.indicators:
            yield found
    elif isinstance(found, Mapping):
        for part in found.values():
            yield from named(part, lexicon)
    elif isinstance(found, tuple):
        for part in found:
            yield from named(part, lexicon)
    elif is_dataclass(found) and not isinstance(found, _SILENT):
        for one in fields(found):
            yield from named(getattr(found, one.name), lexicon)


def _inside(found: object, at: Path, lexicon: Lexicon) -> Iterator[Figure]:
    match found:
        case n.Compare():
            op, raw = found.relation
            yield from _typed(lexicon.quantity(found.field), raw, (*at, op))
        case n.Between():
            for index, raw in enumerate(found.between):
                yield from _typed(lexicon.quantity(found.field), raw, (*at, "between", index))
        case m.Count() | m.Total() | m.Best():
            yield from _tests(found, (*at, "where"), lexicon)
        case m.Item():
            yield from _item(found, at, lexicon)
        case tuple():
            for index, part in enumerate(found):
                yield from _inside(part, (*at, index), lexicon)
        case _ if is_dataclass(found) and not isinstance(found, _SILENT):
            yield from _keys(found, at, lexicon)


def _keys(found: object, at: Path, lexicon: Lexicon) -> Iterator[Figure]:
    for one in fields(found):  # type: ignore[arg-type]
        part, key = getattr(found, one.name), written_key(one.name, found)
        plain = isinstance(part, str | int) and not isinstance(part, bool)
        if key == "years" and isinstance(getattr(found, "sum", None), tuple):
            continue
        if plain and (kind := _kind(key, found)):
            yield from _figure(kind, part, (*at, key))
        elif not plain:
            yield from _inside(part, (*at, key), lexicon)


def written_key(name: str, found: object) -> str:
    """The key as authors write it."""
    joins = {n.AllOf: "all", n.AnyOf: "any", n.AtLeast: "of", n.Not: "not"}
    if isinstance(found, n.AtLeast) and name == "count":
        return "at_least"
    if name in {"parts", "part"} and type(found) in joins:
        return joins[type(found)]
    return "when" if name == "guard" else name.rstrip("_")


def _kind(key: str, found: object) -> Kind | None:
    if key in _MONEY or (key == "to" and isinstance(found, Step)):
        return "money"
    if key in _RATIO:
        return "ratio"
    if key in _NUMBER or (key == "at_least" and isinstance(found, n.AtLeast)):
        return None if isinstance(found, m.Count) else "number"
    if key == "on" and not isinstance(found, n.Has):
        return None
    return "date" if key in _DATE and not isinstance(found, m.RatioTerms) else None


def _figure(kind: Kind, raw: object, at: Path) -> Iterator[Figure]:
    text = str(raw)
    if kind == "money":
        yield Figure(at, kind, raw, Fraction(parse_money(text)))
    elif kind == "ratio":
        yield Figure(at, kind, raw, parse_ratio(text))
    elif kind == "number":
        yield Figure(at, kind, raw, Fraction(text))
    elif relative(text):
        digits = "".join(c for c in text if c.isdigit())
        yield Figure(at, "shift", raw, Fraction(digits or 0))
    elif text not in {"round_close", "as_of"}:
        yield Figure(at, kind, raw, PartialDate.parse(text).text)


def compared(leaf: "n.Compare | n.Between", lexicon: Lexicon) -> list[Figure]:
    """The figures that a leaf compares, below its own place."""
    return list(_inside(leaf, (), lexicon))


def _typed(quantity: Quantity, raw: m.Scalar, at: Path) -> Iterator[Figure]:
    """A threshold, read in the type of what it is compared with."""
    if not quantity.numeric or isinstance(raw, bool):
        return
    if quantity.type == "date":
        found = list(_figure("date", raw, at))
    elif quantity.type == "ratio":
        found = [Figure(at, "ratio", raw, parse_ratio(str(raw)))]
    else:
        kind: Kind = "money" if quantity.type == "money" else "number"
        found = [Figure(at, kind, raw, Fraction(threshold(quantity, raw)))]
    yield from (replace(one, quantity=quantity) for one in found)


def _tests(found: "m.Count | m.Total | m.Best", at: Path, lexicon: Lexicon) -> Iterator[Figure]:
    """The numbers by which a measure chooses its records."""
    for name, test in found.where.items():
        if name != "planned":
            yield from _test(lexicon.quantity(f"{kind_of(found)}.{name}"), test, (*at, name))


def _test(quantity: Quantity, test: m.Test, at: Path) -> Iterator[Figure]:
    if isinstance(test, Mapping):
        for key, raw in test.items():
            yield from _typed(quantity, raw, (*at, key))
    elif test != "same":
        for raw in test if isinstance(test, tuple) else (test,):
            yield from _typed(quantity, raw, at)


def _item(item: m.Item, at: Path, lexicon: Lexicon) -> Iterator[Figure]:
    """The bands of a points table: thresholds in the type of what is measured, and points."""
    quantity = lexicon.quantity(item.of) if isinstance(item.of, str) else None
    if quantity is None:
        yield from _inside(item.of, (*at, "of"), lexicon)
    for index, band in enumerate(item.bands):
        here = (*at, "bands", index)
        for one in fields(band):
            raw, key = getattr(band, one.name), one.name.rstrip("_")
            if key == "points":
                yield Figure((*here, key), "number", raw, Fraction(raw))
            elif raw is not None and quantity:
                yield from _typed(quantity, raw, (*here, key))
            elif raw is not None and not isinstance(raw, bool):
                yield Figure((*here, key), "number", raw, Fraction(str(raw)))
    yield Figure((*at, "otherwise"), "number", item.otherwise, Fraction(item.otherwise))
