"""Writes an artefact whole or not at all, and opens one only after its hashes and a canary."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import lightgbm

from models.artefacts.canary import canary
from models.artefacts.damage import DamagedError
from models.artefacts.manifest import FORMAT, MANIFEST, Manifest, Scope, sha256, verified
from models.cards import Card
from models.history import History, read_history, write_history
from recommender.errors import ProblemsError
from recommender.wording.cards import markdown

PARAMETERS, HISTORY, TEXT = "parameters.json", "history", ".model.txt"
CARD, CARD_PAGE = "card.json", "card.{lang}.md"
LIBRARIES = ("lightgbm", "numpy", "scikit-learn", "pandas")
Json = Any


@dataclass(frozen=True, slots=True)
class Artefact:
    """An opened model: its boosters by name, its parameters, card, and what it learned from."""

    manifest: Manifest
    boosters: Mapping[str, lightgbm.Booster]
    parameters: Mapping[str, Json]
    card: Card
    history: History


@dataclass(frozen=True, slots=True)
class Trained:
    """What a training leaves: boosters as LightGBM text, parameters as JSON, card and history.

    `ranker` names the kind of ranker that can read it, `until` the last day it learned from.
    """

    name: str
    ranker: str
    boosters: Mapping[str, str]
    parameters: Mapping[str, Json]
    card: Card
    history: History
    until: date


def save_artefact(folder: Path, trained: Trained) -> Manifest:
    """Write everything and the manifest of hashes; a half-written one is never seen.

    Raises
    ------
    FileExistsError
        When the folder is there: an artefact is never changed.
    """
    if folder.exists():
        raise FileExistsError(f"{folder} is there. A model is never changed; choose a new name.")
    new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    for key, text in trained.boosters.items():
        (new / f"{key}{TEXT}").write_text(text, "utf-8")
    _write(new / PARAMETERS, trained.parameters)
    _write(new / CARD, trained.card.as_json())
    for lang in ("zh", "en"):
        page = markdown(trained.card.parts, lang)
        (new / CARD_PAGE.format(lang=lang)).write_text(page, "utf-8")
    write_history(trained.history, new / HISTORY)
    manifest = _manifest(new, trained)
    (new / MANIFEST).write_text(manifest.as_json(), "utf-8")
    new.rename(folder)
    return manifest


def _manifest(folder: Path, trained: Trained) -> Manifest:
    history = trained.history
    about = history.about
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return Manifest(
        format=FORMAT,
        name=trained.name,
        ranker=trained.ranker,
        scope=Scope(about.jurisdiction, about.catalogue, tuple(history.instruments["instrument"])),
        history=history.digest,
        simulated=about.simulated,
        until=trained.until.isoformat(),
        libraries={one: version(one) for one in LIBRARIES},
        files={path.relative_to(folder).as_posix(): sha256(path) for path in files},
    )


def open_artefact(folder: Path) -> Artefact:
    """Open a model: hashes first, then a canary in a child process, then here.

    Raises
    ------
    DamagedError
        With the file and the kind of damage; nothing of the model is used then.
    """
    manifest = verified(folder)
    named = [name for name in manifest.files if name.endswith(TEXT)]
    texts = {name.removesuffix(TEXT): folder / name for name in named}
    canary(list(texts.values()))
    try:
        boosters = {key: lightgbm.Booster(model_file=str(path)) for key, path in texts.items()}
        parameters = json.loads((folder / PARAMETERS).read_text("utf-8"))
        card = Card.read((folder / CARD).read_text("utf-8"))
        history = read_history(folder / HISTORY)
    except (OSError, ValueError, ProblemsError, lightgbm.basic.LightGBMError) as error:
        raise DamagedError("not_loadable", folder, str(error).splitlines()[0]) from error
    return Artefact(manifest, boosters, parameters, card, history)


def _write(path: Path, told: Json) -> None:
    path.write_text(
        json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n",
        "utf-8",
    )
