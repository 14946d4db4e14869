"""One instrument for its page: the edition shown, its conditions and calls, where it leads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from recommender.catalogue.chains import titles_asked
from recommender.catalogue.instruments import Edition, Instrument, Round
from recommender.catalogue.reading import Current
from recommender.catalogue.validity import edition_on
from recommender.rules.nodes import Condition
from recommender.verdict.requirements import sections
from web.offered import Offer


@dataclass(frozen=True, slots=True)
class Link:
    """Titles with the instruments that give them all, or that ask for them all."""

    titles: tuple[str, ...]
    instruments: tuple[Instrument, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the page of an instrument shows; `missed` is an edition asked for in vain."""

    current: Current
    speaks: Edition | None
    missed: str
    opens: tuple[Link, ...]
    needs: tuple[Link, ...]
    replaced_by: tuple[Instrument, ...]
    replaces: tuple[Instrument, ...]
    named: tuple[Instrument, ...]

    @property
    def instrument(self) -> Instrument:
        """The instrument itself."""
        return self.current.instrument

    @property
    def edition(self) -> Edition:
        """The edition that is shown."""
        return self.current.edition

    @property
    def who(self) -> list[Condition]:
        """What is asked of the applicant before any condition of the edition."""
        return [part for name, part in sections(self.current) if name.split(".")[0] in _APPLICANT]

    @property
    def calls_asking(self) -> list[Round]:
        """The calls with conditions of their own."""
        return [call for call in self.edition.rounds if call.eligibility is not None]


_APPLICANT = {"applicant", "subject"}


def sheet(offer: Offer, name: str, day: date, wanted: str) -> Sheet:
    """The instrument in the edition that begins as `wanted`, else as it speaks on the day.

    Before its first edition that one is shown.
    """
    instrument = offer.catalogue.instruments[name]
    speaks = edition_on(instrument, day)
    by_start = {str(edition.from_): edition for edition in instrument.editions}
    edition = by_start.get(wanted) or speaks or instrument.editions[0]
    known = offer.catalogue.instruments
    return Sheet(
        offer.catalogue.as_if(name, edition, day),
        speaks,
        wanted if wanted not in by_start else "",
        tuple(link for link in _opens(offer, name) if link.instruments),
        tuple(_needs(offer, edition, name)),
        _those(offer, (edition.superseded_by or "",)),
        tuple(one for one in known.values() if _replaces(one, name)),
        _those(offer, _named(edition)),
    )


def _opens(offer: Offer, name: str) -> list[Link]:
    """What asks for a title that the instrument gives."""
    found = offer.lookup.chains.items()
    return _links(offer, ((t, one.asked_by) for t, one in found if name in one.given_by))


def _needs(offer: Offer, edition: Edition, name: str) -> list[Link]:
    """What gives the titles that the edition asks for; perhaps nothing in the catalogue."""
    asked = dict.fromkeys(titles_asked(edition))
    found = ((title, offer.lookup.chains[title].given_by) for title in asked)
    links = _links(offer, ((title, names) for title, names in found if name not in names))
    return sorted(links, key=lambda link: not link.instruments)


def _links(offer: Offer, found: Iterable[tuple[str, tuple[str, ...]]]) -> list[Link]:
    """One link for all titles with the same instruments."""
    titles: dict[tuple[str, ...], list[str]] = {}
    for title, names in found:
        titles.setdefault(names, []).append(title)
    return [Link(tuple(those), _those(offer, names)) for names, those in titles.items()]


def _replaces(one: Instrument, name: str) -> bool:
    return any(edition.superseded_by == name for edition in one.editions)


def _named(edition: Edition) -> Iterator[str]:
    """Every instrument that the rules of an edition speak of by id."""
    for rule in edition.cumulation:
        yield from (*rule.excludes, *rule.higher_of, *rule.tops_up, *rule.requires)
        if rule.joint_ceiling:
            yield from rule.joint_ceiling.instruments
    if edition.benefit:
        yield from edition.benefit.less_received
        if edition.benefit.share_of:
            yield from edition.benefit.share_of.instruments


def _those(offer: Offer, names: Iterable[str]) -> tuple[Instrument, ...]:
    """The instruments of the catalogue among names, each once; sheets and papers are none."""
    known = offer.catalogue.instruments
    return tuple(known[name] for name in dict.fromkeys(names) if name in known)
