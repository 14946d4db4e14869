"""What only one instrument asks: answered yes, no, not at all, or under a wrong name."""

from datetime import date

import pytest

from recommender.answer import explain
from recommender.catalogue.asks import read_applicant
from recommender.catalogue.reading import read_catalogue
from recommender.errors import ProfileError
from tests.instruments import write_instrument

LEADS = "{leads: {zh: 牵头研制标准, en: Leads the standard}}"
DAY = date(2024, 6, 1)


@pytest.fixture(params=["firm", "project"])
def kind(request):
    return request.param


@pytest.fixture
def catalogue(tmp_path, kind):
    write_instrument(tmp_path, "leader", "{field: leads, is: true}", kind=kind, asks=LEADS)
    return read_catalogue(tmp_path)


def profile(kind, answers):
    told = f"answers: {answers}" if answers else ""
    own = told if kind == "firm" else f"projects: [{{ {told} }}]"
    return f"firm: {{applicant_kind: 企业}}\n{own}\n".encode()


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ("{leader: {leads: 是}}", "eligible"),
        ("{leader: {leads: 否}}", "ineligible"),
        ("{leader: {leads: 不知道}}", "undetermined"),
        ("", "undetermined"),
    ],
)
def test_it_decides_the_verdict_and_is_waited_for(catalogue, kind, answers, status):
    firm = read_applicant(profile(kind, answers), file="firm", instruments=catalogue.instruments)

    (found,) = explain(firm, catalogue, "leader", as_of=DAY).recommendations

    assert found.verdict.status == status
    fact = "leader.leads" if kind == "firm" else "project[0].leader.leads"
    waits = [str(missing.fact) for missing in found.verdict.missing if missing.matters]
    assert waits == ([fact] if status == "undetermined" else [])


@pytest.mark.parametrize(
    ("answers", "code", "named"),
    [
        ("{leader: {leds: 是}}", "answer_unasked", ("leads",)),
        ("{leeder: {leads: 是}}", "answer_instrument", ("leader",)),
        ("{leader: {leads: 大概}}", "not_yes_no", None),
    ],
)
def test_an_answer_nothing_asks_for_is_refused(catalogue, kind, answers, code, named):
    with pytest.raises(ProfileError, match=code) as caught:
        read_applicant(profile(kind, answers), file="firm", instruments=catalogue.instruments)

    (problem,) = caught.value.problems
    assert (problem.code, problem.file) == (code, "firm")
    assert named in {None, problem.values.get("near"), problem.values.get("options")}


def test_an_answer_about_another_subject_is_refused(tmp_path):
    write_instrument(tmp_path, "leader", "{field: leads, is: true}", kind="project", asks=LEADS)
    instruments = read_catalogue(tmp_path).instruments
    answers = profile("firm", "{leader: {leads: 是}}")

    with pytest.raises(ProfileError, match="answer_unasked"):
        read_applicant(answers, file="firm", instruments=instruments)
