"""A catalogue kept compiled, so that a command need not read and check every file again.

The kept form is a pickle in the user's own cache folder, as Python keeps its byte code: named by
the digest of every file it was made from, catalogue, reference and program alike, so that whatever
changes makes another name. Whatever is wrong with it, the files are read instead.
"""

import contextlib
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from recommender.catalogue.reading import Catalogue, read_catalogue
from recommender.resources.paths import data_dir

MOST_FILES = 4
_PACKAGE = Path(__file__).resolve().parent.parent


def kept_catalogue(folder: Path, *, cache: Path) -> Catalogue:
    """The catalogue of a folder, from `cache` where it was kept and nothing has changed since.

    Raises
    ------
    CatalogueError
        With all problems of all files; a broken catalogue is never kept.
    """
    path = cache / f"catalogue-{_fingerprint(folder)}.pickle"
    found = _taken(path)
    if found is None:
        found = read_catalogue(folder)
        with contextlib.suppress(OSError):
            _put(path, found)
    return found


def _taken(path: Path) -> Catalogue | None:
    """What was kept there by this user, None where there is nothing that can be used."""
    try:
        if path.stat().st_uid != os.getuid():
            return None
        found = pickle.loads(path.read_bytes())  # noqa: S301 - written below, by the same user
    except Exception:
        return None
    return found if isinstance(found, Catalogue) else None


def _put(path: Path, found: Catalogue) -> None:
    """Write beside and rename, so that nobody meets half a file; older ones give way."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(pickle.dumps(found, protocol=pickle.HIGHEST_PROTOCOL))
    Path(file.name).replace(path)
    kept = sorted(path.parent.glob("catalogue-*.pickle"), key=lambda one: -one.stat().st_mtime_ns)
    for old in kept[MOST_FILES:]:
        old.unlink()


def _fingerprint(folder: Path) -> str:
    """SHA-256 over everything a compiled catalogue depends on."""
    total = hashlib.sha256(f"{sys.version} {folder.resolve()}".encode())
    for path in _sources(folder):
        total.update(f"{path.as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _sources(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob("*.yaml"))
    yield from sorted((data_dir() / "reference").rglob("*.*"))
    yield from sorted(_PACKAGE.rglob("*.py"))
