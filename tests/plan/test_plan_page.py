"""The page docs/plan-coverage.md is what the command prints, and its statuses are computed."""

from pathlib import Path

import pytest

from recommender.catalogue.plans import Support
from recommender.vocabulary.fields import Label
from tests.plan.measures import Shown, status
from tests.plan.report import report

PAGE = Path(__file__).parents[2] / "docs" / "plan-coverage.md"


def test_the_page_is_fresh():
    assert PAGE.read_text("utf-8") == report(), "write it again: make plan"


@pytest.mark.parametrize(
    ("standings", "word"),
    [
        (("both_unread", "thresholds_unread"), "门槛未读全"),
        (("thresholds_unread", "amount_unread"), "金额未读全"),
        (("amount_unread", "read"), "门槛已收录"),
        ((), "无对应措施"),
    ],
)
def test_the_status_is_that_of_the_instrument_read_best(standings, word):
    names = [f"grant-{number}" for number, _ in enumerate(standings)]
    pairs = zip(names, standings, strict=True)
    shown = {name: Shown(name, "#", one, live=True) for name, one in pairs}

    assert status(Support(Label("甲", "A"), tuple(names)), shown)[0] == word
