"""Outcomes from a sheet: all of them or none, and twice the same is once."""

from datetime import date

import polars as pl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from models.history import firms_as_of, open_history, write_history
from models.history.outcomes import add_outcomes
from models.history.sheets import Sheet, read_sheet
from recommender.errors import ProblemsError
from recommender.wording.problems import sentence
from tests.histories import histories, small
from tests.sheets import workbook
from web.commands import cli

HEAD = "award,firm,instrument,date,year,outcome,amount,region,firm_size,firm_enterprise\n"
GOOD = HEAD + "n1,f1,a,2021-03-05,,awarded,50万元,340100,large,\nn2,f9,b,,2022,refused,,,,true\n"


@pytest.fixture
def folder(tmp_path):
    write_history(small(), tmp_path / "history")
    return tmp_path


def put(folder, text: str, *options: str, name: str = "new.csv"):
    (folder / name).write_text(text, "utf-8")
    words = ["outcomes", "import", str(folder / name), "--history", str(folder / "history")]
    return CliRunner().invoke(cli, [*words, *options])


def test_a_sheet_is_put_in_with_its_calls_and_firms(folder):
    found = put(folder, GOOD, "--lang", "en")

    assert found.exit_code == 0, found.output
    assert found.output.startswith("2 added, 0 already on record, 1 new firms")
    made = open_history(folder / "history")
    new = made.awards.set_index("award").loc["n1"]
    assert (new["amount"], new["year"]) == (50 * 10_000 * 100, 2021)
    assert sorted(made.calls["year"])[-2:] == [2021, 2022]
    assert firms_as_of(made, date(2021, 3, 4)).loc["f1", "size"] == "medium"
    assert firms_as_of(made, date(2021, 3, 5)).loc["f1", "size"] == "large"
    assert firms_as_of(made, date(2021, 3, 5)).loc["f1", "sector"] == "C39"
    assert "f9" in firms_as_of(made, date(2009, 1, 1)).index


def test_the_same_sheet_twice_changes_nothing(folder):
    put(folder, GOOD)
    before = {path.name: path.read_bytes() for path in (folder / "history").iterdir()}

    found = put(folder, GOOD, "--lang", "en")

    assert found.output.startswith("0 added, 2 already on record, 0 new firms")
    assert {path.name: path.read_bytes() for path in (folder / "history").iterdir()} == before


def test_chinese_heads_and_words_are_read(folder):
    text = "编号,企业,措施,年份,结果,金额,规模,是否企业\nn1,f7,a,2021,未授予,1.2亿元,小型,是\n"

    assert put(folder, text).exit_code == 0
    made = open_history(folder / "history")
    assert made.awards.set_index("award").loc["n1", "outcome"] == "refused"
    assert firms_as_of(made, date(2021, 1, 1)).loc["f7", "size"] == "small"


def test_workbooks_and_parquet_say_the_same_as_text(folder):
    rows = [line.split(",") for line in GOOD.splitlines()]
    workbook(folder / "new.xlsx", [rows[0], rows[1], [*rows[2][:4], 2022, *rows[2][5:]]])
    pl.DataFrame(rows[1:], schema=rows[0], orient="row").write_parquet(folder / "new.parquet")
    (folder / "new.csv").write_text("\ufeff" + GOOD, "utf-8")

    made = [
        add_outcomes(small(), read_sheet(folder / f"new.{kind}")).history.digest
        for kind in ("csv", "xlsx", "parquet")
    ]

    assert len(set(made)) == 1
    assert made[0] != small().digest


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("n1,f1,a,2021,,awarded,,,,", ("not_a_day", "date")),
        ("n1,f1,a,,21,awarded,,,,", ("year_expected", "year")),
        ("n1,f1,a,2021-01-01,2020,awarded,,,,", ("year_of_date", "year")),
        ("n1,f1,a,,2021,won,,,,", ("option_unknown", "outcome")),
        ("n1,f1,a,,2021,awarded,50,,,", ("money_unit_missing", "amount")),
        ("n1,f1,a,,2021,awarded,-5元,,,", ("negative", "amount")),
        ("n1,f1,c,,2021,awarded,,,,", ("reference_unknown", "instrument")),
        ("n1,f9,a,,2021,awarded,,,,", ("firm_undescribed", "firm_enterprise")),
        (",f1,a,,2021,awarded,,,,", ("value_missing", "award")),
        ("n1,f1,a,,,awarded,,,,", ("value_missing", "year")),
        ("n1,f1,a,,2021,awarded,,,tiny,", ("option_unknown", "firm_size")),
        ("n1,f1,a,,2021,awarded,,,,,more", ("row_too_long", "")),
        ("w1,f1,a,,2019,refused,,,,", ("award_differs", "outcome")),
    ],
)
def test_one_bad_row_keeps_the_whole_sheet_out(folder, row, wanted):
    before = open_history(folder / "history").digest

    found = put(folder, HEAD + "good,f1,a,,2021,awarded,,,,\n" + row + "\n", "--lang", "en")

    assert found.exit_code == 2
    assert open_history(folder / "history").digest == before
    (folder / "again.csv").write_text(HEAD + row + "\n", "utf-8")
    with pytest.raises(ProblemsError, match=wanted[0]) as caught:
        add_outcomes(small(), read_sheet(folder / "again.csv"))
    assert [(one.code, one.place, one.line) for one in caught.value.problems] == [(*wanted, 2)]


