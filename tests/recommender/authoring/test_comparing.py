"""What differs between two folders or two days, and for whom; the files of a new instrument."""

import re

import pytest
from click.testing import CliRunner

from recommender.wording.skeletons import Skeleton
from web.commands import cli

FIRM = """\
profile: 1
name: 示例
firm: {applicant_kind: enterprise, registered_in: "340100"}
accounts: {"2023": {revenue: 1亿元, rd_expense: 500万元}}
products: [{name: one, role: maker, kind: software, unit_price: 1000万元}]
"""


def run(*words):
    found = CliRunner().invoke(cli, ["catalogue", *map(str, words), "--lang", "en"])
    return found.exit_code, found.output


@pytest.fixture
def two(tmp_path, write):
    write(folder=tmp_path / "a")
    write(
        ("at_least: 5%", "at_least: 6%"), ("amount: 100万元", "amount: 200万元"),
        ("closes: 2024-05-31", "closes: 2024-06-30"), folder=tmp_path / "b",
    )  # fmt: skip
    (tmp_path / "firm.yaml").write_text(FIRM, "utf-8")
    return tmp_path


def test_terms_amounts_and_dates_that_differ_are_told(two):
    code, output = run("diff", two / "a/catalogue", two / "b/catalogue")

    assert code == 0
    assert re.findall(r"^  [-+] .*", output, re.MULTILINE) == [
        "  - round 2024 opens 2024-04-01 closes 2024-05-31",
        "  + round 2024 opens 2024-04-01 closes 2024-06-30",
        "  -   R&D expenses to revenue at least 5%",
        "  +   R&D expenses to revenue at least 6%",
        "  - cap.amount 100万元",
        "  + cap.amount 200万元",
    ]
    assert "1 instruments changed, in 3 places." in output


def test_firms_are_told_what_becomes_of_them(two):
    words = ("diff", two / "a/catalogue", two / "b/catalogue", "--as-of", "2024-05-01")

    output = run(*words, "--firms", two / "firm.yaml")[1]

    assert "示例: 1 answers differ.\n" in output
    assert "  sound (one): eligible CNY 1,000,000 → not eligible\n" in output


def test_nothing_differs_from_itself(two):
    output = run("diff", two / "a/catalogue", two / "a/catalogue", "--firms", two / "firm.yaml")[1]

    assert output == "0 instruments changed, in 0 places.\n示例: 0 answers differ.\n"


def test_two_days_of_one_catalogue_compare_the_editions_that_speak_then():
    output = run("diff", "@2018-06-01", "@2021-09-01")[1]

    assert "ah-szyc-new-project [2017]" in output
    assert re.search(r"come: .*ah-first-software", output)
    assert "Total investment excluding land at least 5亿元" in output


def test_an_instrument_that_is_gone_is_named(two):
    folder = two / "c"
    folder.mkdir()
    text = (two / "a/catalogue/sound.yaml").read_text("utf-8")
    (folder / "other.yaml").write_text(text.replace("id: sound", "id: other"), "utf-8")

    output = run("diff", two / "a/catalogue", folder)[1]

    assert "1 come: other\n1 go: sound\n" in output


@pytest.mark.parametrize("word", ["nowhere", "@20211-09"])
def test_a_side_that_is_none_is_refused(two, word):
    assert run("diff", two / "a/catalogue", word)[0] == 2


@pytest.mark.parametrize("subject", ["firm", "project"])
@pytest.mark.parametrize("region", ["340000", "000000"])
def test_a_new_instrument_is_refused_only_as_a_draft(tmp_path, subject, region):
    folders = ("--into", tmp_path / "cat", "--cases", tmp_path / "cases")

    code, output = run("new", "ah-new", *folders, "--subject", subject, "--region", region)

    assert code == 0
    assert "1 things to do" in output
    assert "remove draft: true" in output
    path = tmp_path / "cat" / "ah-new.yaml"
    assert run("check", "--catalogue", path.parent)[0] == 2
    path.write_text(path.read_text("utf-8").replace("draft: true ", "# "), "utf-8")
    code, output = run("check", "--catalogue", path.parent)
    assert (code, output.count("still says 待填")) == (0, 3)
    checked = run("test", "--catalogue", path.parent, "--cases", tmp_path / "cases")
    assert checked[0] == 0, checked[1]


def test_a_new_instrument_never_replaces_a_file(tmp_path):
    assert run("new", "ah-new", "--into", tmp_path)[0] == 0

    code, output = run("new", "ah-new", "--into", tmp_path)

    assert (code, "was left alone" in output) == (2, True)
    assert run("new", "Ah_New", "--into", tmp_path)[0] == 2


def test_a_skeleton_explains_its_keys_in_both_languages():
    told = {
        lang: Skeleton("x", "province", "340000", "firm", 2026, lang).instrument()
        for lang in ("zh", "en")
    }

    assert "删去这一行" in told["zh"]
    assert "remove this line" in told["en"]
