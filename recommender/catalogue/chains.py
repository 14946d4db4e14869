"""From recognitions to rewards: which instruments give a title, and which ask for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from recommender.catalogue.instruments import Instrument
from recommender.rules.nodes import Has, Not, When
from recommender.vocabulary.fields import Vocabulary


@dataclass(frozen=True, slots=True)
class Chain:
    """One title, the instruments that give it (or one that implies it), and those that ask it."""

    title: str
    given_by: tuple[str, ...]
    asked_by: tuple[str, ...]


def chains(instruments: Mapping[str, Instrument], vocabulary: Vocabulary) -> Mapping[str, Chain]:
    """Every title of the vocabulary with its givers and askers, in the vocabulary's order.

    A title counts wherever holding it helps: in conditions, calls, amounts and uplifts of any
    edition, but not under `not` or in a guard. An instrument that gives a title is no asker of it.
    """
    given: dict[str, list[str]] = {}
    asked: dict[str, list[str]] = {}
    for name, one in instruments.items():
        for title in one.gives:
            given.setdefault(title, []).append(name)
        for title in dict.fromkeys(titles_asked(one.editions)):
            asked.setdefault(title, []).append(name)
    found = {}
    for title in vocabulary.titles:
        givers = {name for other in vocabulary.grants(title) for name in given.get(other, ())}
        askers = set(asked.get(title, ())) - givers
        found[title] = Chain(title, tuple(sorted(givers)), tuple(sorted(askers)))
    return found


def titles_asked(found: object) -> Iterator[str]:
    """Every title that some condition inside an object asks for, where holding it helps."""
    if isinstance(found, Has):
        yield from found.titles
    elif isinstance(found, When):
        yield from titles_asked(found.then)
    elif isinstance(found, Not):
        return
    elif isinstance(found, tuple):
        for part in found:
            yield from titles_asked(part)
    elif isinstance(found, Mapping):
        for part in found.values():
            yield from titles_asked(part)
    elif is_dataclass(found) and not isinstance(found, type):
        for one in fields(found):
            yield from titles_asked(getattr(found, one.name))
