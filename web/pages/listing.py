"""The list of instruments: what it may be narrowed down by, what was found, in which order."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import groupby

from recommender.catalogue.reading import Current
from recommender.indicators.lexicon import shipped_lexicon
from recommender.vocabulary.regions import Regions
from recommender.wording import browsing, phrases
from recommender.wording.clauses import pick, said
from recommender.wording.values import Lang
from web.offered import Offer

_LEVELS = tuple(phrases.LEVEL)
_FREE = ("open", "opens", "no_round", "shut", "ended")
_CITY = 4


def _places(one: Current) -> tuple[str, ...]:
    """Where it holds; a district counts to its city as well."""
    code = one.instrument.region
    city = code[:_CITY].ljust(len(code), "0")
    return (code, city) if one.instrument.level == "district" and city != code else (code,)


def _validities(one: Current) -> tuple[str, ...]:
    state = one.validity.state
    return ("live", state) if one.validity.live else (state,)


FILTERS: Mapping[str, Callable[[Current], tuple[str, ...]]] = {
    "family": lambda one: (one.instrument.family,),
    "level": lambda one: (one.instrument.level,),
    "region": _places,
    "department": lambda one: one.instrument.authority,
    "benefit": lambda one: (one.edition.benefit.kind if one.edition.benefit else "none",),
    "validity": _validities,
    "availability": lambda one: (one.availability.state,),
    "subject": lambda one: (one.instrument.subject.kind,),
}
"""What can be chosen, and the choices under which an instrument falls."""
_ORDERS: Mapping[str, tuple[str, ...]] = {
    "level": _LEVELS,
    "validity": tuple(browsing.VALIDITY),
    "availability": _FREE,
}
_WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "level": phrases.LEVEL,
    "benefit": browsing.BENEFIT,
    "validity": browsing.VALIDITY,
    "availability": browsing.AVAILABILITY,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter: how many instruments it would leave."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """What a visitor asked of the catalogue on a day."""

    current: Sequence[Current]
    fits: Mapping[str, int]
    query: str
    chosen: Mapping[str, str]

    @classmethod
    def of(cls, offer: Offer, day: date, query: str, chosen: Mapping[str, str]) -> "Listing":
        """Ask a catalogue; the index is made when the first word is looked for."""
        names = offer.catalogue.instruments
        fits = offer.lookup.index.find(query) if query else dict.fromkeys(names, 0)
        return cls(offer.catalogue.as_of(day), fits, query, chosen)

    def found(self, *, without: str = "") -> list[Current]:
        """The instruments that fit, perhaps leaving one filter (or `q`) out, in order."""
        kept = {name: value for name, value in self.chosen.items() if name != without}
        return sorted(
            (
                one
                for one in self.current
                if (without == "q" or one.instrument.id in self.fits)
                and all(value in FILTERS[name](one) for name, value in kept.items())
            ),
            key=lambda one: (-self.fits.get(one.instrument.id, 0), *_order(one)),
        )

    def choices(self, name: str, lang: Lang) -> list[Choice]:
        """The options of a filter, with what each would leave beside all other filters."""
        counted = Counter(
            value for one in self.found(without=name) for value in FILTERS[name](one)
        )
        chosen = self.chosen.get(name)
        if chosen and chosen not in counted:
            counted[chosen] = 0
        told = [Choice(value, label_of(name, value, lang), counted[value]) for value in counted]
        order = _ORDERS.get(name)
        if order:
            return sorted(told, key=lambda one: order.index(one.value))
        by_code = name == "region"
        return sorted(told, key=lambda one: one.value if by_code else (-one.count, one.label))

    def meant(self) -> list[Current]:
        """Instruments with a name or id near to what was typed."""
        names = {
            text: one
            for one in self.current
            for text in (one.instrument.name.zh, one.instrument.name.en, one.instrument.id)
        }
        near = get_close_matches(self.query, list(names), n=3, cutoff=0.5)
        return list(dict.fromkeys(names[text] for text in near))


def _order(one: Current) -> tuple[object, ...]:
    """Those one can count on first, then those one can apply for, from the nation down."""
    level, free = one.instrument.level, one.availability.state
    return (not one.validity.live, _FREE.index(free), _LEVELS.index(level), one.instrument.region)


def by_family(found: Sequence[Current]) -> list[tuple[str, list[Current]]]:
    """The instruments of each field, the largest first."""
    sizes = Counter(one.instrument.family for one in found)

    def place(one: Current) -> tuple[int, str]:
        return -sizes[one.instrument.family], one.instrument.family

    groups = groupby(sorted(found, key=place), key=lambda one: one.instrument.family)
    return [(family, list(group)) for family, group in groups]


def known(name: str, value: str, current: Iterable[Current]) -> bool:
    """Whether a choice is one of the words there are, or some instrument falls under it."""
    return value in _WORDS.get(name, ()) or any(value in FILTERS[name](one) for one in current)


def label_of(name: str, value: str, lang: Lang) -> str:
    """A choice in words; departments and fields have only their Chinese names."""
    words = _WORDS.get(name, {})
    if value in words:
        return pick(words[value], lang)
    if name == "region":
        return place_name(value, lang)
    if name == "subject":
        return said(shipped_lexicon().vocabulary.subjects[value], lang)
    return value


def place_name(code: str, lang: Lang) -> str:
    """The name of a place; places have only their Chinese names."""
    if code in browsing.PLACE:
        return pick(browsing.PLACE[code], lang)
    return Regions.shipped().name(code, on=date.max) or code
