"""Facts that only one instrument wants to know: their names, and the answers of a firm."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches

from recommender.catalogue.instruments import Instrument
from recommender.errors import Problem, ProfileError
from recommender.firm.facts import Firm
from recommender.indicators.lexicon import Lexicon
from recommender.indicators.reading import read_firm
from recommender.resources.shapes import Found
from recommender.rules.nodes import Compare

_KEY = re.compile(r"^[a-z][a-z0-9_]*$")


def check_asks(instrument: Instrument, lexicon: Lexicon) -> Iterator[Found]:
    """Each has a name that nothing else has, and some condition asks it."""
    used = set(_asked(instrument.editions))
    for key in instrument.asks:
        taken = lexicon.vocabulary.fields[key].name == key or key in lexicon.indicators
        if taken:
            yield ("asks", key), "name_taken", {"found": key}
        elif not _KEY.match(key):
            yield ("asks", key), "ask_name", {"found": key}
        elif key not in used:
            yield ("asks", key), "ask_unused", {"found": key}


def _asked(found: object) -> Iterator[str]:
    """The names of fields that conditions compare, anywhere inside."""
    if isinstance(found, tuple):
        for part in found:
            yield from _asked(part)
    elif is_dataclass(found) and not isinstance(found, type):
        if isinstance(found, Compare):
            yield found.field
        for one in fields(found):
            yield from _asked(getattr(found, one.name))


def read_applicant(
    content: bytes,
    *,
    file: str,
    instruments: Mapping[str, Instrument],
    lexicon: Lexicon | None = None,
) -> Firm:
    """Read a profile whose answers some instrument of the catalogue asks for.

    Raises
    ------
    ProfileError
        With every problem; an answer that nothing asks for is one, so that none is lost unseen.
    """
    firm = read_firm(content, file=file, lexicon=lexicon)
    found = [*_answers(firm.values, "firm", "answers")]
    for kind, records in firm.records.items():
        for record in records or ():
            found += _answers(record.values, kind, f"{kind} {record.index + 1}: answers")
    problems = [
        Problem(file, f"{at}.{name}.{key}", code, values)
        for kind, at, name, key in found
        for _, code, values in _unasked(name, key, kind, instruments)
    ]
    if problems:
        raise ProfileError(problems)
    return firm


def _answers(
    values: Mapping[str, object], kind: str, at: str
) -> Iterator[tuple[str, str, str, str]]:
    for name in values:
        instrument, dot, key = name.partition(".")
        if dot:
            yield kind, at, instrument, key


def _unasked(
    name: str, key: str, kind: str, instruments: Mapping[str, Instrument]
) -> Iterator[Found]:
    instrument = instruments.get(name)
    if instrument is None:
        near = tuple(get_close_matches(name, list(instruments), n=3))
        yield (), "answer_instrument", {"found": name, "near": near}
    elif key not in instrument.asks or instrument.subject.kind != kind:
        able = tuple(instrument.asks) if instrument.subject.kind == kind else ()
        yield (), "answer_unasked", {"found": key, "instrument": name, "options": able}
