"""Everything about an instrument that its author should look at once more."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recommender.authoring.bands import benefit_bands, guard_bands, hidden_bands
from recommender.authoring.doubts import Doubt, under
from recommender.authoring.idle import Section, idle_parts
from recommender.authoring.limits import readings
from recommender.authoring.names import unfilled
from recommender.authoring.saying import misprinted
from recommender.catalogue.instruments import Edition, Instrument, Round
from recommender.catalogue.reading import Current
from recommender.catalogue.validity import availability, day_of, validity
from recommender.firm.facts import Moment
from recommender.indicators.lexicon import Lexicon
from recommender.rules import nodes as n
from recommender.verdict.exactness import Settled

_LATER = timedelta(days=800)
"""Dates that count from the day of the question move on; what is wrong is so on both days."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What one edition asks on some days, in one of its calls or in none."""

    instrument: Instrument
    edition: Edition
    call: Round | None
    lexicon: Lexicon

    @property
    def days(self) -> tuple[date, ...]:
        """Days from which relative dates may count."""
        call = self.call
        if call and (fixed := call.reference_date or call.closes):
            return (day_of(fixed).last,)
        if call:
            return date(call.year, 1, 1), date(call.year, 12, 31)
        begins = day_of(self.edition.from_).last
        return begins, begins + _LATER

    def current(self, day: date) -> Current:
        """The edition as it stands on a day, with this call or none."""
        one, edition = self.instrument, self.edition
        state, moment = validity(edition, day), Moment.at(day)
        opening = availability(edition, day)
        return Current(one, edition, self.call, state, opening, moment, self.lexicon)

    def sections(self) -> list[Section]:
        """Who may apply as context, then the edition's or the call's own conditions."""
        who, call = self.instrument.applicant, self.call
        found: list[Section] = [
            Section((), n.OneOf(field="applicant_kind", in_=who.kinds), own=False)
        ]
        if who.registered_in:
            inside = n.OneOf(field="registered_in", in_=(who.registered_in,))
            found.append(Section((), inside, own=False))
        if self.edition.eligibility is not None:
            found.append(Section(("eligibility",), self.edition.eligibility, own=call is None))
        if call and call.eligibility is not None:
            index = self.edition.rounds.index(call)
            found.append(Section(("rounds", index, "eligibility"), call.eligibility))
        return found


def askings(instrument: Instrument, lexicon: Lexicon) -> Iterator[tuple[int, Asking]]:
    """Every edition by itself, then with each call that asks for more; with its number."""
    for index, edition in enumerate(instrument.editions):
        for call in (None, *edition.rounds):
            if call is None or call.eligibility is not None:
                yield index, Asking(instrument, edition, call, lexicon)


def doubts(instrument: Instrument, lexicon: Lexicon) -> Iterator[Doubt]:
    """Contradictions, parts that decide nothing, uneven bands, words that print other numbers."""
    yield from unfilled(instrument)
    for index, asking in askings(instrument, lexicon):
        yield from under(("editions", index), _conditions(asking))
        if asking.call is None and asking.edition.benefit:
            moment = Moment.at(asking.days[0])
            benefit = asking.edition.benefit
            found = benefit_bands(benefit, ("benefit",), lexicon=lexicon, moment=moment)
            yield from under(("editions", index), found)
    for name in instrument.indicators:
        measure, moment = lexicon.indicators[name].measure, Moment.at(date(2020, 6, 1))
        at = ("indicators", name, "measure")
        yield from hidden_bands(measure, at, lexicon=lexicon, moment=moment)


def _conditions(asking: Asking) -> Iterator[Doubt]:
    sections, lexicon = asking.sections(), asking.lexicon
    own = [section for section in sections if section.own]

    def found(day: date) -> list[Doubt]:
        moment = Moment.at(day)
        bands = (guard_bands(s.tree, s.path, lexicon=lexicon, moment=moment) for s in own)
        idle = idle_parts(sections, lexicon=lexicon, moment=moment)
        return [*idle, *(doubt for each in bands for doubt in each)]

    settled = _always(asking.days, found)
    yield from settled
    if own and not settled and _impossible(asking):
        yield Doubt(own[0].path, "never_true")
    for section in own:
        yield from misprinted(section.tree, section.path, lexicon)


def _always(days: Sequence[date], found: Callable[[date], list[Doubt]]) -> list[Doubt]:
    first, *others = [found(day) for day in days]
    places = [{(one.path, one.code) for one in each} for each in others]
    return [one for one in first if all((one.path, one.code) in each for each in places)]


def _impossible(asking: Asking) -> bool:
    """Whether no firm qualifies, facts shared between quantities considered."""
    return all(one.truth is False for one in _settled(asking))


def _settled(asking: Asking) -> list[Settled]:
    return [one for day in asking.days for one in readings(asking.current(day))]


def rough(instrument: Instrument, lexicon: Lexicon) -> bool:
    """Whether the exact reading may reach its limit for a firm that tells too little."""
    found = (one for _, asking in askings(instrument, lexicon) for one in _settled(asking))
    return any(not one.exact for one in found)
