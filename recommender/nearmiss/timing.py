"""From which day a change would count."""

from datetime import date

from recommender.firm.facts import Moment
from recommender.nearmiss.changes import Change


def counts_from(change: Change, moment: Moment) -> date | None:
    """For accounts the day on which the next fiscal year is filed; None where no date is known.

    The accounts of a past year cannot change: what is asked must be reached in the first year
    that is still open, and counts once that year is filed, after 30 April of the next.
    """
    if change.fact.subject != "accounts":
        return None
    return date(open_year(moment) + 1, 5, 1)


def open_year(moment: Moment) -> int:
    """The first fiscal year that has not ended."""
    return moment.reference.year
