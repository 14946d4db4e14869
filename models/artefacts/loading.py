"""Run as a script by `canary`: loads each LightGBM text named and scores a row of zeros."""

import sys
from pathlib import Path

import lightgbm
import numpy as np


def load(path: str) -> None:
    """Load one text.

    Raises
    ------
    ValueError
        When a part of the text is missing, which LightGBM may read beyond its end without a word,
        or when it scores with no finite number.
    """
    if not _whole(Path(path).read_text("utf-8")):
        raise ValueError(f"{path} lacks a part: trees, their end, or the end of its parameters.")
    booster = lightgbm.Booster(model_file=path)
    row = np.zeros((1, booster.num_feature()))
    if not np.isfinite(booster.predict(row, raw_score=True, num_threads=1)).all():
        raise ValueError(f"{path} scores a row of zeros with no finite number.")


def _whole(text: str) -> bool:
    """Whether every tree that the head counts is there, and both ends are."""
    lines = text.splitlines()
    sizes = next((line for line in lines if line.startswith("tree_sizes=")), "tree_sizes=")
    trees = sum(line.startswith("Tree=") for line in lines)
    counted = len(sizes.removeprefix("tree_sizes=").split())
    return trees == counted and {"end of trees", "end of parameters"} <= set(lines)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        load(name)
