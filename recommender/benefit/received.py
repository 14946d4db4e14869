"""Money a firm has already received from named instruments for the subject in view."""

from recommender.benefit.choices import hull
from recommender.benefit.course import NOTHING, OPEN
from recommender.firm.facts import Record, View
from recommender.units.bounds import Bounds, add


def awards(instruments: tuple[str, ...], view: View) -> Bounds:
    """The sum of the awards; open if nobody spoke of awards.

    An award that does not say by which instrument, or for which of several subjects, may count.
    """
    records = view.firm.records.get("award")
    if records is None:
        return OPEN
    total = NOTHING
    for record in records:
        total = add(total, _counted(record, instruments, view))
    return total


def _counted(record: Record, instruments: tuple[str, ...], view: View) -> Bounds:
    instrument, about = record.values.get("instrument"), record.values.get("subject")
    subject = view.subject.name if view.subject else None
    foreign = subject is not None and about is not None and about != subject
    if record.planned or foreign or (instrument is not None and instrument not in instruments):
        return NOTHING
    amount = record.values.get("amount")
    paid = amount if isinstance(amount, Bounds) else OPEN
    doubtful = instrument is None or (about is None and _several(view))
    return hull([paid, NOTHING]) if doubtful else paid


def _several(view: View) -> bool:
    """Whether the firm has told of more than one subject of the kind in view."""
    return view.subject is not None and len(view.firm.records.get(view.subject.kind) or ()) > 1
