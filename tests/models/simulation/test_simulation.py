"""A made-up population: the same seed gives the same, it is labelled, and the catalogue rules."""

import json
from datetime import date
from functools import cache

import numpy as np
import polars as pl
import pytest
from click.testing import CliRunner

from models.history import read_history
from models.simulation import Simulated, draw, read_population, simulate, write_simulated
from models.simulation.parameters import population_file
from recommender.catalogue.reading import read_catalogue, shipped_folder
from recommender.errors import CatalogueError
from recommender.indicators.reading import read_firm
from recommender.recommendation import recommend
from recommender.units.bounds import Bounds
from recommender.verdict import requirements
from recommender.vocabulary.size_classes import size_classes
from web.commands import cli

pytestmark = pytest.mark.slow

FIRMS = 30


@cache
def shipped():
    return read_catalogue(shipped_folder())


@cache
def simulated(seed: int = 7) -> Simulated:
    return simulate(read_population(), shipped(), firms=FIRMS, seed=seed)


def test_the_same_seed_writes_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_simulated(simulate(read_population(), shipped(), firms=6, seed=3), tmp_path / name)

    files = sorted(path for path in (tmp_path / "one").rglob("*") if path.is_file())
    assert len(files) == 6 + 4 + 1
    for path in files:
        other = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == other.read_bytes()


def test_another_seed_draws_another_population_and_other_parameters():
    population = read_population()

    one, two = (draw(population, np.random.default_rng(seed)) for seed in (1, 2))

    assert one.numbers != two.numbers
    assert one.cities != two.cities
    for drawn in (one, two):
        assert sum(drawn.cities.values()) == pytest.approx(1)
        for name, bounds in population.ranges.items():
            assert float(bounds.low) <= drawn[name] <= float(bounds.high)


def test_shares_of_cities_lie_around_those_of_their_product():
    population = read_population()
    shares = [draw(population, np.random.default_rng(s)).cities["340100"] for s in range(200)]

    assert np.mean(shares) == pytest.approx(11412.8 / 42959.2, abs=0.01)
    assert np.std(shares) > 0.01


def test_all_of_it_says_that_it_is_simulated(tmp_path):
    write_simulated(simulated(), tmp_path)

    assert read_history(tmp_path / "history").about.simulated
    for path in (tmp_path / "history").iterdir():
        assert pl.read_parquet_metadata(path)["fundmatch.simulated"] == "true"
    assert json.loads((tmp_path / "simulated.json").read_text("utf-8"))["simulated"] is True
    for path in (tmp_path / "profiles").iterdir():
        assert path.read_text("utf-8").startswith("# 模拟数据")
        assert read_firm(path.read_bytes(), file=path.name).name.startswith("模拟企业")


def test_the_size_class_is_that_of_the_accounts():
    for one, text in zip(simulated().firms, simulated().texts, strict=True):
        firm = read_firm(text.encode(), file=one.id)
        for lines in firm.accounts.values():
            employees, revenue, assets = (
                lines[n] for n in ("employees", "revenue", "total_assets")
            )
            for told in (employees, revenue, assets):
                assert isinstance(told, Bounds)
            assert size_classes(firm.values["industry"], employees, revenue, assets) == {one.size}


def test_nobody_applies_for_what_the_catalogue_rules_out():
    found = simulated()
    texts = dict(zip((one.id for one in found.firms), found.texts, strict=True))
    assert len(found.history.awards) > FIRMS
    for row in found.history.awards.head(12).itertuples():
        current = shipped().current(row.instrument, date(row.year, 6, 30))
        assert current is not None
        assert current.validity.live
        firm = read_firm(texts[row.firm].encode(), file=row.firm)
        statuses = {one.verdict.status for one in recommend([requirements(current)], firm)}
        assert statuses != {"ineligible"}


def test_some_win_some_lose_and_money_is_whole_yuan():
    awards = simulated().history.awards

    assert set(awards["outcome"]) == {"awarded", "refused"}
    amounts = awards["amount"].dropna()
    assert len(amounts)
    assert all(amount % 100 == 0 for amount in amounts)
    assert awards[awards["outcome"] == "refused"]["amount"].isna().all()


def test_a_firm_that_is_not_founded_yet_does_not_apply():
    founded = {one.id: one.founded for one in simulated().firms}

    assert all(founded[r.firm] < r.year for r in simulated().history.awards.itertuples())


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  private: {low: 0.717", "  private: {low: 1.717", "range_reversed"),
        ("source: S32", "source: S99", "source_unknown"),
        ('assumed: true, why: "not read"', 'why: "not read"', "one_of"),
        ("  private:", "  privat:", "key_missing"),
    ],
)
def test_a_number_without_a_source_is_refused(tmp_path, old, new, code):
    text = population_file().read_text("utf-8")
    path = tmp_path / "population.yaml"
    path.write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(CatalogueError, match=code):
        read_population(path)


def test_the_command_writes_a_folder_once(tmp_path):
    words = [
        "simulate",
        "--firms",
        "2",
        "--seed",
        "1",
        "--out",
        str(tmp_path / "made"),
        "--lang",
        "en",
    ]

    found = CliRunner().invoke(cli, words)

    assert found.exit_code == 0, found.output
    assert "all simulated" in found.output
    assert CliRunner().invoke(cli, words).exit_code == 2


def test_a_population_has_at_least_one_firm():
    with pytest.raises(ValueError, match="firms=0"):
        simulate(read_population(), shipped(), firms=0, seed=1)
