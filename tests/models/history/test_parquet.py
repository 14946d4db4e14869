"""A history written is the history read, and what is wrong in a file is told with the way out."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings

from models.history import About, History, open_history, read_history, write_history
from models.history.checking import MOST
from models.history.shape import TABLES, file_of
from models.history.tables import history_of
from recommender.errors import ProblemsError
from recommender.wording.problems import sentence
from tests.histories import ABOUT, frames, histories, small


def test_a_history_is_found_where_a_simulation_keeps_it(tmp_path):
    write_history(small(), tmp_path / "history")

    assert open_history(tmp_path).digest == open_history(tmp_path / "history").digest


@given(histories())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read_and_names_itself_alike(tmp_path, history):
    write_history(history, tmp_path)

    found = read_history(tmp_path)

    assert found.digest == history.digest
    assert found.about == history.about
    for name in TABLES:
        assert getattr(found, name).equals(getattr(history, name))
        assert getattr(found, name).dtypes.to_dict() == getattr(history, name).dtypes.to_dict()


def test_the_same_history_gives_the_same_bytes_whatever_the_order_of_its_rows(tmp_path):
    backwards = history_of({name: f.reverse() for name, f in frames().items()}, ABOUT)

    write_history(small(), tmp_path / "one")
    write_history(backwards, tmp_path / "two")

    for name in TABLES:
        one, two = (tmp_path / which / file_of(name) for which in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("name", list(TABLES))
def test_each_value_is_part_of_the_digest(name):
    changed = frames()
    column = "family" if name == "instruments" else changed[name].columns[0]
    changed[name] = changed[name].with_columns(pl.col(column) + "x")

    assert history_of(changed, ABOUT).digest != small().digest
    assert replace(small(), about=replace(ABOUT, title="another")).digest != small().digest


def test_each_file_says_that_it_is_simulated(tmp_path):
    write_history(small(), tmp_path)

    for name in TABLES:
        told = pl.read_parquet_metadata(tmp_path / file_of(name))
        assert told["fundmatch.simulated"] == "true"


def broken(folder, table: str, changed: pl.DataFrame) -> ProblemsError:
    """The error of a folder whose one table was exchanged."""
    write_history(small(), folder)
    metadata = {"fundmatch": ABOUT.as_json()}
    changed.write_parquet(folder / file_of(table), metadata=metadata)
    with pytest.raises(ProblemsError, match=r"\w") as caught:
        read_history(folder)
    return caught.value


def column(table: str, name: str, values: list) -> pl.DataFrame:
    found = frames()[table]
    return found.with_columns(pl.Series(name, values, dtype=found.schema[name]))


AWARDS = frames()["awards"]


@pytest.mark.parametrize(
    ("table", "changed", "wanted", "told"),
    [
        ("awards", AWARDS.drop("outcome"), ("column_missing", "outcome", None), "text"),
        (
            "awards",
            AWARDS.rename({"region": "regoin"}),
            ("column_unknown", "regoin", None),
            "region",
        ),
        (
            "awards",
            AWARDS.with_columns(pl.col("year").cast(pl.String)),
            ("column_type", "year", None),
            "Int64",
        ),
        (
            "awards",
            AWARDS.with_columns(project_x=pl.lit(1.5)),
            ("column_type", "project_x", None),
            "Float64",
        ),
        (
            "awards",
            column("awards", "outcome", ["awarded", None, "awarded"]),
            ("value_missing", "outcome", 2),
            "None",
        ),
        (
            "awards",
            column("awards", "outcome", ["awarded", "won", "awarded"]),
            ("option_unknown", "outcome", 2),
            "withdrawn",
        ),
        ("awards", column("awards", "award", ["w1", "w2", "w1"]), ("row_twice", "award", 3), "w1"),
        (
            "awards",
            column("awards", "firm", ["f1", "f1", "f9"]),
            ("reference_unknown", "firm", 3),
            "f9",
        ),
        ("awards", column("awards", "amount", [1, -5, 0]), ("negative", "amount", 2), "-5"),
        (
            "awards",
            column("awards", "date", [date(2018, 1, 1), None, None]),
            ("year_of_date", "year", 1),
            "2018-01-01",
        ),
        ("calls", frames()["calls"].head(1), ("call_missing", "instrument", 2), "2020"),
        ("calls", column("calls", "year", [2019, 20]), ("year_expected", "year", 2), "20"),
        (
            "firms",
            column("firms", "sector", ["C39", " ", None]),
            ("value_missing", "sector", 2),
            " ",
        ),
        (
            "firms",
            column("firms", "valid_from", [None, None, None]),
            ("row_twice", "firm, valid_from", 2),
            "f1",
        ),
    ],
)
def test_a_mistake_names_file_row_column_value_and_mend(tmp_path, table, changed, wanted, told):
    code, place, row = wanted
    error = broken(tmp_path, table, changed)

    found = next(one for one in error.problems if one.code == code)
    assert (found.place, found.line) == (place, row)
    for lang in ("zh", "en"):
        assert told in sentence(found, lang)
        assert place in sentence(found, lang)


def test_all_problems_come_at_once_but_no_more_than_can_be_read(tmp_path):
    many = pl.concat(
        [frames()["firms"]]
        + [frames()["firms"].with_columns(firm=pl.lit(f"n{i}")) for i in range(9)]
    ).with_columns(size=pl.lit("tiny"), sector=pl.lit(""))
    more = pl.concat([many.with_columns(firm=pl.col("firm") + f"-{i}") for i in range(9)])

    error = broken(tmp_path, "firms", more)

    codes = [one.code for one in error.problems]
    assert codes.count("option_unknown") == MOST
    assert {"value_missing", "reference_unknown", "and_more", "row_twice"} <= set(codes)


def test_a_folder_without_files_a_damaged_file_and_a_stranger_are_told_apart(tmp_path):
    with pytest.raises(ProblemsError, match="table_missing") as caught:
        read_history(tmp_path)
    assert len(caught.value.problems) == 4

    write_history(small(), tmp_path)
    (tmp_path / "calls.parquet").write_bytes(b"PAR1 and nothing else")
    with pytest.raises(ProblemsError, match="not_parquet"):
        read_history(tmp_path)

    frames()["calls"].write_parquet(tmp_path / "calls.parquet")
    with pytest.raises(ProblemsError, match="about_wrong"):
        read_history(tmp_path)


@pytest.mark.parametrize("told", ["{}", "not json", '{"title": 1}'])
def test_what_is_said_about_a_history_is_checked(tmp_path, told):
    write_history(small(), tmp_path)
    for name, frame in frames().items():
        frame.write_parquet(tmp_path / file_of(name), metadata={"fundmatch": told})

    with pytest.raises(ProblemsError, match="about_wrong"):
        read_history(tmp_path)


def test_a_wrong_history_is_not_written(tmp_path):
    wrong = small()
    wrong.awards.loc[0, "firm"] = "nobody"

    with pytest.raises(ProblemsError, match="reference_unknown"):
        write_history(wrong, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_the_shape_is_that_of_plain_pandas():
    found = small()

    assert isinstance(found, History)
    assert isinstance(found.about, About)
    assert found.awards["year"].dtype == "int64"
    assert str(found.firms["founded"].dtype) == "Int64"
    assert found.firms["enterprise"].tolist() == [True, True, False]
