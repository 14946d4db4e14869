"""Whether an instrument of the right shape also makes sense: names, units, sources, dates."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import NamedTuple

from recommender.catalogue.asks import check_asks
from recommender.catalogue.benefits import check_benefit
from recommender.catalogue.conditions import check_tree, near
from recommender.catalogue.grants import walk
from recommender.catalogue.instruments import Edition, Instrument, Round
from recommender.catalogue.validity import day_of
from recommender.errors import Problem, UnitError
from recommender.indicators.checks import check_indicator
from recommender.indicators.lexicon import Lexicon
from recommender.indicators.thresholds import checked_option, relative
from recommender.resources.shapes import Found
from recommender.resources.strict_yaml import Path
from recommender.units.money import parse_money
from recommender.vocabulary.regions import Regions

_NATION = "000000"
_SHEET = "sheet:"
_YEARS = range(1990, 2101)


class Others(NamedTuple):
    """What an edition may name: ids of the folder, and which of them each fact sheet became."""

    ids: Collection[str]
    sheets: Mapping[str, str]


def check(
    instrument: Instrument,
    lexicon: Lexicon,
    *,
    known: Others,
    place: Callable[[Path, str, Mapping[str, object]], Problem],
) -> list[Problem]:
    """Every problem of meaning in one instrument of a folder."""
    found = [
        *_draft(instrument),
        *_subject(instrument, lexicon),
        *_applicant(instrument, lexicon),
        *check_asks(instrument, lexicon),
        *_indicators(instrument, lexicon),
        *_cited(instrument),
        *_titles_given(instrument, lexicon),
        *_chronology(instrument),
    ]
    kind = instrument.subject.kind
    for index, edition in enumerate(instrument.editions):
        for path, code, values in _edition(edition, lexicon, kind, known):
            found.append((("editions", index, *path), code, values))
    return [place(path, code, values) for path, code, values in found]


def _draft(instrument: Instrument) -> Iterator[Found]:
    """A draft answers nobody until somebody has read it against the text."""
    if instrument.draft:
        yield ("draft",), "draft_unreviewed", {"found": instrument.id}


def _subject(instrument: Instrument, lexicon: Lexicon) -> Iterator[Found]:
    kind = instrument.subject.kind
    kinds = ("firm", *lexicon.vocabulary.record_kinds)
    if kind not in kinds:
        yield ("subject", "kind"), "subject_unknown", {"found": kind, "options": kinds}
    elif instrument.subject.role:
        try:
            quantity = lexicon.quantity(f"{kind}.role")
            for role in instrument.subject.role:
                checked_option(quantity, role)
        except UnitError as error:
            yield ("subject", "role"), error.code, error.values


def _applicant(instrument: Instrument, lexicon: Lexicon) -> Iterator[Found]:
    options = lexicon.vocabulary.fields["applicant_kind"].options
    for kind in instrument.applicant.kinds:
        if kind not in options:
            values: dict[str, object] = {"found": kind, "options": tuple(options)}
            yield ("applicant", "kinds"), "role_unknown", values
    places: list[tuple[Path, str | None]] = [
        (("region",), None if instrument.region == _NATION else instrument.region),
        (("applicant", "registered_in"), instrument.applicant.registered_in),
    ]
    for path, place in places:
        if place is not None and not Regions.shipped().known(place):
            yield path, "region_unknown", {"found": place}


def _indicators(instrument: Instrument, lexicon: Lexicon) -> Iterator[Found]:
    """Each of the instrument's own indicators can be reckoned."""
    for name in instrument.indicators:
        for path, code, values in check_indicator(lexicon.indicators[name], lexicon):
            yield ("indicators", name, *path), code, values


def _titles_given(instrument: Instrument, lexicon: Lexicon) -> Iterator[Found]:
    for title in instrument.gives:
        if title not in lexicon.vocabulary.titles:
            yield ("gives",), "title_unknown", near(title, lexicon.vocabulary.titles)


def _cited(instrument: Instrument) -> Iterator[Found]:
    """Every `source` in the file names one of its sources, and every source is used."""
    used = set()
    for path, source in _sources(instrument, ()):
        used.add(source)
        if source not in instrument.sources:
            options = tuple(instrument.sources)
            yield path, "source_unknown", {"found": source, "options": options}
    for unused in sorted(set(instrument.sources) - used):
        yield ("sources", unused), "source_unused", {"found": unused}


