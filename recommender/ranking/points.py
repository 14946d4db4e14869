"""The transparent score: points for certainty, expected money, deadline and fit, simply added.

- certainty: 300 eligible, 200 subject to what is listed, 100 undetermined, 0 ineligible;
- money: ten for each digit of the expected amount in 元 and its first digit, at most 100; expected
  is the middle of the range, or its low end where nothing limits it; only money that may enter
  totals counts;
- deadline: 30 open at any time or with more than 30 days left, up to 60 as the close comes near,
  20 opening later, 10 no round known, 0 shut or ended;
- fit: up to 50, the likeness of the firm's business scope and the instrument's text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from recommender.catalogue.validity import Availability
from recommender.firm.facts import Firm
from recommender.ranking.fit import Texts, likeness
from recommender.recommendation import Chance, Recommendation
from recommender.units.dates import PartialDate, days_between

PARTS = ("certainty", "money", "deadline", "fit")
_CERTAINTY = {"eligible": 300, "eligible_subject_to": 200, "undetermined": 100, "ineligible": 0}
_OPENING = {"open": 30, "opens": 20, "no_round": 10, "shut": 0, "ended": 0}
_URGENT_DAYS = 30
_MOST_MONEY = 100
_MOST_FIT = 50


@dataclass(frozen=True, slots=True)
class Points:
    """Points by part, whole numbers that add up to the total; a chance where one is known."""

    parts: Mapping[str, int]
    chance: Chance | None = None

    @property
    def total(self) -> int:
        """The sum of the parts."""
        return sum(self.parts.values())


@dataclass(frozen=True, slots=True)
class Transparent:
    """The ranker that is always there; it learns nothing and hides nothing."""

    name = "transparent"

    def score(self, found: Sequence[Recommendation], firm: Firm, *, as_of: date) -> list[Points]:
        """Points for each recommendation, in the order given."""
        texts = Texts([one.current for one in found]) if _scope(firm) else None
        return [
            Points(
                {
                    "certainty": _CERTAINTY[one.verdict.status],
                    "money": money_points(one),
                    "deadline": deadline_points(one.current.availability, as_of),
                    "fit": round(_MOST_FIT * likeness(_scope(firm), texts.of(one.current)))
                    if texts
                    else 0,
                }
            )
            for one in found
        ]


def _scope(firm: Firm) -> str:
    """What the firm says it does: its business scope, products and projects."""
    told = firm.values.get("business_scope")
    names = [
        record.name
        for kind in ("product", "project")
        for record in firm.records.get(kind) or ()
        if not record.name.startswith(f"{kind} ")
    ]
    return " ".join([told, *names]) if isinstance(told, str) else " ".join(names)


def money_points(one: Recommendation) -> int:
    """Points for the expected amount."""
    if one.amount is None or not one.amount.counted:
        return 0
    expected = (one.amount.low + one.amount.most) // 2 // 100
    if expected <= 0:
        return 0
    digits = str(expected)
    return min(10 * len(digits) + int(digits[0]), _MOST_MONEY)


def deadline_points(found: Availability, as_of: date) -> int:
    """Points for whether and how soon one must apply."""
    points = _OPENING[found.state]
    if found.state == "open" and found.date:
        left = days_between(as_of, PartialDate.parse(found.date).last)
        points += max(_URGENT_DAYS - left, 0) if left >= 0 else 0
    return points
