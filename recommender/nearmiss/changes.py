"""One fact of a firm that could become another, and the firm as it would be then.

Only forward: values rise or fall as the vocabulary allows (`can_change`), titles are obtained,
records are added. Nothing here lowers revenue, R&D or staff, moves a registration, splits a
project or takes back what happened (DESIGN, decision 13).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from recommender.firm.facts import Fact, Firm, Holding, Record, Titles, Value
from recommender.units.bounds import Bounds
from recommender.units.dates import PartialDate

How = Literal["raise", "lower", "keep", "set", "obtain", "add"]


@dataclass(frozen=True, slots=True)
class Change:
    """A fact, what it is, what it would have to be, and how one gets there.

    For `add`, `after` is how many records more and `record` what each must be like. Accounts are
    those of the fiscal year still open, `before` those last filed; `keep` is to reach them again.
    """

    fact: Fact
    how: How
    before: Value
    after: Value
    quantity: str | None = None
    record: Mapping[str, Value] = field(default_factory=dict)


def changed(firm: Firm, changes: Iterable[Change], *, on: date) -> Firm:
    """The firm as it would be; titles are granted and records added on the day."""
    for change in changes:
        firm = _CHANGED[change.how](firm, change, on)
    return firm


def _valued(firm: Firm, change: Change, _: date) -> Firm:
    fact, after = change.fact, change.after
    if fact.subject == "firm":
        return replace(firm, values={**firm.values, fact.name: after})
    if fact.subject == "accounts":
        year = {**firm.accounts.get(fact.at, {}), fact.name: after}
        return replace(firm, accounts={**firm.accounts, fact.at: year})
    records = firm.records[fact.subject]
    assert records is not None  # noqa: S101
    values = {**records[fact.at].values, fact.name: after}
    return _with(firm, replace(records[fact.at], values=values))


def _obtained(firm: Firm, change: Change, on: date) -> Firm:
    holder = change.fact.subject.removesuffix(".titles")
    day = PartialDate.parse(on)
    if holder == "firm":
        return replace(firm, titles=_held(firm.titles, change.fact.name, day))
    records = firm.records[holder]
    assert records is not None  # noqa: S101
    one = records[change.fact.at]
    return _with(firm, replace(one, titles=_held(one.titles, change.fact.name, day)))


def _held(titles: Titles, title: str, day: PartialDate) -> Titles:
    held = (*(one for one in titles.held if one.title != title), Holding(title, day))
    return Titles(held, titles.not_held - {title}, titles.complete)


def _added(firm: Firm, change: Change, _: date) -> Firm:
    kind = change.fact.name
    records = list(firm.records.get(kind) or ())
    assert isinstance(change.after, Bounds)  # noqa: S101
    for _one in range(int(change.after.low)):
        records.append(Record(kind, len(records), f"{kind} {len(records) + 1}", change.record))
    return replace(firm, records={**firm.records, kind: tuple(records)})


def _with(firm: Firm, record: Record) -> Firm:
    records = list(firm.records[record.kind] or ())
    records[record.index] = record
    return replace(firm, records={**firm.records, record.kind: tuple(records)})


_CHANGED = {"raise": _valued, "lower": _valued, "keep": _valued, "set": _valued,
            "obtain": _obtained, "add": _added}  # fmt: skip