def _sources(found: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(found, tuple | list):
        for index, part in enumerate(found):
            yield from _sources(part, (*path, index))
    elif isinstance(found, Mapping):
        for key, part in found.items():
            if key == "source" and isinstance(part, str):
                yield (*path, key), part
            else:
                yield from _sources(part, (*path, key))
    elif is_dataclass(found) and not isinstance(found, type):
        for one in fields(found):
            part = getattr(found, one.name)
            if one.name == "source" and isinstance(part, str):
                yield (*path, "source"), part
            elif one.name != "sources":
                yield from _sources(part, (*path, one.name.rstrip("_")))


def _chronology(instrument: Instrument) -> Iterator[Found]:
    last: date | None = None
    for index, edition in enumerate(instrument.editions):
        at: Path = ("editions", index)
        problems = [*_dated(edition.from_, (*at, "from")), *_dated(edition.to, (*at, "to"))]
        yield from problems
        if problems:
            continue
        begins = day_of(edition.from_).first
        if edition.to and day_of(edition.to).last < begins:
            yield (*at, "to"), "ends_before_begin", {"found": edition.to, "from": edition.from_}
        if last and begins <= last:
            yield (*at, "from"), "editions_unordered", {"found": edition.from_}
        last = begins


def _edition(edition: Edition, lexicon: Lexicon, subject: str, known: Others) -> Iterator[Found]:
    if edition.eligibility is not None:
        yield from check_tree(edition.eligibility, ("eligibility",), lexicon, subject)
    for index, call in enumerate(edition.rounds):
        yield from _round(call, ("rounds", index), lexicon, subject)
    yield from _dated(edition.last_seen.date, ("last_seen", "date"))
    if edition.benefit:
        yield from check_benefit(edition.benefit, ("benefit",), lexicon, subject)
    yield from _references(edition, known)


def _round(call: Round, at: Path, lexicon: Lexicon, subject: str) -> Iterator[Found]:
    if call.year not in _YEARS:
        yield (*at, "year"), "year_expected", {"found": call.year}
    if call.budget is not None:
        yield from _money(call.budget, (*at, "budget"))
    if call.eligibility is not None:
        yield from check_tree(call.eligibility, (*at, "eligibility"), lexicon, subject)
    problems = [
        problem
        for name in ("opens", "closes", "reference_date")
        for problem in _dated(getattr(call, name), (*at, name))
    ]
    yield from problems
    dated = call.opens and call.closes and not problems
    if dated and day_of(call.closes or "").last < day_of(call.opens or "").first:
        yield (*at, "closes"), "ends_before_begin", {"found": call.closes, "from": call.opens}


def _money(raw: str | int, at: Path) -> Iterator[Found]:
    try:
        parse_money(str(raw))
    except UnitError as error:
        yield at, error.code, error.values


def _dated(raw: str | int | None, path: Path) -> Iterator[Found]:
    if raw is not None and relative(str(raw)):
        yield path, "date_relative", {"found": raw}
    elif raw is not None:
        try:
            day_of(raw)
        except UnitError as error:
            yield path, error.code, error.values


def _references(edition: Edition, known: Others) -> Iterator[Found]:
    """Every instrument that the edition names is in the catalogue, or said not to be."""
    for index, rule in enumerate(edition.cumulation):
        at: Path = ("cumulation", index)
        named = [*rule.excludes, *rule.higher_of, *rule.tops_up, *rule.requires]
        if rule.joint_ceiling:
            named += rule.joint_ceiling.instruments
            yield from _money(rule.joint_ceiling.amount, (*at, "joint_ceiling", "amount"))
        yield from _known(named, at, known)
    if edition.benefit:
        for path, found in walk(edition.benefit, ("benefit",)):
            if path[-1] in {"less_received", "instruments"} and isinstance(found, tuple):
                yield from _known(found, path, known)
    after = edition.superseded_by
    if after and not after.startswith("doc:"):
        yield from _known([after], ("superseded_by",), known)


def _known(named: Iterable[str], at: Path, known: Others) -> Iterator[Found]:
    for other in named:
        sheet = other.removeprefix(_SHEET)
        if sheet == other:
            if other not in known.ids and other != "self":
                yield at, "instrument_unknown", near(other, known.ids)
        elif sheet in known.sheets:
            yield at, "sheet_encoded", {"found": sheet, "other": known.sheets[sheet]}
