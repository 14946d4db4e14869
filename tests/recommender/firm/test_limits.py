"""How much of a profile is read: one firm's worth, and no more problems than a person reads."""

import pytest

from recommender.errors import ProfileError
from recommender.firm.profile import MOST_PROBLEMS, MOST_RECORDS
from recommender.indicators.reading import read_firm


def codes(text: str) -> list[str]:
    with pytest.raises(ProfileError, match="firm") as refused:
        read_firm(text.encode(), file="firm")
    return [problem.code for problem in refused.value.problems]


def listed(kind: str, count: int) -> str:
    return f"{kind}: [{', '.join(['{}'] * count)}]\n"


def test_as_many_records_as_allowed_are_read():
    firm = read_firm(listed("awards", MOST_RECORDS).encode(), file="firm")

    assert len(firm.records["award"] or ()) == MOST_RECORDS


@pytest.mark.parametrize(
    "text",
    [
        listed("awards", MOST_RECORDS + 1),
        listed("awards", MOST_RECORDS) + listed("projects", 1),
        listed("ip", MOST_RECORDS) + listed("loans", 1),
    ],
    ids=["one list", "two lists", "ip and loans"],
)
def test_one_record_more_is_refused(text):
    assert codes(text) == ["records_too_many"]


def test_all_problems_are_told_up_to_the_limit():
    keys = "".join(f"k{i}: 1\n" for i in range(MOST_PROBLEMS))

    assert codes(keys) == ["key_unknown"] * MOST_PROBLEMS


@pytest.mark.parametrize("line", ["k{i}: 1\n", "name: 1\n"], ids=["unknown keys", "double keys"])
def test_past_the_limit_it_says_that_there_are_more(line):
    found = codes("".join(line.format(i=i) for i in range(MOST_PROBLEMS + 50)))

    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1] == "and_more"
