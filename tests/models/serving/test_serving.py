"""A model in an answer: it reorders, fits its catalogue, and falls back when it cannot be used."""

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import lightgbm
import pytest

from models.artefacts import Artefact, Manifest, Scope
from models.history import firms_as_of
from models.serving import Learned, choose
from models.serving.asking import ASKING, asking
from models.serving.choosing import foreign
from models.serving.learned import chances
from recommender.answer import answer, as_json
from recommender.indicators.reading import read_firm
from recommender.ranking import Transparent
from tests.artefacts import booster_text, card
from tests.histories import small
from tests.scorers import KIND, KINDS, Popular, catalogue, history, registry

pytestmark = pytest.mark.slow

DAY = date(2026, 6, 1)
PROFILE = {
    "firm": {
        "applicant_kind": "enterprise", "registered_in": "340111", "industry": "C3491",
        "founded_on": "2016-04-01",
    },
    "accounts": {"2025": {"revenue": "1.5亿元", "employees": 160, "total_assets": "2亿元"}},
    "awards": [
        {"instrument": "nation-tech-sme", "year": 2023}, {"instrument": "ah-mic", "year": 2030},
    ],
}  # fmt: skip


def firm(**more):
    return read_firm(json.dumps({**PROFILE, **more}).encode(), file="profile")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return registry(tmp_path_factory.mktemp("models") / "models").folder


@pytest.fixture(scope="module")
def chosen(folder):
    found = choose(folder, catalogue(), kinds=KINDS)
    assert found.learned, found.refusal
    return found


def told(found):
    return {
        (one.current.instrument.id, one.subject and one.subject.index): (
            one.verdict.status, one.amount and (one.amount.low, one.amount.high)
        )
        for one in found.recommendations
    }  # fmt: skip


def test_a_model_reorders_and_admits_nothing(chosen):
    usual = answer(firm(), catalogue(), as_of=DAY)

    found = answer(firm(), catalogue(), as_of=DAY, ranker=chosen.ranker)

    assert told(found) == told(usual)
    assert [o.current.instrument.id for o in found.live] != [
        o.current.instrument.id for o in usual.live
    ]
    assert found.ranker == "model:one"
    order = [(not o.score.live, o.verdict.status == "ineligible") for o in found.recommendations]
    assert order == sorted(order)


def test_contributions_are_whole_and_add_up_to_the_score(chosen):
    found = answer(firm(), catalogue(), as_of=DAY, ranker=chosen.ranker)

    scored = [o for o in found.live if o.verdict.status != "ineligible"]
    assert scored
    for one in scored:
        assert set(one.score.parts) == {"popularity", "own", "base"}
        assert all(type(part) is int for part in one.score.parts.values())
    totals = [one.score.total for one in scored]
    assert totals == sorted(totals, reverse=True)
    assert json.loads(as_json(found))["ranker"] == "model:one"


def test_the_same_question_has_the_same_answer(chosen):
    one, two = (answer(firm(), catalogue(), as_of=DAY, ranker=chosen.ranker) for _ in range(2))

    assert as_json(one) == as_json(two)


def test_a_model_of_simulated_awards_tells_no_chance(chosen):
    found = answer(firm(), catalogue(), as_of=DAY, ranker=chosen.ranker)

    assert chosen.simulated
    assert all(one.chance is None for one in found.recommendations)


def opened(told, **manifest) -> Artefact:
    """An artefact in memory, as if it had been opened."""
    about = told.about
    scope = Scope(about.jurisdiction, about.catalogue, tuple(told.instruments["instrument"]))
    made = Manifest(
        format="", name="one", ranker="trees", scope=scope, history=told.digest,
        simulated=about.simulated, until="2025-12-31", libraries={}, files={},
    )  # fmt: skip
    booster = lightgbm.Booster(model_str=booster_text())
    return Artefact(replace(made, **manifest), {"order": booster}, {}, card(), told)


