"""The commands as a user meets them: the sample firm, other formats, and bad input."""

import json
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from recommender.indicators.lexicon import shipped_lexicon
from web.commands import cli, inputs
from web.commands.tables import print_rows

pytestmark = pytest.mark.slow

SAMPLE = str(Path(__file__).parents[2] / "data" / "sample" / "huaiyun-robotics.yaml")


@cache
def shipped() -> Catalogue:
    return read_catalogue(shipped_folder())


def run(*words: str, told: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(words), input=told)


@pytest.mark.parametrize("day", ["2021-09-01", "2026-11-01"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("shape", ["table", "html"])
def test_the_sample_firm_is_answered_in_both_languages(day, lang, shape):
    found = run("recommend", SAMPLE, "--as-of", day, "--lang", lang, "--format", shape)

    assert found.exit_code == 0, found.output
    assert {"zh": "高新技术企业", "en": "high-tech"}[lang].lower() in found.output.lower()


def project(day: str) -> dict:
    found = run("recommend", SAMPLE, "--as-of", day, "--format", "json")
    listed = json.loads(found.output)["recommendations"]
    return next(one for one in listed if one["instrument"] == "ah-szyc-new-project")


def test_in_2021_the_project_is_paid_five_per_cent_of_its_key_equipment():
    told = project("2021-09-01")

    assert told["status"] == "eligible_subject_to"
    assert told["amount"]["low"] == told["amount"]["high"] == 4_000 * 1_000_000 * 5 // 100
    assert any("4,000万元" in step["zh"] for step in told["amount"]["arithmetic"])


def test_in_2026_the_same_money_is_in_no_total():
    told = project("2026-11-01")

    assert told["validity"]["state"] in {"dormant", "ended"}
    assert told["validity"]["live"] is False


def test_the_same_input_gives_the_same_bytes():
    first, second = (run("recommend", SAMPLE, "--format", "json").output for _ in range(2))

    assert first == second


def test_explain_tells_one_instrument():
    found = run("explain", SAMPLE, "ah-first-software", "--as-of", "2021-09-01")

    assert found.exit_code == 0
    assert "170万元" in found.output


def test_explain_of_an_unknown_instrument_ends_with_two_and_a_way_out():
    found = run("explain", SAMPLE, "ah-first-softwere")

    assert found.exit_code == 2
    assert "ah-first-software" in found.output


BROKEN = """\
profile: 2
uscc: 91340100MA2HY20164
firm:
  registered_in: 火星
  founded_on: 2016-13
  nosuch: 1
  private: 也许
  industry: Z99
accounts:
  25: {revenue: 3000}
  2024: {employees: 1.5, rd_expense: -5万元, revenue: 9万元-3万元, net_profit: 五万}
titles: {held: [高新], not_held: [没有], complete: maybe}
projects: 3
stated: {rd_intensity: 5}
nonsense: 1
"""
WORDS = (
    "profile", "uscc", "火星", "2016-13", "nosuch", "也许", "Z99", "accounts.25", "1.5", "-5万元",
    "9万元-3万元", "五万", "高新", "没有", "maybe", "projects", "rd_intensity", "nonsense",
)  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_problem_of_a_profile_is_told_at_once(lang):
    found = run("recommend", "-", "--lang", lang, told=BROKEN)

    assert found.exit_code == 2
    assert [word for word in WORDS if word not in found.output] == []


def test_a_stated_indicator_that_contradicts_the_accounts_is_refused():
    told = "accounts: {2025: {revenue: 100万元, rd_expense: 5万元}}\nstated: {rd_intensity: 6%}"

    found = run("recommend", "-", told=told)

    assert found.exit_code == 2
    assert "rd_intensity" in found.output


def test_lists_print_every_name_whole_where_no_terminal_breaks_lines():
    listed, fields = run("catalogue", "list").output, run("catalogue", "fields").output

    assert shipped().instruments.keys() <= {row.split("\t")[0] for row in listed.splitlines()}
    names = {row.split("\t")[0] for row in fields.splitlines()}
    assert shipped_lexicon().vocabulary.fields.keys() <= names
    assert "…" not in listed + fields


def test_a_narrow_terminal_folds_cells_and_keeps_names_whole():
    told = StringIO()
    name, meaning = "in_national_hightech_fields", "[new_it]" + "x" * 60
    narrow = Console(file=told, width=50, force_terminal=True)
    print_rows("name|meaning", [(name, meaning)], narrow)

    assert name in told.getvalue()
    assert told.getvalue().count("x") == 60
    assert "[new_it]" in told.getvalue()


@pytest.mark.parametrize("verb", ["list", "check", "fields"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_catalogue_can_be_looked_through(verb, lang):
    found = run("catalogue", verb, "--lang", lang)

    assert found.exit_code == 0, found.output
    assert found.output.strip()


def test_an_instrument_can_be_shown():
    found = run("catalogue", "show", "ah-szyc-new-project")

    assert found.exit_code == 0
    assert "关键设备" in found.output
    assert "× 5%" in found.output
    assert "每项目封顶 3,000万元" in found.output


def test_every_instrument_can_be_shown_in_both_languages(monkeypatch):
    """The command for every instrument; the catalogue is read once for all of them."""
    monkeypatch.setattr(inputs, "kept_catalogue", lambda *_, **__: shipped())
    for lang in ("zh", "en"):
        for name in shipped().instruments:
            found = run("catalogue", "show", name, "--lang", lang)

            assert found.exit_code == 0, (name, found.exception)


def test_the_schema_for_editors_is_a_schema():
    found = json.loads(run("catalogue", "schema").output)

    assert found["$defs"]["Edition"]["required"]


def test_doctor_finds_the_installation_in_order():
    assert run("doctor").exit_code == 0


@pytest.mark.parametrize("day", ["2021-13", "2021", "20210901", "0001-01-01", "9999-12-31", "x"])
@pytest.mark.parametrize(("lang", "words"), [("zh", ("不是一天", "不在")), ("en", ("not",))])
def test_a_day_that_is_none_ends_with_two_and_a_way_out(day, lang, words):
    found = run("recommend", SAMPLE, "--as-of", day, "--lang", lang)

    assert found.exit_code == 2
    assert day in found.output
    assert any(word in found.output for word in words)


@pytest.mark.parametrize(("lang", "why"), [("zh", "给地区或园区"), ("en", "paid to a region")])
def test_what_was_left_out_is_counted_and_listed_with_its_reason(lang, why):
    counted = run("catalogue", "check", "--lang", lang)
    listed = run("catalogue", "list", "--left-out", "--lang", lang)

    heads = [told for told in listed.output.splitlines() if not told.startswith(" ")]
    assert str(len(heads)) in counted.output.splitlines()[1]
    assert next(told for told in heads if told.startswith("ah-szyc-base-assessment ")).count(why)


def test_another_catalogue_has_no_list_of_what_was_left_out(tmp_path):
    found = run("catalogue", "list", "--left-out", "--catalogue", str(tmp_path))

    assert found.exit_code == 2
    assert "--catalogue" in found.output


def test_explain_tells_what_would_turn_a_no():
    found = run("explain", SAMPLE, "cn-little-giant-2026", "--as-of", "2026-11-01")

    assert "差一步" in found.output
    assert "省专精特新中小企业" in found.output


def test_json_holds_sets_near_misses_and_questions():
    told = json.loads(run("recommend", SAMPLE, "--as-of", "2026-11-01", "--format", "json").output)

    assert set(told["portfolio"]) == {
        "careful", "possible", "excluded", "unread_pairs", "optimal", "gap",
    }  # fmt: skip
    assert {one["instrument"] for one in told["nearmisses"]}
    first = told["questions"][0]
    assert first["facts"][0]["question"]["zh"]
    assert first["money"] >= 0
