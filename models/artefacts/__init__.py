"""Trained models on disk: LightGBM text, JSON, a manifest of hashes and a card, never a pickle."""

from models.artefacts.canary import canary
from models.artefacts.damage import DamagedError
from models.artefacts.manifest import Manifest, Scope
from models.artefacts.storing import Artefact, Trained, open_artefact, save_artefact

__all__ = [
    "Artefact", "DamagedError", "Manifest", "Scope", "Trained", "canary", "open_artefact",
    "save_artefact",
]  # fmt: skip
