"""The fiscal year a change can still reach, and from which day it counts."""

from dataclasses import replace
from datetime import date

from recommender.catalogue.reading import Current
from recommender.firm.facts import Moment, Value, View
from recommender.nearmiss.changes import Change
from recommender.units.dates import PartialDate


def counts_from(change: Change, moment: Moment) -> date | None:
    """For accounts the day on which the open fiscal year is filed; None where no date is known.

    The accounts of a past year cannot change: what is asked must be reached in the first year
    that is still open, and counts once that year is filed, after 30 April of the next.
    """
    return filing_day(moment) if change.fact.subject == "accounts" else None


def open_year(moment: Moment) -> int:
    """The first fiscal year that has not ended."""
    return moment.reference.year


def filing_day(moment: Moment) -> date:
    """The first day on which the accounts of the open year count as filed."""
    return date(open_year(moment) + 1, 5, 1)


def filed(view: View) -> View:
    """The same firm on the day its open year is filed, each year not filed yet like the last one.

    Growth is then reckoned from the last closed year, as an authority will reckon it.
    """
    accounts = {year: dict(lines) for year, lines in view.firm.accounts.items()}
    before: dict[str, Value] = accounts.get(view.moment.last_year, {})
    for year in range(view.moment.last_year + 1, open_year(view.moment) + 1):
        before = accounts[year] = {**before, **accounts.get(year, {})}
    firm = replace(view.firm, accounts=accounts)
    return View(firm, Moment.at(filing_day(view.moment)), view.subject, view.assume)


def last_day(current: Current) -> date:
    """The last day the edition speaks for, as far as an end was read."""
    until = current.validity.until
    return PartialDate.parse(until).last if until else date.max
