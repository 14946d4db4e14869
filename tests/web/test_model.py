"""`fundmatch model`: a new model becomes active by numbers, or the command says why not."""

import json

import numpy as np
import polars as pl
import pytest
from click.testing import CliRunner

from models.history import write_history
from models.promotion import Registry
from models.serving import choose
from tests.artefacts import trained
from tests.scorers import catalogue, history
from web.commands import cli

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path):
    Registry(tmp_path / "models").add(trained())
    return tmp_path


def call(folder, *words: str):
    return CliRunner().invoke(
        cli, ["model", *words, "--models", str(folder / "models"), "--lang", "en"]
    )


def measured(folder, **gains: float) -> str:
    base = np.random.default_rng(1).uniform(0.2, 0.6, 90)
    sizes = ["large", "small", "micro"] * 30
    noise = np.random.default_rng(2).normal(0, 0.01, 90)
    by_size = np.array([gains[size] for size in sizes])
    frame = {"firm": [f"f{i}" for i in range(90)], "size": sizes, "popular": base}
    path = folder / "queries.parquet"
    pl.DataFrame({**frame, "one": base + by_size + noise}).write_parquet(path)
    return str(path)


def test_a_better_model_becomes_active_and_can_be_switched_off(folder):
    queries = measured(folder, large=0.1, small=0.1, micro=0.1)
    base = pl.read_parquet(queries)
    even = base.with_columns(one=pl.col("popular").mean() + 0.1)
    even.write_parquet(queries)

    found = call(folder, "promote", "one", "--queries", queries, "--baseline", "popular")

    assert found.exit_code == 0, found.output
    assert found.output.startswith("one is active: +0.1")
    assert call(folder, "list").output == "one (active)\n"
    assert call(folder, "off").exit_code == 0
    assert "No model is active" in call(folder, "list").output


def test_a_worse_model_does_not_and_the_numbers_say_why(folder):
    queries = measured(folder, large=0.2, small=-0.1, micro=-0.1)

    found = call(folder, "promote", "one", "--queries", queries, "--baseline", "popular")

    assert found.exit_code == 3
    told = found.output.splitlines()
    assert told[0] == "one does not become active:"
    assert "interval does not lie above zero" in told[1]
    assert "gap in ranking quality between firm sizes widens from 0." in told[2]
    assert Registry(folder / "models").active() is None


def test_the_card_is_printed_in_nine_parts(folder):
    found = call(folder, "card", "one")

    assert found.output.count("\n## ") == 9


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["card", "two"], "No model 'two'. There are: one"),
        (["promote", "one", "--baseline", "luck"], "luck"),
    ],
)
def test_what_is_not_there_is_told(folder, words, told):
    if words[0] == "promote":
        words = [*words, "--queries", measured(folder, large=0.1, small=0.1, micro=0.1)]

    found = call(folder, *words)

    assert found.exit_code == 2
    assert told in found.output


@pytest.mark.parametrize(
    "frame", [{"firm": ["a"], "one": [0.1]}, {"firm": ["a"], "size": ["s"], "one": ["x"]}]
)
def test_queries_without_their_columns_are_refused(folder, frame):
    path = folder / "queries.parquet"
    pl.DataFrame(frame).write_parquet(path)

    found = call(folder, "promote", "one", "--queries", str(path), "--baseline", "one")

    assert found.exit_code == 2
    assert "columns firm, size" in found.output


def test_a_damaged_record_and_a_missing_folder_are_told(folder):
    (folder / "models" / "active.json").write_text("{", "utf-8")

    assert "cannot be read" in call(folder, "list").output
    found = CliRunner().invoke(cli, ["model", "list"])
    assert found.exit_code == 2
    assert "FUNDMATCH_MODELS" in found.output


def test_a_history_becomes_a_model_that_is_kept_and_not_active(tmp_path):
    write_history(history(), tmp_path / "history")
    words = ["train", "new", "--ranker", "line", "--history", str(tmp_path / "history"),
             "--models", str(tmp_path / "models"), "--lang", "en"]  # fmt: skip

    found = CliRunner().invoke(cli, words)

    assert found.exit_code == 0, found.output
    assert "new is kept and not active yet" in found.output
    registry = Registry(tmp_path / "models")
    assert registry.names() == ["new"]
    assert registry.active() is None
    again = CliRunner().invoke(cli, words)
    assert again.exit_code == 2
    assert "never changed" in again.output
    assert choose(registry.folder, catalogue()).refusal is None
    (registry.folder / "active.json").write_text('{"name": "new"}', "utf-8")
    assert choose(registry.folder, catalogue()).ranker.name == "model:new"


def test_training_as_of_a_day_forgets_what_came_later(tmp_path):
    told = history()
    write_history(told, tmp_path / "history")
    last = max(told.awards["year"])
    words = ["train", "--ranker", "line", "--history", str(tmp_path / "history"), "--models",
             str(tmp_path / "models"), "--format", "json"]  # fmt: skip

    whole = json.loads(CliRunner().invoke(cli, [*words, "whole"]).output)
    early = CliRunner().invoke(cli, [*words, "early", "--as-of", f"{last}-01-01"])

    assert json.loads(early.output)["ndcg_at_10"] != whole["ndcg_at_10"]
    assert CliRunner().invoke(cli, [*words, "no", "--as-of", "soon"]).exit_code == 2
