"""Loads a model in a child process first: a damaged LightGBM text can kill whoever loads it."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from models.artefacts.damage import DamagedError

SECONDS = 120


def canary(paths: Sequence[Path]) -> None:
    """Load each model text and let it score a row of zeros, in a process of its own.

    Raises
    ------
    DamagedError
        `canary_died` when the process ends in any way but well, `canary_slow` after two minutes.
    """
    if not paths:
        return
    child = Path(__file__).resolve().with_name("loading.py")
    words = [sys.executable, "-P", str(child), *(str(path.resolve()) for path in paths)]
    try:
        done = subprocess.run(  # noqa: S603
            words, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DamagedError("canary_slow", paths[0].parent, f"{SECONDS} s") from error
    if done.returncode != 0:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise DamagedError(
            "canary_died", paths[0].parent, f"{done.returncode}: {told[-1] if told else ''}"[:200]
        )
