"""The sample firms: enough of them, different, readable, and told on the page as they are."""

from recommender.firm.facts import Firm
from recommender.indicators.reading import read_firm
from tests.examples import PAGE, SAMPLES, page


def firms() -> list[Firm]:
    return [read_firm(path.read_bytes(), file=path.name) for path in SAMPLES.glob("*.yaml")]


def test_the_page_is_what_the_command_tells_today():
    assert PAGE.read_text("utf-8") == page(), "run: make examples"


def test_there_are_firms_of_different_cities_kinds_and_codes():
    found = firms()

    cities = {str(one.values.get("registered_in"))[:4] for one in found}
    kinds = {one.values.get("applicant_kind") for one in found}
    assert len(found) >= 8
    assert len(cities) >= 4
    assert kinds >= {"enterprise", "fund_manager", "talent_team"}
    codes = [one.uscc for one in found if one.uscc]
    assert len(codes) == len(set(codes))
