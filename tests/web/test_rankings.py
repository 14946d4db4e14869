"""A model on the page and in the terminal: told, switched off, refused; counts of awards told."""

import json

import pytest
from click.testing import CliRunner

from models.serving.choosing import KINDS
from tests.scorers import KIND, Popular, registry
from tests.web.asking import SAMPLE
from tests.web.markup import read
from web.application import create_app
from web.commands import cli

pytestmark = pytest.mark.slow

DAY = "2026-06-01"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return registry(tmp_path_factory.mktemp("models") / "models").folder


@pytest.fixture(scope="module")
def served(folder):
    KINDS[KIND] = Popular
    yield create_app(models=folder).test_client()
    del KINDS[KIND]


@pytest.fixture(scope="module")
def damaged(tmp_path_factory):
    found = registry(tmp_path_factory.mktemp("damaged") / "models").folder
    (found / "one" / "parameters.json").write_text("{", "utf-8")
    return found


def order(found) -> list[str]:
    return [one["instrument"] for one in found.get_json()["recommendations"]]


def notices(found) -> list[str]:
    page = read(found.get_data(as_text=True))
    return [one.text for one in page.all("div") if one["class"] == "notice order"]


@pytest.mark.parametrize(
    ("lang", "used", "made_up", "off"),
    [
        ("zh", "算法推荐", "模拟数据", "关闭个性化排序"),
        (
            "en",
            "recommended by the model 'one'",
            "simulated data",
            "Switch personalised ranking off",
        ),
    ],
)
def test_the_page_says_who_ranked_and_offers_to_switch_it_off(served, lang, used, made_up, off):
    (told,) = notices(served.get(f"/sample?lang={lang}&as_of={DAY}"))

    assert used in told
    assert made_up in told
    assert off in told


def test_switched_off_the_order_is_the_transparent_one_and_can_be_switched_on_again(served):
    form = {"profile": SAMPLE.read_text("utf-8"), "as_of": DAY, "turn": "plain"}

    found = served.post("/answers?lang=en", data=form)

    (told,) = notices(found)
    assert "Personalised ranking is off" in told
    assert "Switch personalised ranking on" in told
    text = found.get_data(as_text=True)
    assert '<input type="hidden" name="order" value="plain">' in text
    again = served.post("/answers?lang=en", data={**form, "turn": "personal", "order": "plain"})
    assert "recommended by the model" in notices(again)[0]
    kept = served.post("/?lang=en", data={**form, "turn": "", "order": "plain"})
    assert '<input type="hidden" name="order" value="plain">' in kept.get_data(as_text=True)


def test_the_api_switches_it_off_by_a_parameter(served, client):
    body = SAMPLE.read_bytes()
    url = f"/api/v1/answers?as_of={DAY}"

    ranked, plain, usual = (
        served.post(url, data=body),
        served.post(f"{url}&order=plain", data=body),
        client.post(url, data=body),
    )

    assert ranked.get_json()["ranker"] == "model:one"
    assert order(ranked) != order(usual)
    assert plain.data == usual.data
    assert served.post(f"{url}&order=x", data=body).status_code == 422


def test_the_page_tells_what_each_reason_adds(served):
    text = served.get(f"/sample?lang=en&as_of={DAY}").get_data(as_text=True)

    assert "awards in earlier years" in text
    assert "starting point" in text


def test_a_damaged_model_is_told_in_a_banner_and_the_answer_is_the_usual_one(damaged, client):
    broken = create_app(models=damaged).test_client()
    url = f"/api/v1/answers?as_of={DAY}"

    found = broken.get(f"/sample?lang=en&as_of={DAY}")

    (told,) = notices(found)
    assert "model one is not used: a file was changed" in told
    assert "Switch" not in told
    body = SAMPLE.read_bytes()
    assert broken.post(url, data=body).data == client.post(url, data=body).data


def test_a_model_does_not_answer_for_a_day_before_it_stopped_learning(served, client):
    body = SAMPLE.read_bytes()

    for day, ranker in (("2020-12-31", "model:one"), ("2020-12-30", "transparent")):
        url = f"/api/v1/answers?as_of={day}"
        assert served.post(url, data=body).get_json()["ranker"] == ranker
    assert served.post(url, data=body).data == client.post(url, data=body).data
    (told,) = notices(served.get("/sample?lang=en&as_of=2020-12-30"))
    assert "learned from outcomes until 2020-12-31, later than the day" in told


def test_without_a_model_the_page_says_nothing_of_one(client):
    assert notices(client.get(f"/sample?lang=en&as_of={DAY}")) == []


def recommend(*words: str):
    return CliRunner().invoke(
        cli, ["recommend", str(SAMPLE), "--as-of", DAY, "--lang", "en", *words]
    )


def test_the_command_ranks_by_the_model(served, folder):  # noqa: ARG001
    told = recommend("--models", str(folder)).output
    ranked = recommend("--format", "json", "--models", str(folder))

    assert json.loads(ranked.output)["ranker"] == "model:one"
    assert "recommended by the model 'one'" in told
    assert "simulated data" in told


def test_the_command_can_be_told_not_to(folder):
    plain = recommend("--format", "json", "--models", str(folder), "--plain")

    assert plain.output == recommend("--format", "json").output


def test_the_command_tells_why_a_model_is_refused_and_answers_all_the_same(damaged):
    found = recommend("--models", str(damaged), "--format", "json")

    assert found.exit_code == 0
    assert "is not used: a file was changed" in found.stderr
    assert json.loads(found.stdout)["ranker"] == "transparent"


def test_counts_of_awards_are_told_where_they_were_read_and_no_chance_is_made_of_them(client):
    found = client.post(f"/api/v1/answers?as_of={DAY}", data=SAMPLE.read_bytes()).get_json()

    told = {
        one["instrument"]: one["awarded"] for one in found["recommendations"] if one["awarded"]
    }
    assert told["ah-mic"] == {
        "year": 2022, "awarded": 10, "applied": None,
        "scope": {"zh": "全省", "en": "the whole province"},
    }  # fmt: skip
    assert all(one["chance"] is None for one in found["recommendations"])
    text = client.get(f"/sample?lang=en&as_of={DAY}").get_data(as_text=True)
    assert "10 awarded in 2022 (the whole province)" in text
