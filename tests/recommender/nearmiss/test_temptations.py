"""What is never advised, however well it would work."""

import pytest

from recommender.wording.nearmisses import near_miss_line
from tests.recommender.nearmiss.asking import DAY, GIANT, answered, with_, year

pytestmark = pytest.mark.slow

TEMPTATIONS = [
    ("employees above the ceiling of an SME score", year(GIANT, employees=1200, revenue="5亿元",
     main_revenue="5亿元", rd_expense="3000万元")),
    ("revenue above a ceiling", year(GIANT, revenue="3亿元", main_revenue="3亿元")),
    ("registered elsewhere", with_(GIANT, firm={"registered_in": "320100"})),
    ("a listed dishonest firm", {**GIANT, "incidents": [
        {"kind": "listed_dishonest", "severity": "major", "happened_on": "2026-01-01"}]}),
    ("a project too large for its band", {**GIANT, "projects": [
        {"name": "P", "kind": "新建", "investment": "90亿元", "located_in": "340111"}]}),
    ("an award that bars the next", {**GIANT, "awards": [
        {"instrument": "ah-szyc-hnte-growth", "year": 2026, "level": "province"}]}),
]  # fmt: skip
NEVER_LOWER = {"revenue", "main_revenue", "rd_expense", "employees", "rd_staff", "investment"}
NEVER_TOUCH = {"registered_in", "taxed_in", "located_in", "applicant_kind", "industry"}


@pytest.mark.parametrize("profile", [p for _, p in TEMPTATIONS], ids=[n for n, _ in TEMPTATIONS])
@pytest.mark.parametrize("day", ["2018-06-01", "2021-09-01", DAY])
def test_what_is_never_advised(profile, day):
    for miss in answered(profile, day).near_misses:
        for change in miss.changes:
            assert not (change.how == "lower" and change.fact.name in NEVER_LOWER), miss
            assert change.fact.name not in NEVER_TOUCH, miss
            assert change.fact.subject not in {"incident", "award"}, miss
            assert not (change.how == "add" and change.fact.name in {"incident", "award"}), miss


@pytest.mark.parametrize("profile", [p for _, p in TEMPTATIONS], ids=[n for n, _ in TEMPTATIONS])
def test_every_near_miss_is_told_in_both_languages(profile):
    found = answered(year(profile, rd_expense="10万元"))

    for miss in found.near_misses:
        for lang in ("zh", "en"):
            assert near_miss_line(miss, found.recommendations, found.near_misses, lang)


def test_a_temptation_would_have_worked():
    """The tests above mean something: with fewer staff the firm would indeed be an SME again."""
    large = year(
        GIANT, employees=1200, revenue="5亿元", main_revenue="5亿元", rd_expense="3000万元"
    )
    small = year(large, employees=900)

    def status(profile):
        return next(
            one.verdict.status
            for one in answered(profile).recommendations
            if one.current.instrument.id == "cn-little-giant-2026"
        )

    assert status(large) == "ineligible"
    assert status(small) != "ineligible"
