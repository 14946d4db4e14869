"""Run as a script by `canary`: loads each LightGBM text named and scores a row of zeros."""

import sys

import lightgbm
import numpy as np


def load(path: str) -> None:
    """Load one text.

    Raises
    ------
    ValueError
        When it scores with no finite number.
    """
    booster = lightgbm.Booster(model_file=path)
    row = np.zeros((1, booster.num_feature()))
    if not np.isfinite(booster.predict(row, raw_score=True, num_threads=1)).all():
        raise ValueError(f"{path} scores a row of zeros with no finite number.")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        load(name)
