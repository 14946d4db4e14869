"""Every threshold of the catalogue, also inside records: tried on both sides and with no fact."""

from pathlib import Path

import pytest

from recommender.authoring.boundaries import Boundary, whole
from recommender.authoring.cases import read_cases
from recommender.authoring.facts import read_facts
from recommender.catalogue.reading import read_catalogue, shipped_folder

HERE = Path(__file__).parent
pytestmark = [pytest.mark.slow, pytest.mark.no_cover]


@pytest.fixture(scope="module")
def found():
    catalogue, facts = read_catalogue(shipped_folder()), read_facts(HERE / "oracles" / "facts.csv")
    return [
        (name, one)
        for name, instrument in catalogue.instruments.items()
        for rows in [[row for sheet in instrument.provenance for row in facts.get(sheet, ())]]
        for _, limits in whole(read_cases(HERE / "cases" / f"{name}.yaml"), catalogue, rows=rows)
        for one in limits
    ]


def test_every_threshold_is_tried(found):
    left = [(name, one.path, one.reason) for name, one in found if not isinstance(one, Boundary)]

    assert len(found) >= 400
    assert left == []


def test_no_clause_is_settled_without_the_fact_it_asks_for(found):
    settled = [
        (name, one.path)
        for name, one in found
        if isinstance(one, Boundary) and one.trials[-1].truth is not None
    ]

    assert settled == []


def test_no_fact_sheet_wants_another_outcome_beside_a_threshold(found):
    wrong = [
        (name, one.path, str(one.contradicts))
        for name, one in found
        if isinstance(one, Boundary) and one.contradicts
    ]

    assert wrong == []
