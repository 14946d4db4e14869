"""The interview in the terminal: answers kept, mistakes refused, nothing asked twice."""

from datetime import date

import pytest
import yaml
from click.testing import CliRunner, Result

from recommender.answer import answer
from recommender.catalogue.asks import read_applicant
from recommender.catalogue.reading import read_catalogue
from tests.instruments import write_instrument
from web.commands import cli

LEADS = "{leads: {zh: 牵头研制标准, en: Leads the standard}}"
DAY = "2024-06-01"


@pytest.fixture
def folder(tmp_path):
    """Two instruments: one of the firm for a title, one for a project of some size."""
    made = tmp_path / "catalogue"
    made.mkdir()
    for name, kind, asked, amount in (
        ("big", "firm", "{has: [高新技术企业, 省专精特新中小企业]}", "100万元"),
        ("line", "project", "{field: project.investment, at_least: 50万元}", "10万元"),
    ):
        both = f"{{all: [{asked}, {{field: leads, is: true}}]}}"
        write_instrument(made, name, both, kind=kind, amount=amount, asks=LEADS)
    return made


def talk(folder, typed: list[str], *more: str, lang="zh") -> Result:
    words = ["ask", str(folder.parent / "firm.yaml"), "--as-of", DAY, "--lang", lang]
    entered = "\n".join(typed) + "\n"
    return CliRunner().invoke(cli, [*words, "--catalogue", str(folder), *more], input=entered)


def statuses(folder, kept) -> dict[str, str]:
    catalogue = read_catalogue(folder)
    firm = read_applicant(kept.read_bytes(), file="kept", instruments=catalogue.instruments)
    found = answer(firm, catalogue, as_of=date.fromisoformat(DAY)).recommendations
    return {one.current.instrument.id: one.verdict.status for one in found}


def test_a_new_firm_is_asked_until_everything_is_settled(folder):
    typed = ["1", "是", "1", "线", "80万元", "是"]

    found = talk(folder, typed)

    assert found.exit_code == 0, found.output
    assert "没有能再定下结论的问题了" in found.output
    assert statuses(folder, folder.parent / "firm.yaml") == {"big": "eligible", "line": "eligible"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_asks_in_both_languages(folder, lang):
    found = talk(folder, ["q"], lang=lang)

    assert {"zh": "申报主体属于哪一类", "en": "What kind of organisation"}[lang] in found.output


def test_what_cannot_be_read_is_told_and_asked_again(folder):
    found = talk(folder, ["公司", "1", "q"])

    assert "公司" in found.output
    assert found.output.count("申报主体属于哪一类") == 2
    kept = yaml.safe_load((folder.parent / "firm.yaml").read_text("utf-8"))
    assert kept["firm"] == {"applicant_kind": "enterprise"}


def test_numbers_that_are_none_of_the_titles_are_told(folder):
    found = talk(folder, ["1", "是", "7", "无", "q"])

    assert "“7”读不出编号" in found.output
    kept = yaml.safe_load((folder.parent / "firm.yaml").read_text("utf-8"))
    assert sorted(kept["titles"]["not_held"]) == ["省专精特新中小企业", "高新技术企业"]


def test_a_question_mark_tells_who_waits(folder):
    found = talk(folder, ["?", "q"])

    assert "· big奖" in found.output
    assert "· line奖" in found.output


def test_what_is_skipped_is_not_asked_again_and_the_end_of_input_ends(folder):
    found = talk(folder, [""] * 20)

    assert found.exit_code == 0
    assert found.output.count("申报主体属于哪一类") == 1
    assert not (folder.parent / "firm.yaml").exists()


def test_a_profile_that_exists_is_left_as_it_was(folder):
    firm = folder.parent / "firm.yaml"
    firm.write_text("# mine\nfirm: {applicant_kind: 企业}\n", encoding="utf-8")

    found = talk(folder, ["", "0", "1\uff082023-06\uff09"])

    assert found.exit_code == 0, found.output
    assert firm.read_text("utf-8").startswith("# mine")
    kept = yaml.safe_load((folder.parent / "firm.answered.yaml").read_text("utf-8"))
    assert kept["titles"]["held"] == [{"title": "高新技术企业", "granted": "2023-06"}]
    assert statuses(folder, folder.parent / "firm.answered.yaml")== {
        "big": "undetermined", "line": "ineligible",
    }  # fmt: skip


def test_a_broken_profile_is_refused_before_anything_is_asked(folder):
    (folder.parent / "firm.yaml").write_text("firm: {founded_on: 昨天}\n", encoding="utf-8")

    found = talk(folder, ["1"])

    assert found.exit_code == 2
    assert "昨天" in found.output


def test_records_may_be_named_in_a_chinese_list(folder):
    talk(folder, ["1", "是", "无", "线\uff0c厂", "q"])

    kept = yaml.safe_load((folder.parent / "firm.yaml").read_text("utf-8"))
    assert [one["name"] for one in kept["projects"]] == ["线", "厂"]


def test_answers_can_be_kept_elsewhere(folder):
    other = folder.parent / "other.yaml"

    found = talk(folder, ["1", "q"], "--out", str(other))

    assert str(other) in found.output
    assert other.exists()
