"""Which edition speaks on a day, whether its money is still there, and whether one can apply."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from recommender.catalogue.instruments import Edition, Instrument, Round
from recommender.firm.facts import Moment
from recommender.units.dates import PartialDate

State = Literal["in_force", "presumed", "dormant", "ended", "unsure"]
PRESUMED_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Validity:
    """Whether an edition counts on a day, and by which sign."""

    state: State
    since: str
    until: str | None
    last_seen: str
    superseded_by: str | None = None

    @property
    def live(self) -> bool:
        """Whether its amounts may enter totals: in force or presumed so."""
        return self.state in {"in_force", "presumed"}


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether one can apply on a day: open until, opens on, shut, no round known, ended."""

    state: Literal["open", "opens", "shut", "no_round", "ended"]
    date: str | None = None
    year: int | None = None


def day_of(raw: str | int) -> PartialDate:
    """A date as the catalogue writes it, perhaps only a year or month."""
    return PartialDate.parse(str(raw))


def edition_on(instrument: Instrument, as_of: date) -> Edition | None:
    """The latest edition that had certainly or possibly begun; None before the first."""
    begun = [e for e in instrument.editions if day_of(e.from_).first <= as_of]
    return max(begun, key=lambda e: day_of(e.from_).first, default=None)


def validity(edition: Edition, as_of: date) -> Validity:
    """Apply DESIGN decision 5 to an edition on a day.

    An edition is in force when an end date, a round or a sign of life after the day was read,
    presumed so for 24 months after its last sign of life, dormant after that. Inside a partial
    date it is unsure.
    """
    end = day_of(edition.to) if edition.to else None
    seen = _last_sign(edition, as_of)
    return Validity(
        _state(edition, as_of, end, seen),
        str(edition.from_),
        str(edition.to) if edition.to else None,
        seen.text,
        edition.superseded_by,
    )


def _state(edition: Edition, as_of: date, end: PartialDate | None, seen: PartialDate) -> State:
    if end and end.last < as_of:
        return "ended"
    if (end and end.first < as_of) or day_of(edition.from_).last > as_of:
        return "unsure"
    if end or day_of(edition.last_seen.date).first > as_of or _round_ahead(edition, as_of):
        return "in_force"
    return "presumed" if _months(seen.last, as_of) <= PRESUMED_MONTHS else "dormant"


def _last_sign(edition: Edition, as_of: date) -> PartialDate:
    signs = [day_of(edition.last_seen.date), day_of(edition.from_)]
    signs += [day_of(r.closes or r.opens or r.year) for r in edition.rounds]
    past = [sign for sign in signs if sign.first <= as_of]
    return max(past or signs[:1], key=lambda sign: (sign.first, sign.last))


def _round_ahead(edition: Edition, as_of: date) -> bool:
    dated = (day_of(call.closes or call.opens or call.year) for call in edition.rounds)
    return any(day.first > as_of or (day.first == day.last == as_of) for day in dated)


def _months(start: date, end: date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    return months + (end.day > start.day)


def _order(call: Round) -> tuple[int, date]:
    return (call.year, day_of(call.closes or call.opens or call.year).first)


def _open_round(edition: Edition, as_of: date) -> Round | None:
    """The round that is open on the day; of several, the first to close."""
    running = [call for call in edition.rounds if _running(call, as_of)]
    return min(running, key=_order, default=None)


def current_round(edition: Edition, as_of: date) -> Round | None:
    """The call whose conditions apply: an open one, else this year's, not yet closed first."""
    if running := _open_round(edition, as_of):
        return running
    calls = [call for call in edition.rounds if call.year == as_of.year]
    ahead = [c for c in calls if c.closes is None or day_of(c.closes).last >= as_of]
    return min(ahead, key=_order) if ahead else max(calls, key=_order, default=None)


def _outlasts(call: Round, as_of: date) -> bool:
    """Whether a call of an earlier year is still to close."""
    if call.closes is None or call.year >= as_of.year:
        return False
    return day_of(call.closes).last >= as_of


def availability(edition: Edition, as_of: date) -> Availability:
    """Whether one can apply on the day."""
    if edition.to and day_of(edition.to).last < as_of:
        return Availability("ended", str(edition.to))
    if running := _open_round(edition, as_of):
        return Availability("open", _text(running.closes), running.year)
    coming = [r for r in edition.rounds if r.opens and day_of(r.opens).last > as_of]
    if coming:
        nearest = min(coming, key=_order)
        return Availability("opens", _text(nearest.opens), nearest.year)
    if edition.application and edition.application.rolling:
        return Availability("open")
    past = [r for r in edition.rounds if r.year <= as_of.year]
    if not past:
        return Availability("no_round")
    last = max(past, key=_order)
    undated = last.year == as_of.year and last.closes is None
    return Availability("no_round" if undated else "shut", _text(last.closes), last.year)


def _running(call: Round, as_of: date) -> bool:
    """Open, or announced with its end and its year begun, where its opening day was not read."""
    if call.closes is None or as_of > day_of(call.closes).last:
        return False
    return day_of(call.opens).last <= as_of if call.opens else call.year <= as_of.year


def _text(raw: str | int | None) -> str | None:
    return None if raw is None else str(raw)


def moment(edition: Edition, as_of: date) -> Moment:
    """The reference date and close of the call that applies, for ages, years and titles."""
    call = current_round(edition, as_of)
    if call is None:
        return Moment.at(as_of)
    reference = day_of(call.reference_date).last if call.reference_date else None
    close = day_of(call.closes).last if call.closes else None
    return Moment.at(as_of, reference=reference, close=close)
