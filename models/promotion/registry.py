"""A folder of models of which one may be active; changing it keeps the record of why."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from models.artefacts import (
    Artefact,
    DamagedError,
    Manifest,
    Trained,
    open_artefact,
    save_artefact,
)
from models.promotion.deciding import Decision

ACTIVE = "active.json"
_NAME = re.compile(r"^[a-z0-9][a-z0-9-]{0,63}$")


@dataclass(frozen=True, slots=True)
class Registry:
    """Models below a folder, by name."""

    folder: Path

    def names(self) -> Sequence[str]:
        """Every model there, in order of name."""
        if not self.folder.is_dir():
            return ()
        return sorted(p.name for p in self.folder.iterdir() if p.is_dir() and _NAME.match(p.name))

    def add(self, trained: Trained) -> Manifest:
        """Keep a model under its name; it is not active yet.

        Raises
        ------
        ValueError
            When the name is not made of small letters, digits and hyphens.
        FileExistsError
            When a model of the name is there.
        """
        if not _NAME.match(trained.name):
            raise ValueError(
                f"{trained.name!r} is no name of a model. Write it like trees-2026-1."
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        return save_artefact(self.folder / trained.name, trained)

    def active(self) -> str | None:
        """The name of the active model, None where there is none.

        Raises
        ------
        DamagedError
            `active_wrong` when the record cannot be read or names no model.
        """
        path = self.folder / ACTIVE
        if not path.is_file():
            return None
        try:
            name = json.loads(path.read_text("utf-8"))["name"]
        except (ValueError, KeyError, TypeError) as error:
            raise DamagedError("active_wrong", path, str(error)) from error
        if not isinstance(name, str) or name not in self.names():
            raise DamagedError("active_wrong", path, str(name))
        return name

    def open_active(self) -> Artefact | None:
        """The active model, opened.

        Raises
        ------
        DamagedError
            With the kind of damage.
        """
        name = self.active()
        return open_artefact(self.folder / name) if name else None

    def activate(self, decision: Decision) -> None:
        """Make a challenger active, if the decision says so; the model it replaces is kept.

        Raises
        ------
        ValueError
            When the decision is against it.
        DamagedError
            When the model itself is damaged.
        """
        if not decision.promoted:
            raise ValueError(f"{decision.challenger} does not win: {', '.join(decision.reasons)}.")
        open_artefact(self.folder / decision.challenger)
        told = {"name": decision.challenger, "decision": asdict(decision)}
        new = self.folder / f".{ACTIVE}.new"
        new.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", "utf-8")
        new.replace(self.folder / ACTIVE)

    def deactivate(self) -> None:
        """Go back to the transparent order."""
        (self.folder / ACTIVE).unlink(missing_ok=True)