def test_all_problems_of_a_sheet_come_at_once(folder):
    rows = "n1,f1,c,,2021,won,50,,,\nn1,f9,a,,x,awarded,,,,\nn1,f1,a,,2021,awarded,,,,\n"

    found = put(folder, HEAD + rows, "--lang", "en")

    told = found.output.splitlines()
    assert [line.split(": ")[0] for line in told[:-1]] == [
        "new.csv:2", "new.csv:2", "new.csv:3", "new.csv:3", "new.csv:4",
    ]  # fmt: skip
    assert "5 problems" in told[-1]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("x.csv", b"\xff\xfe", "not_utf8"),
        ("x.csv", b"\n\n", "file_empty"),
        ("x.csv", b"award,firm,firm\n", "column_twice"),
        ("x.csv", b"award,firm,instrument,outcome\n", "column_missing"),
        ("x.csv", "award,编号,firm,instrument,outcome,year\n".encode(), "column_twice"),
        ("x.csv", b"award,firm,instrument,outcome,year,sise\n", "column_unknown"),
        ("x.xlsx", b"PK nothing", "not_table"),
        ("x.parquet", b"PAR1", "not_table"),
        ("x.pdf", b"%PDF", "not_table"),
    ],
)
def test_what_is_no_table_of_outcomes_is_refused(tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)

    with pytest.raises(ProblemsError, match=code) as caught:
        add_outcomes(small(), read_sheet(tmp_path / name))
    for lang in ("zh", "en"):
        assert sentence(caught.value.problems[0], lang).startswith(name)


def test_columns_of_projects_keep_their_kind(folder):
    head = "award,firm,instrument,year,outcome,project_innovation,project_new\n"
    text = head + "n1,f1,a,2019,awarded,x,7\n"

    put(folder, text)

    made = open_history(folder / "history").awards.set_index("award")
    assert made.loc["n1", "project_innovation"] == "x"
    assert made.loc["n1", "project_new"] == "7"
    assert made.loc["w1", "project_new"] != made.loc["w1", "project_new"]


def test_a_history_begins_with_a_catalogue_and_is_never_written_over(tmp_path):
    words = [
        "outcomes",
        "start",
        str(tmp_path / "h"),
        "--title",
        "试验",
        "--jurisdiction",
        "340000",
    ]

    assert CliRunner().invoke(cli, words).exit_code == 0
    made = open_history(tmp_path / "h")
    assert made.awards.empty
    assert made.about.catalogue
    assert len(made.instruments) > 200
    assert CliRunner().invoke(cli, words).exit_code == 2


def test_without_a_history_the_command_says_how_to_name_one(tmp_path):
    (tmp_path / "new.csv").write_text(GOOD, "utf-8")

    found = CliRunner().invoke(cli, ["outcomes", "import", str(tmp_path / "new.csv")])

    assert found.exit_code == 2
    assert "FUNDMATCH_HISTORY" in found.output


@settings(max_examples=8)
@given(histories(), st.data())
def test_outcomes_put_in_one_by_one_or_together_make_one_history(history, data):
    years = st.integers(2010, 2020)
    instruments = st.sampled_from(list(history.instruments["instrument"]))
    rows = data.draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "firm": st.sampled_from(["n-1", "n-2"]), "instrument": instruments,
                    "year": years.map(str), "outcome": st.sampled_from(["awarded", "refused"]),
                    "firm_size": st.just("micro"), "firm_enterprise": st.just("true"),
                }
            ),
            max_size=5,
        )
    )  # fmt: skip
    told = [(at, {"award": f"new-{at}", **row}) for at, row in enumerate(rows, start=2)]
    columns = ("award", "firm", "instrument", "year", "outcome", "firm_size", "firm_enterprise")

    together = add_outcomes(history, Sheet("all.csv", columns, tuple(told))).history
    apart = history
    for row in told:
        apart = add_outcomes(apart, Sheet("one.csv", columns, (row,))).history

    assert together.digest == apart.digest
    assert len(together.awards) == len(history.awards) + len(rows)
