"""An answer put into a profile as its writer would write it; reading the profile checks it."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from recommender.firm.facts import Fact
from recommender.firm.profile import records_key
from recommender.indicators.lexicon import Lexicon
from recommender.units.text import listed

Profile = dict[str, Any]


def with_fact(profile: Mapping[str, Any], fact: Fact, text: str, lexicon: Lexicon) -> Profile:
    """The profile with one fact more, as text; what was known of it before gives way."""
    made: Profile = deepcopy(dict(profile))
    value: object = text
    if fact.subject == "stated":
        _under(made, "stated")[fact.name] = value
        return made
    place = _place(made, fact)
    instrument, dot, key = fact.name.partition(".")
    if dot:
        _under(_under(place, "answers"), instrument)[key] = value
        return made
    several = lexicon.vocabulary.fields[fact.field].several
    place[fact.name] = list(listed(text)) if several else value
    return made


def _place(made: Profile, fact: Fact) -> Profile:
    if fact.subject == "accounts":
        return _under(_under(made, "accounts"), str(fact.at))
    if fact.subject == "firm":
        return made if "." in fact.name else _under(made, "firm")
    return _record(made, fact.subject, fact.at)


def with_records(profile: Mapping[str, Any], kind: str, names: tuple[str, ...]) -> Profile:
    """The profile with the records of a kind by name; none says that there are none."""
    return {**deepcopy(dict(profile)), records_key(kind): [{"name": name} for name in names]}


def with_titles(
    profile: Mapping[str, Any], holder: str, at: int, *, held: Mapping[str, str], others: set[str]
) -> Profile:
    """The profile with titles held (title → date granted, or nothing) and others not held."""
    made: Profile = deepcopy(dict(profile))
    place = made if holder == "firm" else _record(made, holder, at)
    before = place.get("titles")
    told: Profile = {"held": before} if isinstance(before, list) else dict(before or {})
    told["held"] = [
        *(told.get("held") or []),
        *({"title": title, **({"granted": day} if day else {})} for title, day in held.items()),
    ]
    told["not_held"] = [*(told.get("not_held") or []), *sorted(others)]
    place["titles"] = told
    return made


def _under(place: Profile, key: str) -> Profile:
    if not place.get(key):
        place[key] = {}
    found: Profile = place[key]
    return found


def _record(made: Profile, kind: str, at: int) -> Profile:
    rows = made[records_key(kind)]
    rows[at] = rows[at] or {}
    found: Profile = rows[at]
    return found
