"""What every ranker must keep, and what the transparent one adds up."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.answer import Answer, answer
from recommender.catalogue.reading import read_catalogue, shipped_folder
from recommender.catalogue.validity import Availability
from recommender.indicators.reading import read_firm
from recommender.ranking import PARTS, Points, Transparent
from recommender.ranking.fit import likeness, pairs
from recommender.ranking.points import deadline_points

DAY = date(2026, 11, 1)
CATALOGUE = read_catalogue(shipped_folder())
FIRM = {
    "firm": {"applicant_kind": "enterprise", "registered_in": "340111", "industry": "C3491"},
    "accounts": {"2025": {"revenue": "1.5亿元", "rd_expense": "1000万元", "employees": 160}},
}


class Backwards:
    """A ranker that would like to see everything upside down."""

    name = "backwards"

    def score(self, found, firm, *, as_of):  # noqa: ARG002
        return [Points({"total": -sum(map(ord, one.current.instrument.id))}) for one in found]


RANKERS = [Transparent(), Backwards()]


def answered(ranker, **facts) -> Answer:
    told = {**FIRM, "firm": {**FIRM["firm"], **facts}}
    firm = read_firm(json.dumps(told).encode(), file="profile")
    return answer(firm, CATALOGUE, as_of=DAY, ranker=ranker)


@pytest.mark.parametrize("ranker", RANKERS, ids=lambda one: one.name)
class TestEveryRanker:
    """The battery that learned rankers pass too."""

    def test_admits_nothing_and_drops_nothing(self, ranker):
        found, usual = answered(ranker), answered(Transparent())

        def told(given):
            return {
                (one.current.instrument.id, one.verdict.status, one.amount and one.amount.high)
                for one in given.recommendations
            }

        assert told(found) == told(usual)

    def test_ranks_are_one_to_n(self, ranker):
        found = answered(ranker).recommendations

        assert [one.rank for one in found] == list(range(1, len(found) + 1))

    def test_live_ones_stand_first_and_ineligible_ones_last(self, ranker):
        found = answered(ranker).recommendations
        order = [(not one.score.live, one.verdict.status == "ineligible") for one in found]

        assert order == sorted(order)

    def test_parts_are_whole_numbers_that_add_up(self, ranker):
        for one in answered(ranker).recommendations:
            assert all(isinstance(part, int) for part in one.score.parts.values())
            assert one.score.total == sum(one.score.parts.values())

    def test_the_answer_says_who_ranked(self, ranker):
        assert answered(ranker).ranker == ranker.name

    def test_the_same_question_has_the_same_order(self, ranker):
        first, second = (
            [(one.current.instrument.id, one.rank) for one in answered(ranker).recommendations]
            for _ in range(2)
        )

        assert first == second


def test_the_transparent_score_shows_its_four_parts():
    for one in answered(Transparent()).recommendations:
        assert tuple(one.score.parts) == PARTS


def test_a_business_scope_lifts_what_speaks_of_it():
    def fit(scope):
        found = answered(Transparent(), business_scope=scope).recommendations
        return {one.current.instrument.id: one.score.parts["fit"] for one in found}

    robots, films = fit("工业机器人研发、制造"), fit("影视发行")

    assert robots["ah-zzqs-robot-purchase"] > films["ah-zzqs-robot-purchase"]
    assert robots["ah-zzqs-robot-purchase"] > robots["cn-rd-super-deduction"]


def test_without_a_scope_nothing_fits_better():
    assert {one.score.parts["fit"] for one in answered(Transparent()).recommendations} == {0}


@given(
    st.text(alphabet="机器人研发制造ab c,", max_size=20),
    st.text(alphabet="机器人研发ab ", max_size=20),
)
def test_likeness_lies_between_nothing_and_all(one, other):
    vector = {pair: float(many) for pair, many in pairs(other).items()}

    assert 0 <= likeness(one, vector) <= 1


def test_a_text_is_most_like_itself():
    vector = {pair: float(many) for pair, many in pairs("机器人研发").items()}

    assert likeness("机器人研发", vector) == pytest.approx(1)


@pytest.mark.parametrize(
    ("state", "close", "points"),
    [
        ("open", None, 30),
        ("open", "2026-12-31", 30),
        ("open", "2026-12-01", 30),
        ("open", "2026-11-30", 31),
        ("open", "2026-11-01", 60),
        ("opens", "2026-12-01", 20),
        ("no_round", None, 10),
        ("shut", "2026-06-01", 0),
        ("ended", "2025", 0),
    ],
)
def test_the_nearer_the_close_the_more_points(state, close, points):
    assert deadline_points(Availability(state, close), DAY) == points
