"""What would turn a "no": the smallest changes and what time does."""

from datetime import date

from recommender.nearmiss.paths import path_to
from recommender.nearmiss.timing import counts_from
from recommender.units.bounds import Bounds
from recommender.units.money import parse_money
from tests.recommender.nearmiss.asking import GIANT, answered, missed, with_, year


def test_a_firm_that_qualifies_has_no_near_miss():
    assert missed(answered(GIANT)) == []


def test_one_fact_short_by_a_known_sum():
    """1200万元 in two years were asked: after 450万元 in 2025 the open year must bring 750万元."""
    (first, *_) = missed(answered(year(GIANT, rd_expense="450万元")))

    (change,) = first.changes
    assert str(change.fact) == "accounts.2026.rd_expense"
    assert change.how == "raise"
    assert change.before == Bounds.exactly(parse_money("450万元"))
    assert change.after == Bounds.exactly(parse_money("750万元"))
    assert first.status == "eligible_subject_to"


def test_a_year_as_good_as_the_last_one_is_told_so():
    """650万元 again make 1300万元 of the two years together; 500万元 before made 1150万元."""
    (first, *_) = missed(answered(year(GIANT, rd_expense="650万元")))

    (change,) = first.changes
    assert change.how == "keep"
    assert change.after == change.before == Bounds.exactly(parse_money("650万元"))


def grown(rd_expense: str) -> dict:
    """A firm whose R&D stood still in 2025."""
    return {
        "firm": {"applicant_kind": "enterprise", "registered_in": "340111"},
        "accounts": {
            "2024": {"rd_expense": rd_expense},
            "2025": {"rd_expense": rd_expense, "revenue": "1亿元"},
        },
    }


def test_growth_is_asked_of_the_open_year_over_the_closed_one():
    """20 per cent over the 1000万元 of 2025, not over those of 2024."""
    (first,) = missed(answered(grown("1000万元")), "ah-2025-rd-increment")

    (change,) = first.changes
    assert change.after == Bounds.exactly(parse_money("1200万元"))


def test_what_counts_only_after_the_edition_has_ended_is_no_near_miss():
    """The edition ends with 2027; the accounts of 2027 are filed in May 2028."""
    assert missed(answered(grown("1000万元"), "2026-12-31"), "ah-2025-rd-increment")
    late = grown("1000万元")
    late["accounts"]["2026"] = {"rd_expense": "1000万元", "revenue": "1亿元"}

    assert not missed(answered(late, "2027-06-01"), "ah-2025-rd-increment")


def test_what_would_have_to_more_than_double_is_no_near_miss():
    poor = year(GIANT, rd_expense="100万元")

    changed = {c.fact.name for m in missed(answered(poor)) for c in m.changes}

    assert "rd_expense" not in changed


def test_accounts_count_from_the_day_the_open_year_is_filed():
    (first, *_) = missed(answered(year(GIANT, rd_expense="450万元")))

    current = first.recommendation.current
    assert counts_from(first.changes[0], current.moment) == date(2027, 5, 1)


def test_two_facts_are_found_together_and_no_larger_set_beside_them():
    found = missed(answered(year(GIANT, rd_expense="450万元", total_liabilities="1.6亿元")))

    facts = [{str(c.fact) for c in m.changes} for m in found]
    assert {"accounts.2026.rd_expense", "accounts.2026.total_liabilities"} in facts
    assert not any(one < other for one in facts for other in facts)
    assert all(len(one) <= 3 for one in facts)


def test_rights_that_are_lacking_are_counted():
    found = missed(answered({**GIANT, "ip": GIANT["ip"][:3]}))

    (change,) = next(m.changes for m in found if m.changes[0].how == "add")
    assert change.fact.name == "ip"
    assert change.after == Bounds.exactly(1)
    assert change.record["class"] == "one"


def test_a_title_leads_over_the_recognition_that_gives_it():
    titles = {"not_held": ["省专精特新中小企业", "制造业单项冠军", "国家级科学技术奖前三名单位"]}
    found = answered({**GIANT, "titles": titles})

    (first, *_) = missed(found)
    (change,) = first.changes
    path = path_to(change, found.recommendations, found.near_misses)
    assert change.fact.name == "省专精特新中小企业"
    assert path[-1].current.instrument.id == "cn-srdi-sme-2026"


def test_time_alone_turns_an_age():
    young = with_(GIANT, firm={"niche_since": "2024-03-15"})

    found = missed(answered(young))

    assert date(2027, 3, 15) in [m.on for m in found]


def test_time_alone_lets_an_accident_fall_out_of_the_window():
    bad = {
        **GIANT,
        "incidents": [{"kind": "safety", "severity": "major", "happened_on": "2025-02-10"}],
    }

    found = missed(answered(bad))

    assert [m.on for m in found if m.on] == [date(2028, 2, 11)]
    assert not [m for m in found if m.changes]
