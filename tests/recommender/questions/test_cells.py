"""What a fact may turn out to be: reading only both ends of it gives the cells of reading all."""

from dataclasses import replace
from datetime import date

import pytest

from recommender.catalogue.reading import read_catalogue, shipped_folder
from recommender.firm.facts import Firm
from recommender.indicators.reading import read_firm
from recommender.questions import choosing
from recommender.questions.cells import cells
from recommender.recommendation import recommend
from recommender.resources.paths import data_dir
from recommender.verdict import requirements
from tests.instruments import write_instrument

DAY = date(2026, 11, 1)
SAMPLES = sorted((data_dir() / "sample").glob("*.yaml"))


def _waiting(firm, catalogue=None, day=DAY):
    current = (catalogue or read_catalogue(shipped_folder())).as_of(day)
    for one in recommend((requirements(each) for each in current), firm):
        if one.verdict.status == "undetermined":
            yield choosing._waiting(one, firm)


def _states(waiting, fact):
    return [one.states for one in cells(waiting, fact)]


def test_reading_the_ends_alone_gives_the_cells_of_reading_all():
    shortened = 0
    for waiting in _waiting(Firm("nobody")):
        plain = replace(waiting, steady=())
        for fact in waiting.leaves:
            assert _states(waiting, fact) == _states(plain, fact)
            shortened += any((fact, number) in waiting.steady for number in waiting.leaves[fact])

    assert shortened > 20, "nothing was shortened: this test is empty"


@pytest.mark.parametrize("path", SAMPLES[::4], ids=lambda path: path.stem)
def test_for_firms_that_told_some_facts_too(path):
    for waiting in _waiting(read_firm(path.read_bytes(), file=path.name)):
        plain = replace(waiting, steady=())
        assert all(_states(waiting, fact) == _states(plain, fact) for fact in waiting.leaves)


def test_a_quantity_asked_to_lie_between_is_met_in_the_middle_alone(tmp_path):
    write_instrument(tmp_path, "i0", "{field: revenue_growth, between: [0%, 5%]}")
    profile = "firm: {applicant_kind: enterprise}\naccounts: {2021: {revenue: 100万元}}\n".encode()
    firm = read_firm(profile, file="firm")

    (waiting,) = _waiting(firm, read_catalogue(tmp_path), date(2024, 2, 1))
    (fact,) = waiting.leaves

    assert {state for cell in _states(waiting, fact) for state in cell.values()} == {True, False}
