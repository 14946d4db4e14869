"""Places lie where the list puts them on the day, and unknown is never yes or no."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.vocabulary.regions import Regions

REGIONS = Regions.shipped()
CODES = st.sampled_from(sorted(REGIONS.records))
YEARS = st.integers(1985, 2030)
AREAS = st.one_of(CODES, st.sampled_from([f"set:{name}" for name in sorted(REGIONS.sets)]))


def _within(code: str, area: str, year: int) -> bool | None:
    return REGIONS.within(code, area, on=date(year, 6, 1))


@pytest.mark.parametrize(
    ("code", "area", "year", "expected"),
    [
        ("340100", "340000", 2026, True),
        ("340111", "340100", 2026, True),
        ("340111", "340111", 2026, True),
        ("340111", "340200", 2026, False),
        ("340100", "340111", 2026, None),
        ("340000", "340100", 2026, None),
        ("310115", "310000", 2026, True),
        ("310115", "340000", 2026, False),
        ("320102", "320100", 2026, True),
    ],
)
def test_prefixes_place_a_code(code: str, area: str, year: int, expected: bool | None) -> None:
    assert _within(code, area, year) is expected


@pytest.mark.parametrize(
    ("code", "area", "year", "expected"),
    [
        ("340823", "340800", 2014, True),
        ("340823", "340700", 2014, False),
        ("340823", "340800", 2015, False),
        ("340823", "340700", 2015, True),
        ("340823", "340722", 2026, True),
        ("340203", "340209", 2021, True),
        ("340225", "340281", 2026, None),
        ("341424", "340500", 2016, None),
        ("341424", "340000", 2016, True),
        ("341424", "310000", 2016, False),
        ("341400", "340000", 2016, True),
        ("341400", "340100", 2016, None),
        ("341400", "341800", 2016, False),
    ],
)
def test_an_ended_code_is_read_as_its_successors(
    code: str, area: str, year: int, expected: bool | None
) -> None:
    assert _within(code, area, year) is expected


@pytest.mark.parametrize(
    ("code", "area", "year", "expected"),
    [
        ("340722", "340800", 2014, True),
        ("340722", "340700", 2014, False),
        ("340422", "341500", 2014, True),
        ("340209", "340208", 2018, None),
        ("340209", "340200", 2018, True),
        ("141100", "140000", 2000, True),
        ("141100", "140100", 2000, None),
        ("141100", "340000", 2000, False),
    ],
)
def test_a_code_not_yet_in_use_is_read_as_its_predecessors(
    code: str, area: str, year: int, expected: bool | None
) -> None:
    assert _within(code, area, year) is expected


@pytest.mark.parametrize(
    ("code", "area", "year", "expected"),
    [
        ("340722", "340823", 2016, True),
        ("340503", "340502", 2013, None),
        ("340504", "340502", 2013, False),
        ("340181", "341400", 2016, True),
        ("340100", "341400", 2016, None),
        ("340300", "341400", 2016, False),
        ("340221", "340210", 2018, None),
        ("340300", "340210", 2018, False),
    ],
)
def test_an_area_not_in_use_is_compared_with_its_borders(
    code: str, area: str, year: int, expected: bool | None
) -> None:
    assert _within(code, area, year) is expected


@pytest.mark.parametrize(
    ("code", "area", "year", "expected"),
    [
        ("340321", "set:wanbei-6", 2026, True),
        ("340100", "set:wanbei-6", 2026, False),
        ("340000", "set:wanbei-6", 2026, None),
        ("341500", "set:wanjiang-2010", 2026, None),
        ("341502", "set:wanjiang-2010", 2026, True),
        ("341522", "set:wanjiang-2010", 2026, False),
        ("340181", "set:wanjiang-2010", 2026, True),
        ("310115", "set:yangtze-delta", 2026, True),
        ("440300", "set:yangtze-delta", 2026, False),
        ("340881", "set:hefei-metro-2019", 2026, True),
        ("340800", "set:hefei-metro-2019", 2026, None),
    ],
)
def test_a_set_holds_the_areas_of_its_members(
    code: str, area: str, year: int, expected: bool | None
) -> None:
    assert _within(code, area, year) is expected


def test_a_set_is_unknown_outside_its_years_and_holds_through_the_last() -> None:
    years = [2020, 2021, 2030, 2031]

    found = [_within("341100", "set:wanbei-aid-8", year) for year in years]

    assert found == [None, True, True, None]


def test_a_county_that_left_after_the_set_was_drawn_up_is_unknown() -> None:
    found = {code: _within(code, "set:dabieshan-2015", 2018) for code in ("340422", "341525")}

    assert found == {"340422": None, "341525": True}


def test_an_unknown_set_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(ValueError, match=r"'wanbei6'\. Write wanbei-6\."):
        _within("340100", "set:wanbei6", 2026)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("340100", True),
        ("340823", True),
        ("310115", True),
        ("419001", True),
        ("set:wanbei-6", True),
        ("set:wanbei-7", False),
        ("999999", False),
        ("319999", True),
        ("329999", False),
        ("349900", False),
        ("34010", False),
        ("３４０１００", False),
        ("合肥市", False),
    ],
)
def test_a_code_is_known_by_the_list_or_its_prefix(code: str, expected: bool) -> None:
    assert REGIONS.known(code) is expected


@pytest.mark.parametrize(
    ("before", "expected"), [(2018, {"340711"}), (2017, {"340711", "340722"})]
)
def test_a_year_has_the_borders_of_its_end(before: int, expected: set[str]) -> None:
    assert REGIONS._were("340711", 2020, before) == expected


def test_a_name_is_that_of_the_day() -> None:
    names = [REGIONS.name("340102", on=date(year, 1, 1)) for year in (2001, 2002)]

    assert names == ["东市区", "瑶海区"]
    assert REGIONS.name("340722", on=date(2000, 1, 1)) == "枞阳县"
    assert REGIONS.name("310115", on=date(2026, 1, 1)) is None


def test_names_lead_to_codes_in_use() -> None:
    assert REGIONS.named("合肥市") == ("340100",)
    assert REGIONS.named("枞阳县") == ("340722",)
    assert REGIONS.named("芜胡市") == ()
    assert REGIONS.find("340823") == ("340823",)
    assert REGIONS.find("芜胡市")[0] == "340200"
    assert REGIONS.find("Atlantis") == ()


@given(code=CODES, year=YEARS)
def test_every_place_lies_in_its_country_wide_prefix_only(code: str, year: int) -> None:
    elsewhere = "110000" if not code.startswith("11") else "340000"

    assert _within(code, elsewhere, year) is False


@given(code=CODES, area=AREAS, year=YEARS)
def test_knowing_only_the_city_never_contradicts_knowing_the_county(
    code: str, area: str, year: int
) -> None:
    in_use = [r for r in REGIONS.records[code] if r.begins <= year < r.ends]
    if not in_use or in_use[0].level != "county":
        return

    coarse, fine = _within(in_use[0].parent, area, year), _within(code, area, year)

    assert coarse in {None, fine}
