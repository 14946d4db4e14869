"""What every fitted ranker comes to as JSON and text scores as the ranker did."""

import json
from dataclasses import replace
from datetime import date
from functools import cache

import lightgbm
import numpy as np
import pytest

from features.design import BLOCKS
from features.ledger import Ledger
from models.artefacts import Artefact, open_artefact, save_artefact
from models.promotion import Quality, decide
from models.rankers.lineup import Builder
from models.rankers.plain import Popularity
from models.serving.asking import ASKING, asking
from models.serving.choosing import KINDS
from models.serving.members import KIND, Members, told_by
from models.teaching import BASELINES, RANKERS, teach
from models.training.frames import frame_of, stacked
from recommender.indicators.reading import read_firm
from tests.artefacts import card
from tests.scorers import catalogue, history

pytestmark = pytest.mark.slow


@cache
def lesson():
    ledger = Ledger.of(history())
    return stacked(
        [frame_of(ledger, year, "winners", tuple(BLOCKS)) for year in (2020, 2021, 2022)]
    )


@cache
def builder() -> Builder:
    return Builder(1)


def fitted(ranker):
    return ranker.fit(lesson())


def served(ranker) -> Members:
    parameters, texts = told_by(ranker)
    boosters = {name: lightgbm.Booster(model_str=text) for name, text in texts.items()}
    parameters = json.loads(json.dumps(parameters, allow_nan=False))
    return Members(Artefact(None, boosters, parameters, card(), history()))


@pytest.mark.parametrize("name", ["mixture", "lambda_rank", "line", "ridge", "propensity"])
def test_a_ranker_served_scores_as_it_did(name):
    ranker = fitted(getattr(builder(), name)(0))
    ledger = Ledger.of(history())
    frame = frame_of(ledger, 2023, "winners", tuple(BLOCKS))
    offered = [ledger.instruments[number] for number in frame.grid.instruments]
    wanted = ranker.predict(frame.design.values).reshape(frame.grid.shape)

    members = served(ranker)

    for place in (0, frame.grid.shape[0] - 1):
        firm = ledger.firms[frame.grid.firms[place]]
        found = members.scores(history(), firm, offered, year=2023)
        np.testing.assert_allclose(found.totals, wanted[place], atol=1e-6)
        assert set(found.parts) <= {*BLOCKS, "base"}


def test_a_ranker_that_is_no_sum_is_refused():
    with pytest.raises(TypeError, match="Popularity"):
        told_by(fitted(Popularity()))


def test_parameters_that_name_what_is_not_there_are_refused():
    parameters, texts = told_by(fitted(builder().lambda_rank(0)))

    with pytest.raises(KeyError, match="trees-0"):
        Members(Artefact(None, {}, parameters, card(), history()))
    wrong = {**parameters, "blocks": ["weather"]}
    boosters = {name: lightgbm.Booster(model_str=text) for name, text in texts.items()}
    with pytest.raises(KeyError, match="weather"):
        Members(Artefact(None, boosters, wrong, card(), history()))


def test_a_model_taught_is_kept_opened_and_measured_beside_the_baselines(tmp_path):
    taught = teach(history(), name="one", ranker="trees", seed=1, threads=1)

    save_artefact(tmp_path / "one", taught.trained)
    opened = open_artefact(tmp_path / "one")

    assert opened.manifest.ranker == KIND
    assert opened.manifest.until == str(history().awards["date"].max().date())
    assert isinstance(KINDS[KIND](opened), Members)
    assert opened.card.parts["training_data"]["simulated"] is True
    assert taught.queries.columns == ["firm", "size", "one", *BASELINES]
    scores = {name: taught.queries[name].to_numpy() for name in ("one", *BASELINES)}
    quality = Quality(
        np.array(taught.queries["firm"].to_list()),
        np.array(taught.queries["size"].to_list()),
        scores,
    )
    assert decide(quality, "one", active=None, baselines=BASELINES, draws=20).champion in BASELINES


def test_the_same_seed_teaches_the_same_model():
    one, two = (teach(history(), name="one", ranker="line", seed=1, threads=1) for _ in range(2))

    assert one.trained.boosters == two.trained.boosters
    assert one.trained.parameters == two.trained.parameters
    assert one.queries.equals(two.queries)


def test_too_few_years_and_unknown_rankers_are_refused():
    short = replace(history(), awards=history().awards[history().awards["year"] < 2021])

    with pytest.raises(ValueError, match="Three are needed"):
        teach(short, name="one", ranker="line", seed=0)
    with pytest.raises(ValueError, match=", ".join(RANKERS)):
        teach(history(), name="one", ranker="luck", seed=0)


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 1, 1), date(2027, 6, 1)])
@pytest.mark.parametrize("profile", ["profile: 1", "profile: 1\nfirm: {registered_in: '340111'}"])
def test_every_live_instrument_is_scored_on_any_later_day(day, profile):
    members = served(fitted(builder().lambda_rank(0)))
    firm = read_firm(profile.encode(), file="profile")
    live = [one.instrument.id for one in catalogue().as_of(day) if one.validity.live]

    found = members.scores(asking(history(), firm, live, as_of=day), ASKING, live, year=day.year)

    assert len(found.totals) == len(live)
