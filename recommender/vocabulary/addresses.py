"""Places by the words people write: 包河区, 合肥市包河区, 安徽省合肥市包河区, 合肥."""

from collections.abc import Iterator
from functools import cache

from recommender.units.text import normal
from recommender.vocabulary.regions import Region, Regions

_OPEN = 9999
_SUFFIXES = ("省", "市")


def written(text: str) -> tuple[str, ...]:
    """Codes of the places in use that are written so; several where the words leave a choice.

    >>> written("合肥市包河区")
    ('340111',)
    """
    return _by_words().get(normal(text), ())


@cache
def _by_words() -> dict[str, tuple[str, ...]]:
    latest = {code: records[-1] for code, records in Regions.shipped().records.items()}
    used = {code: region for code, region in latest.items() if region.ends == _OPEN}
    found: dict[str, tuple[str, ...]] = {}
    for code, region in used.items():
        for words in _ways(region, used):
            found[words] = (*found.get(words, ()), code)
    return found


def _ways(region: Region, used: dict[str, Region]) -> Iterator[str]:
    """The name alone, after that of each place above it, and a province or city without suffix."""
    yield region.name
    if region.name.endswith(_SUFFIXES) and len(region.name) > 2:
        yield region.name[:-1]
    above = used.get(region.parent)
    if above:
        for words in dict.fromkeys(_ways(above, used)):
            yield words + region.name
        top = used.get(above.parent)
        if top:
            yield top.name + region.name
