"""Hands the workload to openfisca-core in its own environment and takes its answers back."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from bench.conditions import MOMENT
from bench.firms import Drawn, options
from bench.workload import RATIOS, YES_NO, Plan, facts
from recommender.vocabulary.regions import Regions

_ROOT = Path(__file__).resolve().parent.parent
_PYTHON = _ROOT / ".venv-bench" / ("Scripts" if os.name == "nt" else "bin") / "python"


@dataclass(frozen=True, slots=True)
class Theirs:
    """What openfisca-core needed, and what it said: one row an instrument, one column a firm."""

    seconds: float
    verdicts: np.ndarray[Any, np.dtype[np.bool_]]
    versions: dict[str, str]


def theirs(made: Plan, told: Drawn, *, keep: bool, repeats: int, shown: int = 10_000) -> Theirs:
    """Measure openfisca-core on firms whose facts are all known.

    Raises
    ------
    FileNotFoundError
        When its environment is missing.
    """
    if not _PYTHON.exists():
        raise FileNotFoundError(f"No {_PYTHON.relative_to(_ROOT)}. Write: make bench")
    with TemporaryDirectory() as name:
        folder = Path(name)
        asked = {**made, "leaves": [_neutral(one) for one in made["leaves"]]}
        asked |= {"keep": keep, "repeats": repeats, "shown": shown}
        (folder / "plan.json").write_text(json.dumps(asked), "utf-8")
        np.savez(folder / "columns.npz", **_columns(made, told))  # type: ignore[arg-type]
        script = Path(__file__).with_name("openfisca_side.py")
        done = subprocess.run(
            [_PYTHON, script, folder], check=True, stdout=subprocess.PIPE, encoding="utf-8"
        )
        with np.load(folder / "verdicts.npz", allow_pickle=False) as stored:
            verdicts = stored["verdicts"]
    said = json.loads(done.stdout)
    return Theirs(said["seconds"], verdicts, said["versions"])


def _columns(made: Plan, told: Drawn) -> dict[str, np.ndarray[Any, Any]]:
    return {
        _name(name): values.astype(np.bool_) if name in YES_NO else values
        for name, values in told.values.items()
        if name in set(facts(made))
    }


def _name(fact: str) -> str:
    return fact.replace("@-", "_before_")


def _neutral(leaf: Plan) -> Plan:
    """A leaf without our vocabulary: ratios spelt out, options as places in their list."""
    name = leaf["fact"]
    if name in RATIOS:
        of, to = RATIOS[name]
        return {**leaf, "of": _name(of), "to": _name(to)}
    found = {**leaf, "fact": _name(name)}
    if leaf["op"] == "in":
        found["value"] = [
            place for place, one in enumerate(options()[name]) if _fits(name, one, leaf["value"])
        ]
    return found


def _fits(name: str, one: str, wanted: list[str]) -> bool:
    if name != "registered_in":
        return one in wanted
    return any(Regions.shipped().within(one, area, on=MOMENT.reference) for area in wanted)
