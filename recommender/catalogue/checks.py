"""Whether an instrument of the right shape also makes sense: names, units, sources, dates."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date

from recommender.catalogue.conditions import DAY, Found, Path, check_tree, near
from recommender.catalogue.grants import Benefit, Times, amounts_of, walk
from recommender.catalogue.instruments import Edition, Instrument
from recommender.catalogue.validity import day_of
from recommender.errors import Problem, UnitError
from recommender.firm.facts import Firm, View
from recommender.indicators.lexicon import Lexicon, Quantity
from recommender.indicators.measures import Count, names_in
from recommender.indicators.thresholds import relative
from recommender.indicators.unknowns import unknowns
from recommender.rules import nodes as n
from recommender.units.money import parse_money
from recommender.units.ratio import parse_ratio
from recommender.vocabulary.fields import Label
from recommender.vocabulary.regions import Regions

_NOBODY = View(Firm(""), DAY)


def check(
    instrument: Instrument,
    lexicon: Lexicon,
    *,
    known: Mapping[str, Instrument],
    place: Callable[[Path, str, Mapping[str, object]], Problem],
) -> list[Problem]:
    """Every problem of meaning in one instrument; `known` are all instruments of the folder."""
    found = [
        *_subject(instrument, lexicon),
        *_applicant(instrument, lexicon),
        *_indicators(instrument, lexicon),
        *_cited(instrument),
        *_titles_given(instrument, lexicon),
        *_chronology(instrument),
    ]
    for index, edition in enumerate(instrument.editions):
        at: Path = ("editions", index)
        found += [
            (at + path, code, values)
            for path, code, values in _edition(edition, lexicon, instrument)
        ]
        found += [(at + path, code, values) for path, code, values in _references(edition, known)]
    return [place(path, code, values) for path, code, values in found]


def _subject(instrument: Instrument, lexicon: Lexicon) -> Iterator[Found]:
    kind = instrument.subject.kind
    kinds = ("firm", *lexicon.vocabulary.record_kinds)
    if kind not in kinds:
        yield ("subject", "kind"), "subject_unknown", {"found": kind, "options": kinds}
    elif instrument.subject.role and f"{kind}.role" not in lexicon.vocabulary.fields:
        yield ("subject", "role"), "field_unknown", {"found": f"{kind}.role", "near": ()}


def _applicant(instrument: Instrument, lexicon: Lexicon) -> Iterator[Found]:
    options = lexicon.vocabulary.fields["applicant_kind"].options
    for kind in instrument.applicant.kinds:
        if kind not in options:
            values: dict[str, object] = {"found": kind, "options": tuple(options)}
            yield ("applicant", "kinds"), "role_unknown", values
    place = instrument.applicant.registered_in
    if place is not None and not Regions.shipped().known(place):
        yield ("applicant", "registered_in"), "region_unknown", {"found": place}


def _indicators(instrument: Instrument, lexicon: Lexicon) -> Iterator[Found]:
    """Every name inside the instrument's own indicators is known, and each can be measured."""
    for name in instrument.indicators:
        try:
            for operand in names_in(lexicon.indicators[name].measure):
                lexicon.quantity(operand)
            unknowns(lexicon.quantity(name), _NOBODY, lexicon=lexicon)
        except UnitError as error:
            yield ("indicators", name), error.code, error.values


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
        try:
            begins = day_of(edition.from_).first
            ends = day_of(edition.to).last if edition.to else None
        except UnitError as error:
            yield ("editions", index), error.code, error.values
            continue
        if ends and ends < begins:
            values: dict[str, object] = {"found": edition.to, "from": edition.from_}
            yield ("editions", index, "to"), "ends_before_begin", values
        if last and begins <= last:
            yield ("editions", index, "from"), "editions_unordered", {"found": edition.from_}
        last = begins


def _edition(edition: Edition, lexicon: Lexicon, instrument: Instrument) -> Iterator[Found]:
    trees: list[tuple[Path, n.Condition | None]] = [(("eligibility",), edition.eligibility)]
    for index, call in enumerate(edition.rounds):
        trees.append((("rounds", index, "eligibility"), call.eligibility))
        for name in ("opens", "closes", "reference_date"):
            yield from _dated(getattr(call, name), ("rounds", index, name))
    yield from _dated(edition.last_seen.date, ("last_seen", "date"))
    if edition.benefit:
        yield from _benefit(edition.benefit, ("benefit",), lexicon, trees)
    for path, tree in trees:
        if tree is not None:
            yield from check_tree(tree, path, lexicon, instrument.subject.kind)


def _dated(raw: str | int | None, path: Path) -> Iterator[Found]:
    if raw is not None and relative(str(raw)):
        yield path, "date_relative", {"found": raw}
    elif raw is not None:
        try:
            day_of(raw)
        except UnitError as error:
            yield path, error.code, error.values


def _benefit(
    benefit: Benefit, at: Path, lexicon: Lexicon, trees: list[tuple[Path, n.Condition | None]]
) -> Iterator[Found]:
    """Amounts and rates are readable; conditions inside are handed to the tree checks."""
    for path, kind, raw in amounts_of(benefit, at):
        try:
            parse_money(str(raw)) if kind == "money" else parse_ratio(str(raw))
        except UnitError as error:
            yield path, error.code, error.values
    for path, part in _conditions(benefit, at):
        trees.append((path, part))
    for path, counted in walk(benefit, at):
        if isinstance(counted, Count):
            yield from _counted(counted, path, lexicon)
    for path, name in _operands(benefit, at):
        try:
            lexicon.quantity(name)
        except UnitError as error:
            yield path, error.code, error.values


def _counted(count: Count, at: Path, lexicon: Lexicon) -> Iterator[Found]:
    try:
        unknowns(Quantity("", "count", None, Label("", ""), count), _NOBODY, lexicon=lexicon)
    except UnitError as error:
        yield at, error.code, error.values


def _conditions(found: object, path: Path) -> Iterator[tuple[Path, n.Condition]]:
    for at, part in walk(found, path):
        if at[-1] == "when" and isinstance(part, n.Node):
            yield at, part  # type: ignore[misc]


def _operands(found: object, path: Path) -> Iterator[tuple[Path, str]]:
    for at, part in walk(found, path):
        if at[-1] in {"base", "of", "times"} and not isinstance(part, Times):
            for name in names_in(part):
                yield at, name


def _references(edition: Edition, known: Mapping[str, Instrument]) -> Iterator[Found]:
    for index, rule in enumerate(edition.cumulation):
        named = [*rule.excludes, *rule.higher_of, *rule.tops_up, *rule.requires]
        named += rule.joint_ceiling.instruments if rule.joint_ceiling else ()
        for other in named:
            if other not in known and other != "self" and not other.startswith("sheet:"):
                yield ("cumulation", index), "instrument_unknown", near(other, known)
    after = edition.superseded_by
    if after and after not in known and not after.startswith(("sheet:", "doc:")):
        yield ("superseded_by",), "instrument_unknown", near(after, known)
