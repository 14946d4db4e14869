"""A model that cannot be used: which file, what kind of damage, and what was found."""

from pathlib import Path


class DamagedError(Exception):
    """An artefact is not what its manifest says, or cannot be loaded.

    `code` has a sentence in `recommender.wording.learning`; whoever meets this ranks by the
    transparent order and says so.
    """

    def __init__(self, code: str, path: Path, found: str = "") -> None:
        self.code, self.path, self.found = code, path, found
        super().__init__(f"{path}: {code} ({found})" if found else f"{path}: {code}")
