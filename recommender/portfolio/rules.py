"""Which awards exclude each other, share a ceiling, need each other, or were paid before.

Everything here is read from the cumulation rules of the editions in force. A pair of awards that
meet on one object and that no rule speaks of is `unread`: the careful set never holds both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Literal

from recommender.catalogue.instruments import Cumulation
from recommender.firm.facts import Firm, Truth
from recommender.portfolio.objects import Objects, meet, objects, share
from recommender.portfolio.received import paid_before, paid_in, received_on
from recommender.recommendation import Recommendation
from recommender.units.money import parse_money

Code = Literal[
    "excludes",
    "higher_of",
    "once",
    "received",
    "awards_unknown",
    "requires",
    "ceiling",
    "unread",
    "planned",
]


@dataclass(frozen=True, slots=True)
class Ground:
    """Why awards do not go together: the rule, the instrument that states it, and how sure.

    `certain` is false where it depends on a fact not told, such as the project of a loan, or on
    what is only planned.
    """

    code: Code
    of: str
    rule: Cumulation | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Ceiling:
    """Items whose awards together are paid up to a limit in 分, less what was received."""

    items: tuple[int, ...]
    limit: int
    ground: Ground


@dataclass(frozen=True, slots=True)
class Need:
    """An item that is granted only with one of others."""

    item: int
    others: tuple[int, ...]
    ground: Ground


@dataclass(slots=True)
class Rules:
    """Everything that limits a choice among items, by their numbers."""

    pairs: dict[tuple[int, int], list[Ground]] = field(default_factory=dict)
    barred: dict[int, list[Ground]] = field(default_factory=dict)
    ceilings: list[Ceiling] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    unread: set[tuple[int, int]] = field(default_factory=set)

    def pair(self, one: int, other: int, ground: Ground) -> None:
        """Two items that cannot both be chosen."""
        self.pairs.setdefault((min(one, other), max(one, other)), []).append(ground)

    def bar(self, item: int, ground: Ground) -> None:
        """An item that cannot be chosen at all."""
        self.barred.setdefault(item, []).append(ground)


def rules(items: Sequence[Recommendation], firm: Firm, *, as_of: date) -> Rules:
    """Read the cumulation rules of all items."""
    found = Rules()
    about = [objects(one, firm) for one in items]
    read: set[tuple[int, int]] = set()
    for number, one in enumerate(items):
        for rule in one.current.edition.cumulation:
            read |= _apply(found, number, rule, items, about)
            _before(found, number, one, rule, firm, as_of)
        if one.planned:
            own = one.current.instrument.id
            found.bar(number, Ground("planned", own, certain=False))
    _joint(found, items, firm, as_of)
    for pair in combinations(range(len(items)), 2):
        if pair not in read and _money(items, pair) and share(about[pair[0]], about[pair[1]]):
            found.unread.add(pair)
    return found


def _money(items: Sequence[Recommendation], pair: tuple[int, int]) -> bool:
    amounts = [items[number].amount for number in pair]
    return all(amount is not None and amount.counted for amount in amounts)


def _apply(
    found: Rules,
    number: int,
    rule: Cumulation,
    items: Sequence[Recommendation],
    about: Sequence[Objects],
) -> set[tuple[int, int]]:
    """Pairs that one rule speaks of; those it forbids are noted."""
    own = items[number].current.instrument.id
    read: set[tuple[int, int]] = set()
    for other, code in _named(number, rule, items):
        pair = (min(number, other), max(number, other))
        read.add(pair)
        touch = _touch(rule, number, other, about)
        if code is not None and touch is not False:
            found.pair(number, other, Ground(code, own, rule, certain=touch is True))
    if rule.requires:
        others = tuple(i for i, one in enumerate(items) if one.current.instrument.id in
                       rule.requires)  # fmt: skip
        found.needs.append(Need(number, others, Ground("requires", own, rule)))
    return read


def _named(
    number: int, rule: Cumulation, items: Sequence[Recommendation]
) -> Iterator[tuple[int, "Code | None"]]:
    """Other items a rule names, each with what it forbids; None where it allows."""
    own = items[number].current.instrument
    for other, one in enumerate(items):
        instrument = one.current.instrument
        if other == number:
            continue
        named = instrument.id in rule.excludes
        classed = rule.excludes_class is not None and rule.excludes_class in instrument.classes
        if named or (classed and instrument.id != own.id):
            yield other, "excludes"
        if instrument.id in rule.higher_of:
            yield other, "higher_of"
        if (rule.once or rule.once_per_years) and instrument.id == own.id and other > number:
            yield other, "once"
        if instrument.id in (*rule.tops_up, *rule.requires):
            yield other, None
        if rule.joint_ceiling and instrument.id in rule.joint_ceiling.instruments:
            yield other, None


def _touch(rule: Cumulation, number: int, other: int, about: Sequence[Objects]) -> Truth:
    return meet(about[number], about[other], rule.scope)


def _before(
    found: Rules, number: int, one: Recommendation, rule: Cumulation, firm: Firm, as_of: date
) -> None:
    """Awards already received that close the item."""
    own = one.current.instrument.id
    if rule.once or rule.once_per_years:
        state = paid_before(one, rule, firm, as_of=as_of)
        if state is not False:
            code: Code = "received" if state else "awards_unknown"
            found.bar(number, Ground(code, own, rule, certain=state is True))
    if rule.excludes:
        state = received_on(one, rule, firm)
        if state is True:
            found.bar(number, Ground("received", own, rule))
    if rule.requires and paid_before(one, rule, firm, as_of=as_of, names=rule.requires) is True:
        found.needs = [need for need in found.needs if need.item != number]


def _joint(found: Rules, items: Sequence[Recommendation], firm: Firm, as_of: date) -> None:
    """Joint ceilings, each once however many instruments state it."""
    seen: set[tuple[object, ...]] = set()
    for one in items:
        for rule in one.current.edition.cumulation:
            joint = rule.joint_ceiling
            if joint is None or (key := (joint, rule.scope)) in seen:
                continue
            seen.add(key)
            members = tuple(
                i for i, each in enumerate(items) if each.current.instrument.id in
                joint.instruments
            )  # fmt: skip
            ground = Ground("ceiling", one.current.instrument.id, rule)
            limit = parse_money(str(joint.amount))
            if joint.per == "year":
                limit -= paid_in(firm, joint.instruments, as_of.year)
            found.ceilings.append(Ceiling(members, max(limit, 0), ground))
