"""Words an author chooses freely, held against those of the other instruments."""

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from recommender.authoring.doubts import Doubt
from recommender.catalogue.instruments import Instrument

_ALIKE = 0.8


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
