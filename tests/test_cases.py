"""Rule cases of the shipped catalogue: what each instrument must answer, from tests/cases."""

from functools import cache
from pathlib import Path

import pytest

from recommender.authoring.answers import answered, misses
from recommender.authoring.cases import read_cases
from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from recommender.wording.amounts import arithmetic

FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
CASES = [case for path in FILES for case in read_cases(path)]


@cache
def catalogue() -> Catalogue:
    return read_catalogue(shipped_folder())


@pytest.mark.parametrize("case", CASES, ids=[f"{c.instrument}: {c.name}" for c in CASES])
def test_case(case):
    one = answered(case, catalogue())

    assert misses(one, case.expected) == []
    for lang in ("zh", "en") if one.amount else ():
        assert all(arithmetic(one.amount, one.current.lexicon, lang))


def test_every_instrument_has_cases():
    assert {case.instrument for case in CASES} == set(catalogue().instruments)
