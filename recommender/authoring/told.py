"""Numbers that an edition tells in words only: judgements, unread parts, titles, benefits."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from fractions import Fraction

from recommender.authoring.quantities import quantities
from recommender.catalogue.grants import Benefit, Cap, Ceiling
from recommender.catalogue.instruments import Edition
from recommender.indicators.lexicon import Lexicon
from recommender.rules import nodes as n
from recommender.vocabulary.fields import Label

_KINDS = {"count": "number", "rank": "number", "foreign": "number"}


def told_values(edition: Edition, lexicon: Lexicon) -> frozenset[tuple[str, Fraction | str]]:
    """Kind and value of every number printed where no number is compared."""
    found = set()
    for text in _words(edition, lexicon):
        for one in quantities(text):
            found.add((_KINDS.get(one.kind, one.kind), one.value))
    return frozenset(found)


def _words(found: object, lexicon: Lexicon) -> Iterator[str]:
    match found:
        case n.Judgement(judgement=label) | n.Unread(unread=label):
            yield label.zh
        case n.Has():
            yield from (*found.titles, found.text.zh if found.text else "")
        case n.Compare() | n.OneOf() | n.Known() | n.Between():
            if found.text and not lexicon.quantity(found.field).numeric:
                yield found.text.zh
        case Benefit() | Cap() | Ceiling():
            labels = (getattr(found, one.name) for one in fields(found))
            yield from (label.zh for label in labels if isinstance(label, Label))
            yield from _below(found, lexicon)
        case tuple():
            for part in found:
                yield from _words(part, lexicon)
        case _ if is_dataclass(found) and not isinstance(found, Label):
            yield from _below(found, lexicon)


def _below(found: object, lexicon: Lexicon) -> Iterator[str]:
    for one in fields(found):  # type: ignore[arg-type]
        yield from _words(getattr(found, one.name), lexicon)
