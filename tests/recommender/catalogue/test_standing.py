"""What an edition says about how much of it was read."""

import pytest
from pydantic import TypeAdapter

from recommender.catalogue.instruments import Edition
from recommender.catalogue.standing import standing

ASKED = {"field": "revenue", "at_least": "1元"}
UNREAD = {"unread": {"zh": "甲", "en": "A"}}
PAID = {"kind": "cash", "amount": "1元"}
OPEN = {"kind": "cash", "unread": {"zh": "甲", "en": "A"}}


def edition(**keys):
    base = {"from": "2024", "reading": "full", "legal_basis": {"title": "办法"}}
    seen = {"last_seen": {"date": "2024", "source": "S1"}}
    return TypeAdapter(Edition).validate_python({**base, **seen, **keys})


@pytest.mark.parametrize(
    ("eligibility", "benefit", "expected"),
    [
        (ASKED, PAID, "read"),
        ({"judgement": {"zh": "甲", "en": "A"}}, PAID, "read"),
        ({"all": [ASKED, UNREAD]}, PAID, "thresholds_unread"),
        ({"some": "product", "where": {"any": [ASKED, UNREAD]}}, PAID, "thresholds_unread"),
        (None, PAID, "thresholds_unread"),
        (ASKED, OPEN, "amount_unread"),
        (ASKED, None, "amount_unread"),
        (ASKED, {"kind": "cash", "parts": [PAID, OPEN]}, "amount_unread"),
        (UNREAD, OPEN, "both_unread"),
    ],
)
def test_unread_parts_decide(eligibility, benefit, expected):
    assert standing(edition(eligibility=eligibility, benefit=benefit)) == expected


def test_an_unread_part_of_a_call_counts():
    one = edition(eligibility=ASKED, benefit=PAID, rounds=[{"year": 2024, "eligibility": UNREAD}])

    assert standing(one) == "thresholds_unread"
