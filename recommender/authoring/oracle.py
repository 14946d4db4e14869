"""The catalogue held against numbers read from fact sheets, number by number, both ways."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from recommender.authoring.facts import Fact, Facts, Worth, worth_of
from recommender.authoring.figures import Figure, figures
from recommender.authoring.told import told_values
from recommender.catalogue.instruments import Edition, Instrument
from recommender.catalogue.reading import Catalogue
from recommender.resources.strict_yaml import dotted

_FREE = {Fraction(0), Fraction(1)}
"""Numbers that need no source: nothing, one record, last year, the whole."""
_RELATIONS = {">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than"}
_TURNED = {
    "at_least": "less_than", "less_than": "at_least", "more_than": "at_most",
    "at_most": "more_than",
}  # fmt: skip
Side = Literal["sheet", "edition", "relation"]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A number that one side lacks, or that stands in another relation on the other.

    `side` tells which side it was found on, or `relation`.
    """

    side: Side
    instrument: str
    sheets: tuple[str, ...]
    place: str
    value: str


@dataclass(frozen=True, slots=True)
class Allowance:
    """Why a number may differ."""

    sheet: str
    value: str
    reason: str

    def covers(self, found: Discrepancy) -> bool:
        """Whether it speaks of this discrepancy."""
        return self.sheet in found.sheets and self.value == found.value


def discrepancies(catalogue: Catalogue, facts: Facts) -> Iterator[Discrepancy]:
    """Every number that stands on one side only, or in another relation."""
    for one in catalogue.instruments.values():
        lexicon = catalogue.lexicons[one.id]
        found = [figures(e, lexicon, own=one.indicators) for e in one.editions]
        sheets = [sheet for sheet in one.provenance if sheet in facts]
        for sheet in sheets:
            words = [
                told_values(edition, lexicon)
                for edition in one.editions
                if sheet in edition.provenance
            ]
            yield from _unheld(one, found, facts[sheet], frozenset().union(*words))
        known = [fact for sheet in sheets for fact in facts[sheet]]
        for edition, told in zip(one.editions, found, strict=True):
            yield from _unread(one, edition, told, known) if sheets else ()


def unexplained(
    found: Iterable[Discrepancy], allowed: Iterable[Allowance], *, sheets: Collection[str]
) -> tuple[list[Discrepancy], list[Allowance]]:
    """Discrepancies that nothing allows, and allowances of encoded `sheets` that cover none."""
    found, allowed = list(found), [one for one in allowed if one.sheet in sheets]
    left = [d for d in found if not any(one.covers(d) for one in allowed)]
    return left, [one for one in allowed if not any(one.covers(d) for d in found)]


def _unheld(
    one: Instrument,
    found: Sequence[Sequence[Figure]],
    rows: Sequence[Fact],
    words: frozenset[Worth],
) -> Iterator[Discrepancy]:
    """Rows without a window stand in the edition that carries the sheet, the others in any.

    What no figure holds may be told in words: as a judgement, in a title, as part of a benefit.
    """
    seen = set()
    for fact in rows:
        key = (fact.field, fact.value, fact.unit)
        if not fact.stated or key in seen:
            continue
        seen.add(key)
        held = list(_holding(one, found, fact))
        if not held and words.isdisjoint(fact.worth):
            yield Discrepancy("sheet", one.id, (fact.sheet,), fact.field, fact.told)
        elif held and not _related(fact, held):
            place = dotted(held[0].path)
            yield Discrepancy("relation", one.id, (fact.sheet,), place, f"{fact.op} {fact.told}")


def _holding(one: Instrument, found: Sequence[Sequence[Figure]], fact: Fact) -> Iterator[Figure]:
    """The figures that may be a fact, in the editions where it counts."""
    for edition, told in zip(one.editions, found, strict=True):
        if fact.edition or fact.sheet in edition.provenance:
            yield from (figure for figure in told if _holds(figure, fact))


def _holds(figure: Figure, fact: Fact) -> bool:
    if figure.kind == "date":
        return fact.unit == "date" and str(figure.value).startswith(fact.value)
    return (figure.kind, figure.value) in fact.worth


def _related(fact: Fact, held: Sequence[Figure]) -> bool:
    """Whether one of the figures stands in the relation of the fact, or in none that compares."""
    wanted = _RELATIONS.get(fact.op)
    return wanted is None or any(_relation(figure) in {wanted, None} for figure in held)


def _relation(figure: Figure) -> str | None:
    """How a figure bounds what it is compared with; a date or a shift of years says nothing."""
    if figure.key not in _TURNED or figure.kind in {"date", "shift"}:
        return None
    return _TURNED[figure.key] if figure.path.count("not") % 2 else figure.key


def _unread(
    one: Instrument, edition: Edition, told: Sequence[Figure], known: Sequence[Fact]
) -> Iterator[Discrepancy]:
    worth = worth_of(known)
    days = {fact.value for fact in known if fact.unit == "date"}
    for figure in told:
        free = figure.kind != "date" and figure.value in _FREE
        if not (figure.shared or free or _read(figure, worth, days)):
            place = f"{edition.from_}: {dotted(figure.path)}"
            yield Discrepancy("edition", one.id, one.provenance, place, str(figure.raw))


def _read(figure: Figure, worth: Collection[object], days: Collection[str]) -> bool:
    value = figure.value
    if isinstance(value, str):
        return _dated(value, days, loose=figure.key not in {"opens", "closes"})
    shared_rest = "shares" in figure.path and ("ratio", 1 - value) in worth
    return (figure.kind, value) in worth or shared_rest


def _dated(day: str, days: Collection[str], *, loose: bool) -> bool:
    """Whether the day is told, perhaps more exactly or without its year.

    If `loose`, a year that is told stands for its first and its last day.
    """
    if loose and day[4:] in {"-01-01", "-12-31"} and day[:4] in days:
        return True
    return any(told.startswith(day) or (told[:2] == "--" and day[4:] == told[1:]) for told in days)


def allowances(raw: Sequence[Mapping[str, object]]) -> list[Allowance]:
    """Allowances as a file lists them: sheet, value (one or a list of them), reason."""
    found: list[Allowance] = []
    for entry in raw:
        values = entry["value"] if isinstance(entry["value"], list) else [entry["value"]]
        sheet, reason = str(entry["sheet"]), str(entry["reason"])
        found += [Allowance(sheet, str(value), reason) for value in values]
    return found
