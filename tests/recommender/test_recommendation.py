"""What is said of an instrument for records that a firm has, has not, or did not speak of."""

from datetime import date

import pytest

from recommender.catalogue.reading import read_catalogue
from recommender.indicators.reading import read_firm
from recommender.recommendation import recommend
from recommender.verdict import requirements
from tests.instruments import write_instrument


@pytest.mark.parametrize(
    ("profile", "statuses"),
    [
        ("firm: {applicant_kind: 企业}", ["undetermined"]),
        ("firm: {applicant_kind: 企业}\nloans: []", ["ineligible"]),
        ("firm: {applicant_kind: 企业}\nloans: [{}, {}]", ["eligible_subject_to"] * 2),
        ("firm: {applicant_kind: 高校}", ["ineligible"]),
    ],
)
def test_a_list_nobody_spoke_of_is_waited_for(tmp_path, profile, statuses):
    judged = "{judgement: {zh: 由主管部门认定, en: The authority decides}}"
    write_instrument(tmp_path, "lender", judged, kind="loan")
    day = date(2024, 6, 1)
    asked = [requirements(one) for one in read_catalogue(tmp_path).as_of(day)]

    found = recommend(asked, read_firm(profile.encode(), file="firm"))

    assert [one.verdict.status for one in found] == statuses
    waits = [str(m.fact) for m in found[0].verdict.missing if m.matters]
    assert waits == (["list[0].loan"] if statuses == ["undetermined"] else [])
