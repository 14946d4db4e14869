"""The cases of the catalogue notice small mistakes: at least 95 in 100 over all instruments."""

from pathlib import Path

import pytest

from recommender.authoring.cases import read_cases
from recommender.authoring.surviving import survey
from recommender.catalogue.reading import read_catalogue, shipped_folder

CASES = Path(__file__).parent / "cases"


@pytest.mark.slow
@pytest.mark.no_cover
def test_cases_notice_at_least_95_in_100_mistakes():
    catalogue = read_catalogue(shipped_folder())

    found = [survey(n, read_cases(CASES / f"{n}.yaml"), catalogue) for n in catalogue.instruments]

    left = [(s.instrument, m.place, m.before, m.after) for s in found for m in s.unnoticed]
    assert 1 - len(left) / sum(survey.made for survey in found) >= 0.95, left
