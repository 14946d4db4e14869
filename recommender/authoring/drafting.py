"""An instrument drafted from Chinese policy text: each field with the characters it came from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from recommender.authoring.naming import Named, heads
from recommender.authoring.passages import Passage, passages
from recommender.authoring.quantities import Found
from recommender.authoring.relations import Asked, Relation, asked
from recommender.authoring.suggesting import (
    Suggester,
    Suggestion,
    clause_around,
    whole_clause,
)
from recommender.indicators.lexicon import Lexicon, Quantity
from recommender.units.money import format_money
from recommender.units.ratio import format_ratio

Key = Literal["condition", "title", "judgement", "rate", "cap", "amount"]
_MOST = re.compile(r"(?:最高|最多|不超过|不高于|上限为?|封顶|累计不超过|以内)[^,。;,;]{0,6}$")
_MONTHS = {"月", "个月"}
_TIMED = {"年", "周年"}


@dataclass(frozen=True, slots=True)
class Drafted:
    """A field of the draft: what it says, from which characters, and other fields it may be.

    A condition holds field, relation and value as authors write them; `relation` is None where no
    field looked alike or none can hold the value. `at_most` says that the text names the most
    that is paid. `passage` is where the sentence begins; `text` is the clause.
    """

    key: Key
    start: int
    end: int
    value: str
    text: str
    passage: int
    field: str | None = None
    relation: Relation | None = None
    guard: bool = False
    at_most: bool = False
    others: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Names, days and offices of a text, and what it asks and grants."""

    named: tuple[Named, ...]
    fields: tuple[Drafted, ...]

    def of(self, key: Key) -> tuple[Drafted, ...]:
        """The fields of one kind, in the order of the text."""
        return tuple(one for one in self.fields if one.key == key)


def drafted(text: str, lexicon: Lexicon, suggester: Suggester) -> Draft:
    """Read a text. Nothing is certain: an author checks every line against its characters."""
    reader = _Reader(lexicon, suggester)
    fields = [one for passage in passages(text) for one in reader.read(passage)]
    return Draft(tuple(heads(text)), tuple(sorted(fields, key=lambda one: one.start)))


@dataclass(frozen=True, slots=True)
class _Reader:
    lexicon: Lexicon
    suggester: Suggester

    def read(self, passage: Passage) -> Iterator[Drafted]:
        if passage.part == "benefit":
            yield from self.benefit(passage)
        elif passage.part == "eligibility":
            titles = list(self.titles(passage))
            numbers = [one for one in asked(passage.text) if _asks(one)]
            yield from titles
            yield from (self.condition(passage, one) for one in numbers)
            if not titles and not numbers:
                start, end, text = passage.start, passage.end, passage.text
                yield Drafted("judgement", start, end, text, text, start)

    def condition(self, passage: Passage, one: Asked) -> Drafted:
        words = clause_around(passage.text, one.found)
        seen = self.suggester.suggest(words, one.found)
        best = self.lexicon.quantity(seen[0].name) if seen else None
        relation, value = _written(best, one)
        start, end = (passage.start + edge for edge in one.span)
        return Drafted(
            "condition", start, end, value, whole_clause(passage.text, one.found), passage.start,
            seen[0].name if seen else None, relation if seen else None, one.role == "guard",
            others=tuple(seen[1:]),
        )  # fmt: skip

    def titles(self, passage: Passage) -> Iterator[Drafted]:
        """Titles of the vocabulary that the words name, the longest first."""
        taken: list[range] = []
        names = sorted(self.lexicon.vocabulary.titles, key=len, reverse=True)
        for name in names:
            for found in re.finditer(re.escape(name), passage.text):
                here = range(*found.span())
                if not any(set(here) & set(other) for other in taken):
                    taken.append(here)
                    start, end = (passage.start + edge for edge in found.span())
                    yield Drafted("title", start, end, name, passage.text, passage.start)

    def benefit(self, passage: Passage) -> Iterator[Drafted]:
        for one in asked(passage.text):
            found = one.found
            before = passage.text[: found.start]
            start, end = (passage.start + edge for edge in one.span)
            most = bool(_MOST.search(before))
            exact = found.kind == "ratio" and format_ratio(Fraction(found.value))[0] != "≈"
            if exact and not _conditional(one, before):
                told, place = format_ratio(Fraction(found.value)), passage.start
                yield Drafted("rate", start, end, told, passage.text, place, at_most=most)
            elif found.kind == "money" and not _conditional(one, before):
                told, place = _money(found), passage.start
                key: Key = "cap" if most else "amount"
                yield Drafted(key, start, end, told, passage.text, place, at_most=most)
            elif _asks(one):
                yield self.condition(passage, one)


def _asks(one: Asked) -> bool:
    return one.role in {"condition", "guard"} and one.relation is not None


def _conditional(one: Asked, before: str) -> bool:
    """A number that something must reach, before the words that pay."""
    paid = re.search(r"(?:给予|奖励|奖补|补助|补贴|资助|按|按照)[^,。;,;]*$", before)
    return _asks(one) and one.relation in {"at_least", "more_than"} and not paid


def _written(quantity: Quantity | None, one: Asked) -> tuple[Relation | None, str]:
    """Relation and value in the type of a field: three years are a day, or 36 months.

    No relation where the value cannot be written: a third of a per cent, half a year of a date.
    """
    found, relation = one.found, one.relation
    if isinstance(found.value, str):
        return relation, found.value
    whole = found.value.denominator == 1
    if quantity is not None and quantity.type == "date":
        yearly = found.unit in _TIMED and whole
        return (_turned(relation) if yearly else None), f"reference-{found.value}y"
    if quantity is not None and quantity.unit in _MONTHS and found.unit in _TIMED:
        return relation, str(found.value * 12)
    if found.kind == "money":
        return relation, _money(found)
    if found.kind == "ratio":
        told = format_ratio(found.value)
        return (None if told[0] == "≈" else relation), told
    return relation, str(found.value) if whole else str(float(found.value))


def _money(found: Found) -> str:
    return format_money(int(Fraction(found.value))).replace(",", "")


def _turned(relation: Relation | None) -> Relation | None:
    """A firm of at least three years was founded at most on the day three years ago."""
    turned: dict[Relation, Relation] = {
        "at_least": "at_most", "at_most": "at_least", "more_than": "less_than",
        "less_than": "more_than",
    }  # fmt: skip
    return turned[relation] if relation else None
