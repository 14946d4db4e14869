"""Words an author chooses freely, held against those of the other instruments."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches

from recommender.authoring.doubts import Doubt
from recommender.authoring.figures import written_key
from recommender.catalogue.instruments import Instrument
from recommender.resources.strict_yaml import Path
from recommender.wording.skeletons import UNFILLED

_ALIKE = 0.8


def unfilled(instrument: Instrument) -> Iterator[Doubt]:
    """Places that still hold the word a skeleton puts where its author should write."""
    for path, text in _texts(instrument, ()):
        if text == UNFILLED:
            yield Doubt(path, "unfilled")


def _texts(found: object, at: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(found, str):
        yield at, found
    elif isinstance(found, Mapping):
        for key, part in found.items():
            yield from _texts(part, (*at, str(key)))
    elif isinstance(found, tuple):
        for index, part in enumerate(found):
            yield from _texts(part, (*at, index))
    elif is_dataclass(found):
        for one in fields(found):
            yield from _texts(getattr(found, one.name), (*at, written_key(one.name, found)))


def strange_names(instruments: Mapping[str, Instrument]) -> Iterator[tuple[str, Doubt]]:
    """Ids with families, kinds and classes that are spelt almost like a more common one."""
    for key in ("family", "kind"):
        used = Counter(str(getattr(one, key)) for one in instruments.values())
        for name, one in instruments.items():
            found = str(getattr(one, key))
            near = [o for o in get_close_matches(found, used, n=4, cutoff=_ALIKE) if o != found]
            common = tuple(other for other in near if used[other] > used[found])
            if common:
                yield name, Doubt((key,), "name_near", {"found": found, "near": common})
    yield from _misspelt_classes(instruments)


def _misspelt_classes(instruments: Mapping[str, Instrument]) -> Iterator[tuple[str, Doubt]]:
    known = {name for one in instruments.values() for name in one.classes}
    for name, one in instruments.items():
        for index, edition in enumerate(one.editions):
            for number, rule in enumerate(edition.cumulation):
                if rule.excludes_class and rule.excludes_class not in known:
                    near = get_close_matches(rule.excludes_class, known, n=3, cutoff=_ALIKE)
                    at = ("editions", index, "cumulation", number, "excludes_class")
                    told = {"found": rule.excludes_class, "near": tuple(near)}
                    yield from [(name, Doubt(at, "name_near", told))] if near else []
