"""A small trained model for tests: a real LightGBM text over two columns."""

from datetime import date
from functools import cache

import lightgbm
import numpy as np

from models.artefacts import Trained
from models.cards import PARTS, Card
from models.history import History
from tests.histories import small


@cache
def booster_text(columns: int = 2, seed: int = 0) -> str:
    """A few trees that like the first column."""
    random = np.random.default_rng(seed)
    x = random.normal(size=(200, columns))
    y = (x[:, 0] + random.normal(size=200) > 0).astype(float)
    settings = {"objective": "binary", "verbosity": -1, "num_leaves": 4, "num_threads": 1}
    data = lightgbm.Dataset(x, y, feature_name=[f"column_{i}" for i in range(columns)])
    return lightgbm.train(settings, data, num_boost_round=5).model_to_string()


def card(*, simulated: bool = True) -> Card:
    parts = {name: {"told": f"about {name}"} for name in PARTS}
    parts["training_data"]["simulated"] = simulated
    parts["quantitative_analyses"]["groups"] = {"small": {"ndcg": "0.5"}}
    return Card(parts)


def trained(history: History | None = None, **more: object) -> Trained:
    told = history or small()
    made = {
        "name": "one",
        "ranker": "trees",
        "boosters": {"order": booster_text()},
        "parameters": {"columns": ["column_0", "column_1"]},
        "card": card(simulated=told.about.simulated),
        "history": told,
        "until": date(2020, 12, 31),
    }
    return Trained(**{**made, **more})
