"""An instrument in words: what an author reads against the text."""

from dataclasses import replace
from functools import cache

from recommender.catalogue.instruments import Instrument
from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from recommender.wording.outlines import instrument_lines

TAX = "cn-small-low-profit-cit"


@cache
def shipped() -> Catalogue:
    return read_catalogue(shipped_folder())


def told(instrument: Instrument, lang) -> list[str]:
    return list(instrument_lines(instrument, shipped().lexicons[TAX], lang))


def test_how_one_applies_is_told():
    tax = shipped().instruments[TAX]
    chinese = "  → 免申即享、随时可办、预缴和汇算清缴时在申报表中填报 [S3]"
    english = "paid without application, at any time, Claimed in the quarterly and yearly returns"

    assert chinese in told(tax, "zh")
    assert f"  → {english} [S3]" in told(tax, "en")


def test_fact_sheets_are_told_only_where_there_are_some():
    tax = shipped().instruments[TAX]
    edition = replace(tax.editions[0], provenance=("sheet-a",))

    assert not any(line.startswith("fact sheets") for line in told(tax, "en"))
    assert "fact sheets: sheet-a" in told(replace(tax, editions=(edition,)), "en")
