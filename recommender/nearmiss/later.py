"""The day on which time alone turns a verdict: ages grow, windows move on, titles begin."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from recommender.firm.facts import Firm, Moment, Truth, Value, View
from recommender.indicators import measures as m
from recommender.indicators.thresholds import relative
from recommender.rules import nodes as n
from recommender.rules.closures import Program
from recommender.rules.leaves import Placed, tree_truth
from recommender.units.bounds import Bounds

MOST_YEARS = 3
_ANNIVERSARIES = 11
_FIRST_DAY, _LAST_DAY = date(1950, 1, 1).toordinal(), date(2200, 1, 1).toordinal()


def turns_on(program: Program, view: View) -> date | None:
    """The first day within three years on which the verdict is open, other facts as they are.

    Only clauses that depend on the day are read anew; accounts stay those of today.
    """
    states = program.granted(program.leaf_states(view))
    moving = [number for number, leaf in enumerate(program.leaves) if _moves(leaf)]
    if not moving or program.root(states) is not False:
        return None
    for day in _days(view.firm, view.moment.reference):
        if program.root(_moved(program, view, states, moving, day)) is not False:
            return day
    return None


def _moved(
    program: Program, view: View, states: Sequence[Truth], moving: list[int], day: date
) -> list[Truth]:
    later = View(view.firm, Moment.at(day), view.subject)
    found = list(states)
    for number in moving:
        node = program.leaves[number].node
        found[number] = tree_truth(node, later, lexicon=program.lexicon)
    return found


def _moves(leaf: Placed) -> bool:
    """Whether a clause may change with the day alone."""
    node, quantity = leaf.node, leaf.quantity
    if isinstance(node, n.Has):
        return True
    if isinstance(node, n.Some | n.Every):
        return any(_dated(inner) for inner in _leaves(node.where))
    if quantity is None:
        return False
    return isinstance(quantity.node, m.Age) or _dated(node)


def _leaves(tree: n.Condition) -> Iterator[n.Condition]:
    parts = n.children(tree)
    if not parts:
        yield tree
    for _, part in parts:
        yield from _leaves(part)


def _dated(node: n.Condition) -> bool:
    match node:
        case n.Compare():
            return isinstance(node.relation[1], str) and relative(node.relation[1])
        case n.Between():
            return any(isinstance(end, str) and relative(end) for end in node.between)
        case _:
            return isinstance(node, n.Has)


def _days(firm: Firm, start: date) -> list[date]:
    """Days that may turn something: anniversaries of dates told, the day after, new years."""
    last = start + timedelta(days=366 * MOST_YEARS)
    found = set()
    for told in _told(firm):
        for years in range(_ANNIVERSARIES):
            day = _later(told, years)
            found |= {day, day + timedelta(days=1)} if day else set()
    for year in range(start.year + 1, last.year + 1):
        found.add(date(year, 1, 1))
    return sorted(day for day in found if start < day <= last)


def _later(day: date, years: int) -> date | None:
    if day.year + years > date.max.year - 1:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _a_day(found: Bounds) -> bool:
    """Whether a range could be of days: money and counts rarely are, and do no harm if so."""
    return found.low >= _FIRST_DAY and found.high <= _LAST_DAY


def _told(firm: Firm) -> Iterator[date]:
    records = [record for rows in firm.records.values() for record in rows or ()]
    values: list[Value] = list(firm.values.values())
    for record in records:
        values += record.values.values()
    for found in values:
        if isinstance(found, Bounds) and isinstance(found.high, int) and _a_day(found):
            yield date.fromordinal(found.high)
    for titles in (firm.titles, *(record.titles for record in records)):
        for held in titles.held:
            for day in (held.granted, held.expires):
                if day:
                    yield day.last
