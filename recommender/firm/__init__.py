"""An applicant and what is known of it on a date."""

from recommender.firm.facts import (
    Fact,
    Firm,
    Holding,
    Moment,
    Possible,
    Record,
    Titles,
    Truth,
    Value,
    View,
)

__all__ = [
    "Fact",
    "Firm",
    "Holding",
    "Moment",
    "Possible",
    "Record",
    "Titles",
    "Truth",
    "Value",
    "View",
]
