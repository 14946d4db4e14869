"""The catalogue on offer: read once, read again when its files change, and never half wrong.

While the files hold a mistake, the last good catalogue goes on serving, with every problem of
the files beside it. Only the shipped words (fields, titles, places) are read once and for all.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import cast

from flask import g

from recommender.catalogue.chains import Chain, chains
from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from recommender.catalogue.search import Index
from recommender.errors import CatalogueError, Problem
from recommender.indicators.lexicon import shipped_lexicon
from web.rankings import Standing, standing

_Stamp = tuple[tuple[str, int, int], ...]
SECONDS = 2.0
"""The folder is looked at so often at most."""


class Lookup:
    """What is worked out from a catalogue when a page first asks for it."""

    def __init__(self, catalogue: Catalogue, models: Path | None, *, shipped: bool) -> None:
        self.catalogue, self.models, self.shipped = catalogue, models, shipped

    @cached_property
    def index(self) -> Index:
        """Finds instruments by typed words."""
        return Index.of(self.catalogue.instruments)

    @cached_property
    def standing(self) -> Standing:
        """Who ranks answers over it."""
        return standing(self.catalogue, self.models, shipped=self.shipped)

    @cached_property
    def chains(self) -> dict[str, Chain]:
        """Every title with the instruments that give it and those that ask for it."""
        return dict(chains(self.catalogue.instruments, shipped_lexicon().vocabulary))


@dataclass(frozen=True, slots=True)
class Offer:
    """The catalogue that answers, and what is wrong with files changed since it was read."""

    catalogue: Catalogue
    lookup: Lookup
    problems: tuple[Problem, ...] = ()


class Offered:
    """Holds the last good catalogue of a folder."""

    def __init__(
        self, folder: Path, *, seconds: float = SECONDS, models: Path | None = None
    ) -> None:
        """Read the folder; `models` is the folder of ranking models, where there is one.

        Raises
        ------
        CatalogueError
            With every problem: there is no good catalogue to begin with.
        """
        self._folder = folder
        self._models = models
        self._seconds = seconds
        self._reading = Lock()
        self._stamp = _stamp(folder)
        self._offer = self._read_offer()
        self._looked = monotonic()

    def now(self) -> Offer:
        """The offer, after a look whether files have changed.

        One caller reads changed files; all others are served meanwhile from what was read before.
        """
        due = monotonic() - self._looked >= self._seconds
        if due and self._reading.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._looked = monotonic()
                self._reading.release()
        return self._offer

    def _look(self) -> None:
        stamp = _stamp(self._folder)
        if stamp == self._stamp:
            return
        try:
            self._offer = self._read_offer()
        except CatalogueError as error:
            self._offer = replace(self._offer, problems=error.problems)
        self._stamp = stamp

    def _read_offer(self) -> Offer:
        catalogue = _read(self._folder)
        shipped = self._folder.resolve() == shipped_folder().resolve()
        return Offer(catalogue, Lookup(catalogue, self._models, shipped=shipped))


def on_offer() -> Offer:
    """The offer this request is answered from, the same from its beginning to its end."""
    return cast("Offer", g.offer)


def _read(folder: Path) -> Catalogue:
    """Read a folder; a file that cannot be opened is a problem, and names show no path above."""
    try:
        return read_catalogue(folder)
    except OSError as error:
        name = _inside(str(error.filename), folder)
        values = {"found": error.strerror or type(error).__name__}
        raise CatalogueError([Problem(name, "", "file_unreadable", values)]) from error
    except CatalogueError as error:
        told = (replace(one, file=_inside(one.file, folder)) for one in error.problems)
        raise CatalogueError(told) from error


def _inside(name: str, folder: Path) -> str:
    path = Path(name)
    return path.relative_to(folder.parent).as_posix() if path.is_absolute() else name


def _stamp(folder: Path) -> _Stamp:
    """Names, times and sizes of all files, which differ when one was changed."""
    found = []
    for path in sorted(folder.rglob("*.yaml")):
        try:
            seen = path.stat()
            found.append((str(path), seen.st_mtime_ns, seen.st_size))
        except OSError:
            found.append((str(path), 0, 0))  # reading it will tell what is wrong
    return tuple(found)
