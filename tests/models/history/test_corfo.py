"""The Chilean files as a history, on rows made up here."""

from datetime import date

import pytest

from models.history import firms_as_of, open_history, write_history
from recommender.errors import ProblemsError
from tests.histories import small

FIRMS = """firm_id,size_class,sector,region_code,region,start_year,legal_form,is_enterprise
F1,small,Sin definir,13,Metropolitana,1999,SpA,1
F2,large,Minería,5,Valparaíso,,university,0
"""
PROGRAMMES = """programme_id,name_es,family_id,family,focus,intervention,target_women,\
regional_call,circular_or_sustainable,first_year
P1,Semilla,I1,Semilla,develop,subsidy,0,1,0,2010
P2,Ley,I2,Ley,renew,tax_credit,0,0,0,2012
"""
HEAD = """award_id,firm_id,programme_id,year,amount_public_clp,amount_private_clp,tax_credit,\
innovation_type,target_market,leader_gender,women_criterion,sustainable,circular,exec_region_code,\
trend
"""
AWARDS = (
    HEAD
    + """A1,F1,P1,2010,100.4,,0,process,Food,male,0,0,1,5,Sin tendencia
A2,F1,P1,2011,300.0,7.0,0,product,Food,female,1,1,0,13,3D
A3,F1,P2,2012,,7.0,1,,Food,female,1,1,0,13,3D
"""
)


@pytest.fixture
def folder(tmp_path):
    for name, text in (("firms", FIRMS), ("programmes", PROGRAMMES), ("awards", AWARDS)):
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
    return tmp_path


def test_a_firm_has_only_the_regions_of_its_earlier_awards(folder):
    history = open_history(folder)

    regions = [
        firms_as_of(history, date(year, 6, 1)).loc["F1", "region"] for year in range(2010, 2014)
    ]

    assert regions[0] != regions[0]
    assert regions[1:] == ["5", "13", "13"]
    assert "F2" in firms_as_of(history, date(2010, 6, 1)).index


def test_later_awards_change_nothing_that_was_known_before(folder):
    before = firms_as_of(open_history(folder), date(2011, 6, 1))

    (folder / "awards.csv").write_text(AWARDS + "A4,F1,P2,2011,1.0,,0,,,male,0,0,0,1,\n", "utf-8")

    assert firms_as_of(open_history(folder), date(2011, 6, 1)).equals(before)


def test_undefined_is_null_and_money_is_whole(folder):
    history = open_history(folder)

    assert history.firms["sector"].isna().tolist()[0]
    assert history.awards["amount"].tolist()[:2] == [100, 300]
    assert history.awards["amount"].isna().tolist() == [False, False, True]
    assert history.awards["project_trend"].isna().tolist() == [True, False, False]
    assert history.calls.to_numpy().tolist() == [["P1", 2010], ["P1", 2011], ["P2", 2012]]
    assert not history.about.simulated


def test_wrong_rows_and_missing_columns_are_told_in_the_file_they_stand_in(folder):
    (folder / "awards.csv").write_text(AWARDS.replace("A3,F1", "A1,F9"), "utf-8")

    with pytest.raises(ProblemsError, match=r"awards\.csv:3: firm: reference_unknown") as caught:
        open_history(folder)
    assert {one.code for one in caught.value.problems} == {"reference_unknown", "row_twice"}

    (folder / "awards.csv").write_text(AWARDS.replace("exec_region_code", "region"), "utf-8")
    with pytest.raises(ProblemsError, match="exec_region_code"):
        open_history(folder)


def test_a_folder_of_parquet_files_is_recognised(tmp_path):
    write_history(small(), tmp_path)

    assert open_history(tmp_path).digest == small().digest
