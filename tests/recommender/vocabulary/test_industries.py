"""Industries lie inside one another as GB/T 4754 nests them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.vocabulary.industries import Industries

INDUSTRIES = Industries.shipped()
CODES = st.sampled_from(sorted(INDUSTRIES.names))


@pytest.mark.parametrize(
    ("code", "ancestor", "expected"),
    [
        ("3562", "35", True),
        ("C3562", "35", True),
        ("3562", "C", True),
        ("3562", "C35", True),
        ("35", "C3562", None),
        ("C", "3562", None),
        ("3562", "36", False),
        ("35", "I", False),
    ],
)
def test_an_industry_lies_in_those_above_it(
    code: str, ancestor: str, expected: bool | None
) -> None:
    assert INDUSTRIES.within(code, ancestor) is expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [("C", True), ("35", True), ("3562", True), ("C3562", True)]
    + [(code, False) for code in ("A3562", "CC", "c3562", "中3562", "3500", "", "C3562 ")],
)
def test_a_code_is_known_with_its_own_section_only(code: str, expected: bool) -> None:
    assert INDUSTRIES.known(code) is expected


def test_names_are_read_with_and_without_the_section() -> None:
    assert INDUSTRIES.name("C35") == INDUSTRIES.name("35") == "专用设备制造业"
    assert INDUSTRIES.name("C3500") is None


def test_names_lead_to_codes() -> None:
    assert INDUSTRIES.find("C3562") == ("C3562",)
    assert INDUSTRIES.find("专用设备制造业") == ("35",)
    assert "35" in INDUSTRIES.find("专用设备制造")
    assert INDUSTRIES.find("zzzz") == ()


@given(code=CODES)
def test_every_code_has_a_section_and_is_the_same_with_it(code: str) -> None:
    section = INDUSTRIES.chain(code)[-1]

    assert section.isalpha()
    assert code == section or INDUSTRIES.known(section + code)
    assert INDUSTRIES.within(code, section) is True


@given(one=CODES, other=CODES)
def test_two_industries_contain_each_other_only_when_equal(one: str, other: str) -> None:
    down, up = INDUSTRIES.within(one, other), INDUSTRIES.within(other, one)

    assert (down is True and up is True) == (one == other)
    assert (down is None) == (up is True and one != other)
