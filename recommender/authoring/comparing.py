"""What differs between two states of a catalogue: terms, benefits, dates, answers to firms."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import Literal

from recommender.authoring.figures import figures
from recommender.catalogue.grants import amounts_of
from recommender.catalogue.instruments import Edition, Instrument
from recommender.catalogue.reading import Catalogue
from recommender.firm.facts import Firm
from recommender.indicators.lexicon import Lexicon
from recommender.recommendation import Recommendation, recommend
from recommender.resources.strict_yaml import dotted
from recommender.rules import nodes as n
from recommender.verdict import Status, requirements
from recommender.wording.clauses import clause
from recommender.wording.values import Lang

Section = Literal["dates", "conditions", "benefit"]
SECTIONS: tuple[Section, ...] = ("dates", "conditions", "benefit")
Line = tuple[Section, str]


@dataclass(frozen=True, slots=True)
class Side:
    """One state: a catalogue, and a day if only the editions of that day count."""

    catalogue: Catalogue
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What an edition (named by its first day) says on one side only; None where it lacks it."""

    instrument: str
    edition: str
    section: Section
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Answered:
    """A status and a range of 分; no amount where none is reckoned."""

    status: Status
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a firm is told otherwise about an instrument and one of its subjects."""

    firm: str
    instrument: str
    subject: str | None
    before: Answered | None
    after: Answered | None


def instruments_changed(before: Side, after: Side) -> tuple[list[str], list[str]]:
    """Ids that only the second side has, and ids that only the first has."""
    old, new = _instruments(before), _instruments(after)
    return sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())


def _instruments(side: Side) -> dict[str, Instrument]:
    if side.day is None:
        return dict(side.catalogue.instruments)
    return {one.instrument.id: one.instrument for one in side.catalogue.as_of(side.day)}


def changes(before: Side, after: Side, lang: Lang) -> Iterator[Change]:
    """Every difference in the instruments that both sides have."""
    shared = _instruments(before).keys() & _instruments(after).keys()
    for name in sorted(shared):
        old, new = _editions(before, name, lang), _editions(after, name, lang)
        if before.day is not None and after.day is not None:
            new = dict(zip(old, new.values(), strict=True))
        for edition in [*old, *(key for key in new if key not in old)]:
            yield from _between(name, edition, old.get(edition, []), new.get(edition, []))


def _editions(side: Side, name: str, lang: Lang) -> dict[str, list[Line]]:
    """The lines of each edition that counts, by its first day."""
    instrument, lexicon = side.catalogue.instruments[name], side.catalogue.lexicons[name]
    current = side.catalogue.current(name, side.day) if side.day else None
    counted = [current.edition] if current else instrument.editions
    return {str(one.from_): list(_lines(one, instrument, lexicon, lang)) for one in counted}


def _between(name: str, edition: str, old: list[Line], new: list[Line]) -> Iterator[Change]:
    gone, come = _without(old, new), _without(new, old)
    for section in SECTIONS:
        lost = [text for kind, text in gone if kind == section]
        found = [text for kind, text in come if kind == section]
        for first, second in zip_longest(lost, found):
            yield Change(name, edition, section, first, second)


def _without(lines: list[Line], others: list[Line]) -> list[Line]:
    left = list(others)
    found = []
    for line in lines:
        if line in left:
            left.remove(line)
        else:
            found.append(line)
    return found


def _lines(
    edition: Edition, instrument: Instrument, lexicon: Lexicon, lang: Lang
) -> Iterator[Line]:
    """What an edition says, line by line, as it is built and not as its authors worded it."""
    yield from (("dates", text) for text in _dates(edition))
    trees = [("", edition.eligibility)]
    trees += [(f"{call.year}: ", call.eligibility) for call in edition.rounds]
    for prefix, tree in trees:
        if tree is not None:
            yield from (("conditions", prefix + text) for text in _clauses(tree, lexicon, lang))
    for figure in figures(edition, lexicon, own=instrument.indicators):
        if figure.path[0] == "indicators" and not figure.shared:
            yield "conditions", f"{dotted(figure.path)} {figure.raw}"
    if edition.benefit:
        yield from (("benefit", text) for text in _amounts(edition))


def _dates(edition: Edition) -> Iterator[str]:
    yield f"from {edition.from_}"
    for key in ("to", "superseded_by"):
        if found := getattr(edition, key):
            yield f"{key} {found}"
    yield f"last_seen {edition.last_seen.date}"
    for call in edition.rounds:
        told = [f"{key} {getattr(call, key)}" for key in _CALL if getattr(call, key) is not None]
        yield f"round {call.year} {' '.join(told)}".rstrip()


_CALL = ("opens", "closes", "reference_date", "quota", "budget")


def _clauses(tree: n.Condition, lexicon: Lexicon, lang: Lang, depth: int = 0) -> Iterator[str]:
    parts = n.children(tree)
    if not parts:
        yield "  " * depth + clause(_unworded(tree), lexicon, lang)  # type: ignore[arg-type]
        return
    yield "  " * depth + _JOINED.get(type(tree), f"at_least {getattr(tree, 'count', '')}:")
    for _, part in parts:
        yield from _clauses(part, lexicon, lang, depth + 1)


def _unworded(leaf: "n.Leaf") -> "n.Leaf":
    """A leaf without its author's words, so that it is told as it is built."""
    return replace(leaf, text=None)


_JOINED = {n.AllOf: "all:", n.AnyOf: "any:", n.Not: "not:", n.When: "when, then:"}


def _amounts(edition: Edition) -> Iterator[str]:
    assert edition.benefit is not None  # noqa: S101
    yield f"kind {edition.benefit.kind}"
    if edition.benefit.at_most:
        yield "at_most"
    for path, _, raw in amounts_of(edition.benefit, ()):
        yield f"{dotted(path)} {raw}"


def effects(before: Side, after: Side, firm: Firm, day: date) -> Iterator[Effect]:
    """Instruments about which a firm is told otherwise; `day` counts where a side has none."""
    old, new = (_answers(side, firm, side.day or day) for side in (before, after))
    for key in sorted(old.keys() | new.keys(), key=str):
        first, second = old.get(key), new.get(key)
        if first != second:
            yield Effect(firm.name, key[0], key[1], first, second)


def _answers(side: Side, firm: Firm, day: date) -> dict[tuple[str, str | None], Answered]:
    asked = (requirements(one) for one in side.catalogue.as_of(day))
    found = recommend(asked, firm)
    return {(one.current.instrument.id, _subject(one)): _answered(one) for one in found}


def _subject(one: Recommendation) -> str | None:
    return one.subject.name if one.subject else None


def _answered(one: Recommendation) -> Answered:
    amount = one.amount
    if amount is None:
        return Answered(one.verdict.status, None, None)
    return Answered(one.verdict.status, amount.low, amount.high)