def test_a_chance_needs_outcomes_and_refusals_and_says_what_it_rests_on():
    usual = answer(firm(), catalogue(), as_of=DAY)
    live = next(o for o in usual.live if o.verdict.status != "ineligible").current.instrument.id
    mixed = ["awarded", "refused"] * len(history().awards)
    awards = history().awards.assign(outcome=mixed[: len(history().awards)], instrument=live)
    real = replace(history(), awards=awards, about=replace(history().about, simulated=False))
    artefact = opened(real)
    found = answer(firm(), catalogue(), as_of=DAY, ranker=Learned(artefact, Popular(artefact)))

    with_chance = {o.current.instrument.id: o.chance for o in found.live if o.chance}
    assert set(with_chance) == {live}
    for name, chance in with_chance.items():
        own = real.awards[real.awards["instrument"] == name]
        won = (own["outcome"] == "awarded").sum()
        assert (chance.share.of, chance.share.out_of) == (won, len(own))
        assert chance.share.low <= Fraction(int(won), len(own)) <= chance.share.high
        assert real.digest[:12] in chance.source


def test_awards_alone_make_no_chance():
    only = replace(small(), awards=small().awards[small().awards["outcome"] == "awarded"])

    assert chances(only, ["a", "b"], source="x") == {}


def test_the_asking_firm_stands_in_the_history_as_its_profile_tells():
    known = history()
    made = asking(known, firm(), ["ah-mic"], as_of=date(2024, 6, 1))
    own = firms_as_of(made, date(2024, 6, 1)).loc[ASKING]

    assert (own["region"], own["founded"], own["kind"]) == ("340100", 2016, "enterprise")
    assert own["size"] != own["size"]
    assert firms_as_of(asking(known, firm(), [], as_of=DAY), DAY).loc[ASKING, "size"] == "small"
    awards = made.awards[made.awards["firm"] == ASKING]
    assert awards[["instrument", "year"]].to_numpy().tolist() == [["nation-tech-sme", 2023]]
    assert ("ah-mic", 2024) in set(made.calls.itertuples(index=False, name=None))


def test_what_the_history_never_saw_stays_unknown():
    made = asking(history(), firm(firm={"registered_in": "341023"}), [], as_of=DAY)
    unseen = "341000" not in set(history().firms["region"])
    own = firms_as_of(made, DAY).loc[ASKING]

    assert (own["region"] != own["region"]) == unseen
    assert set(made.firms["region"].dropna()) == set(history().firms["region"].dropna())


def test_nothing_later_than_the_day_is_known():
    made = asking(history(), firm(), [], as_of=date(2022, 6, 30))

    assert (made.awards["date"].dropna() <= "2022-06-30").all()
    assert len(made.awards) < len(history().awards)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"jurisdiction": "CL"}, "other_jurisdiction"),
        ({"catalogue": "0" * 64}, "other_catalogue"),
        ({"catalogue": None}, "other_catalogue"),
    ],
)
def test_a_model_of_another_catalogue_is_refused(change, code):
    other = replace(history(), about=replace(history().about, **change))

    assert foreign(opened(history()), catalogue()) is None
    assert foreign(opened(other), catalogue()).code == code


def test_a_model_that_does_not_know_an_instrument_is_refused():
    about = replace(history().about, catalogue=catalogue().digest)

    found = foreign(opened(replace(small(), about=about)), catalogue())

    assert found.code == "other_instruments"


def test_a_damaged_model_falls_back_to_the_transparent_order(tmp_path):
    folder = registry(tmp_path / "m").folder
    (folder / "one" / "order.model.txt").write_text("tree", "utf-8")

    found = choose(folder, catalogue(), kinds=KINDS)

    assert found.refusal.code == "file_changed"
    assert found.refusal.model == "one"
    assert found.ranker == Transparent()


class Failing(Popular):
    def scores(self, *_, **__):
        raise ValueError("a column is missing")


@pytest.mark.parametrize(
    ("kinds", "code"), [({}, "other_ranker"), ({KIND: Failing}, "not_loadable")]
)
def test_a_ranker_that_cannot_read_it_falls_back(folder, kinds, code):
    assert choose(folder, catalogue(), kinds=kinds).refusal.code == code


def test_no_model_is_no_refusal(tmp_path):
    found = choose(tmp_path / "nothing", catalogue())

    assert found.ranker == Transparent()
    assert found.refusal is None
