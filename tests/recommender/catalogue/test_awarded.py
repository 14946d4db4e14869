"""Counts of awards: read in a source, of a known instrument, and never from the future."""

from datetime import date

import pytest

from recommender.catalogue.awarded import award_counts_file, read_award_counts
from recommender.catalogue.reading import read_catalogue, shipped_folder
from recommender.errors import CatalogueError

INSTRUMENTS = read_catalogue(shipped_folder()).instruments
GOOD = """counts:
- {instrument: ah-mic, year: 2021, awarded: 4, scope: {zh: 省, en: province}, source: S1}
- {instrument: ah-mic, year: 2022, awarded: 10, applied: 30, scope: {zh: 省, en: all}, source: S1}
sources:
  S1: {title: T}
"""


@pytest.fixture
def counted(tmp_path):
    def read(text: str):
        path = tmp_path / "counts.yaml"
        path.write_text(text, "utf-8")
        return read_award_counts(path, INSTRUMENTS)

    return read


def test_the_shipped_counts_fit_the_catalogue_and_claim_no_applications():
    found = read_award_counts(award_counts_file(), INSTRUMENTS)

    assert found.latest("ah-talent-team", as_of=date(2026, 1, 1)).awarded == 50
    assert all(one.applied is None for one in found.counts)


def test_the_latest_year_that_was_over_counts(counted):
    found = counted(GOOD)

    years = [
        told and told.year
        for day in (date(2021, 12, 31), date(2022, 1, 1), date(2022, 12, 31), date(2023, 1, 1))
        for told in [found.latest("ah-mic", as_of=day)]
    ]

    assert years == [None, 2021, 2021, 2022]
    assert found.latest("ah-talent-team", as_of=date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("ah-mic, year: 2021", "ah-mik, year: 2021", "carrier_unknown"),
        ("source: S1}\n- ", "source: S2}\n- ", "source_unknown"),
        ("year: 2021", "year: 2022", "id_twice"),
        ("applied: 30", "applied: 9", "too_small"),
        ("  S1: {title: T}", "  S1: {title: T}\n  S9: {title: U}", "source_unused"),
        ("awarded: 4", "awarded: -1", "too_small"),
    ],
)
def test_what_cannot_be_is_refused(counted, old, new, code):
    assert old in GOOD

    with pytest.raises(CatalogueError, match=code):
        counted(GOOD.replace(old, new, 1))
