"""What may be wrong with an instrument that can be read: doubts, for its author to look at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from recommender.resources.strict_yaml import Path


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place in an instrument's file, a code and values; people read `wording.authoring`."""

    path: Path
    code: str
    values: Mapping[str, object] = field(default_factory=dict)


def under(path: Path, found: Iterator[Doubt]) -> Iterator[Doubt]:
    """The same doubts, one level up."""
    return (Doubt((*path, *one.path), one.code, one.values) for one in found)
