"""What an artefact says about itself: what it ranks, what it was made from, and its hashes."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from models.artefacts.damage import DamagedError
from recommender.vocabulary.fields import STRICT

FORMAT = "fundmatch.model/1"
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a model may be asked about; it ranks nothing else."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    jurisdiction: str
    catalogue: str | None
    instruments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The scope, the history's digest, whether that was simulated, and SHA-256 of each file."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    format: str
    name: str
    ranker: str
    scope: Scope
    history: str
    simulated: bool
    until: str
    libraries: Mapping[str, str]
    files: Mapping[str, str]

    def as_json(self) -> str:
        """Keys in order, a line each."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


_MANIFEST = TypeAdapter(Manifest)


def sha256(path: Path) -> str:
    """The hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def verified(folder: Path) -> Manifest:
    """The manifest of an artefact whose files are those it names, byte for byte.

    Raises
    ------
    DamagedError
        `manifest_missing`, `manifest_wrong`, `file_missing`, `file_changed`, `file_extra`.
    """
    path = folder / MANIFEST
    if not path.is_file():
        raise DamagedError("manifest_missing", path)
    try:
        manifest = _MANIFEST.validate_json(path.read_bytes())
    except ValidationError as error:
        raise DamagedError("manifest_wrong", path, error.errors()[0]["msg"]) from error
    if manifest.format != FORMAT:
        raise DamagedError("manifest_wrong", path, manifest.format)
    for name, wanted in manifest.files.items():
        _same(folder / name, wanted)
    present = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    for name in sorted(present - {*manifest.files, MANIFEST}):
        raise DamagedError("file_extra", folder / name)
    return manifest


def _same(path: Path, wanted: str) -> None:
    if not path.is_file():
        raise DamagedError("file_missing", path)
    found = sha256(path)
    if found != wanted:
        raise DamagedError("file_changed", path, found[:12])
