"""The sets in words: how much of a total nobody knows yet, and why something is left out."""

from types import SimpleNamespace

from recommender.portfolio import Ground, Selection
from recommender.wording.sets import excluded_line, total_line

WAN = 1_000_000


def chosen(status, amount):
    verdict = SimpleNamespace(status=status)
    return SimpleNamespace(recommendation=SimpleNamespace(verdict=verdict), amount=amount)


def test_the_part_that_waits_for_facts_is_told_beside_the_total():
    parts = (chosen("eligible", 30 * WAN), chosen("undetermined", 20 * WAN))
    found = Selection(parts, (), 50 * WAN, 0)

    assert total_line(found, "zh").endswith("其中20万元(1项)取决于尚未提供的事实")
    assert "20" in total_line(found, "en")


def test_a_total_of_what_is_certain_waits_for_nothing():
    found = Selection((chosen("eligible_subject_to", 30 * WAN),), (), 30 * WAN, 0)

    assert "取决于" not in total_line(found, "zh")


def test_awards_without_money_that_wait_are_told_by_their_number():
    found = Selection((chosen("undetermined", 0),), (), 0, 0)

    assert total_line(found, "zh").endswith("其中1项取决于尚未提供的事实")


def test_what_is_planned_waits_for_no_fact():
    name = SimpleNamespace(name=SimpleNamespace(zh="甲", en="one"))
    one = SimpleNamespace(current=SimpleNamespace(instrument=name), subject=None, planned=False)
    left = SimpleNamespace(
        recommendation=one, grounds=(Ground("planned", "a", certain=False),), because_of=()
    )

    assert excluded_line(left, "zh").endswith("尚在计划中")
