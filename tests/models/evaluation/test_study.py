"""The whole comparison on a small history, and the page made of it."""

import json

import pytest
from click.testing import CliRunner

from models.evaluation.markdown import page
from models.evaluation.study import CEILING, Plan, study
from models.history import About, History, write_history
from models.rankers.lineup import Builder
from tests.features.histories import tables
from web.commands.compare import command as compare
from web.commands.evaluate import command as evaluate

pytestmark = pytest.mark.slow

ABOUT = About(title="made up", jurisdiction="340000", currency="CNY", simulated=True)
PLAN = Plan(first=2010, choose=(2013,), test=(2014,), seeds=1, threads=1, ablation=True, draws=10)


@pytest.fixture(scope="module")
def history() -> History:
    told = tables(6, firms=60)
    return History(told.firms, told.instruments, told.awards, told.calls, ABOUT)


@pytest.fixture(scope="module")
def told(history):
    found, queries = study(history, PLAN, lambda _: None)
    return json.loads(json.dumps(found)), queries


def test_every_ranker_is_measured_on_the_same_queries_of_each_span(told) -> None:
    found, queries = told

    many = queries.groupby("ranker").size()

    assert set(Builder().lineup()) | set(CEILING) < set(many.index)
    assert many.nunique() == 1
    spans = found["ranking"]
    assert spans["choose"]["queries"] + spans["test"]["queries"] == many.iloc[0]


def test_rankers_that_know_the_sizes_to_come_are_told_beside_the_champion(told) -> None:
    found, _ = told

    for span in ("choose", "test"):
        assert list(found["ceiling"][span]["metrics"]) == ["mixture", *CEILING]
    written = page(found, {})
    assert "## How far it could go" in written
    assert "| slice | queries | mixture | sizes alone | sizes with all that is known |" in written


def test_slices_add_up_and_a_ranker_is_not_held_against_itself(told) -> None:
    found, _ = told

    slices = found["ranking"]["test"]["slices"]

    assert slices["2014"]["queries"] == slices["all"]["queries"]
    new, known = (slices[name]["queries"] for name in ("first-time", "returning"))
    assert new + known == slices["all"]["queries"]
    sizes = ("micro", "small", "medium", "large")
    assert sum(slices[size]["queries"] for size in sizes) == slices["all"]["queries"]
    assert "LambdaRank" not in slices["all"]["over"]


def test_chances_tell_the_constant_beside_every_output(told) -> None:
    found, _ = told

    chances = found["chances"]["test"]

    assert chances["outputs"]["constant"]["auc"] <= 0.75
    assert chances["outputs"]["propensity: raw"]["log loss"] > 0
    bins = chances["reliability"]["propensity: raw"]
    assert sum(count for count, _, _ in bins) == chances["pairs"]


def test_the_page_names_the_digest_and_every_ranker(told, history) -> None:
    found, _ = told

    written = page(found, {"head": "words of our own"})

    assert history.digest[:16] in written
    assert "words of our own" in written
    for name in Builder().lineup():
        assert f"| {name} |" in written or f"| **{name}** |" in written


def test_a_test_year_without_years_to_learn_from_is_refused() -> None:
    with pytest.raises(ValueError, match="begin two years later at least, not in 2011"):
        Plan(first=2010, choose=(), test=(2011, 2012))


def test_the_command_refuses_words_for_years() -> None:
    found = CliRunner().invoke(evaluate, ["--test", "soon"])

    assert found.exit_code == 2
    assert "2017-2021" in found.output


def test_compare_tells_the_difference_with_its_interval(history, tmp_path) -> None:
    write_history(history, tmp_path / "history")
    asked = ["conditional logit", "popularity", "--history", str(tmp_path / "history")]

    found = CliRunner().invoke(compare, [*asked, "--format", "json", "--seeds", "1"])

    assert found.exit_code == 0, found.output
    told = json.loads(found.stdout)
    mean, low, high = told["difference"]
    assert low <= mean <= high
    means = told["ndcg@10"]
    assert mean == pytest.approx(means["conditional logit"] - means["popularity"])
