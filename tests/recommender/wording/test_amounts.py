"""Amounts have words in both languages, also where nothing is known of the firm."""

from datetime import date

import pytest

from recommender.answer import answer
from recommender.catalogue.reading import read_catalogue, shipped_folder
from recommender.indicators.reading import read_firm
from recommender.wording.amounts import amount_line, arithmetic

pytestmark = pytest.mark.slow

DAYS = [date(year, 7, 1) for year in (2018, 2020, 2022, 2024, 2026)]


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_of_an_unknown_firm_every_amount_can_be_told(day, lang):
    found = answer(read_firm(b"{}", file="firm"), read_catalogue(shipped_folder()), as_of=day)

    for one in found.recommendations:
        if one.amount:
            assert amount_line(one.amount, lang)
            assert all(arithmetic(one.amount, one.current.lexicon, lang))
