"""What awards already received mean for an award that is asked for now."""

from collections.abc import Sequence
from datetime import date

from recommender.catalogue.instruments import Cumulation
from recommender.firm.facts import Firm, Record, Truth
from recommender.recommendation import Recommendation
from recommender.units.bounds import Bounds


def paid_before(
    one: Recommendation,
    rule: Cumulation,
    firm: Firm,
    *,
    as_of: date,
    names: Sequence[str] | None = None,
) -> Truth:
    """Whether the firm had such an award within the years of the rule; None if nobody said.

    `names` are the instruments looked for, the instrument itself by default.
    """
    awards = firm.records.get("award")
    if awards is None:
        return None
    wanted = names or (one.current.instrument.id,)
    since = as_of.year - rule.once_per_years if rule.once_per_years else None
    states = [
        _all(_of(award, wanted), _about(award, one, rule.scope), _later(award, since))
        for award in awards
        if not award.planned
    ]
    return True if True in states else None if None in states else False


def received_on(one: Recommendation, rule: Cumulation, firm: Firm) -> Truth:
    """Whether an award the rule excludes was already paid on the same object."""
    awards = firm.records.get("award")
    if awards is None:
        return None
    states = [
        _all(_of(award, rule.excludes), _about(award, one, rule.scope))
        for award in awards
        if not award.planned
    ]
    return True if True in states else None if None in states else False


def paid_in(firm: Firm, instruments: Sequence[str], year: int) -> int:
    """Money these instruments are known to have paid in a year, in 分."""
    total = 0
    for award in firm.records.get("award") or ():
        amount = award.values.get("amount")
        if _of(award, instruments) and _in(award, year) and isinstance(amount, Bounds):
            total += 0 if isinstance(amount.high, float) else int(amount.high)
    return total


def _all(*states: Truth) -> Truth:
    return False if False in states else None if None in states else True


def _of(award: Record, instruments: Sequence[str]) -> Truth:
    instrument = award.values.get("instrument")
    return None if instrument is None else instrument in instruments


def _about(award: Record, one: Recommendation, scope: str) -> Truth:
    """Whether an award was for the same subject; a rule over the firm asks for none."""
    about = award.values.get("subject")
    if scope == "firm" or one.subject is None or one.subject.kind == "firm":
        return True
    return None if about is None else about == one.subject.name


def _later(award: Record, since: int | None) -> Truth:
    if since is None:
        return True
    year = award.values.get("year")
    if not isinstance(year, Bounds):
        return None
    return True if year.low > since else False if year.high <= since else None


def _in(award: Record, year: int) -> bool:
    found = award.values.get("year")
    return isinstance(found, Bounds) and found.low <= year <= found.high
