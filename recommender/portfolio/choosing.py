"""The set of awards that brings most, twice: carefully, and as far as possible.

Careful: only what is certain enough to plan with, low amounts, no doubtful or unread pair.
Possible: undetermined ones too, high amounts, only what the rules read certainly forbid.
"Optimal" is relative to the rules read; pairs nobody has read about are counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from recommender.firm.facts import Firm
from recommender.portfolio.limits import Limits
from recommender.portfolio.optimum import Best, optimum
from recommender.portfolio.rules import Ground, Rules, rules
from recommender.recommendation import Recommendation

Which = Literal["careful", "possible"]
_CAREFUL = frozenset({"eligible", "eligible_subject_to"})
_POSSIBLE = _CAREFUL | {"undetermined"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A recommendation that belongs to the set, with what it brings in 分 within it."""

    recommendation: Recommendation
    amount: int


@dataclass(frozen=True, slots=True)
class Excluded:
    """A recommendation left out, why, and because of which chosen ones."""

    recommendation: Recommendation
    grounds: tuple[Ground, ...]
    because_of: tuple[Recommendation, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """One optimum: total in 分; `gap` is 0 where it is proven best.

    `unlimited` says that some chosen award has no upper limit known, counted at its low end.
    """

    chosen: tuple[Chosen, ...]
    excluded: tuple[Excluded, ...]
    total: int
    gap: int
    unlimited: bool = False

    @property
    def optimal(self) -> bool:
        """Whether no set of more money exists under the rules read."""
        return self.gap == 0


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Both optima, and how many pairs of awards on one object nobody has read about."""

    careful: Selection
    possible: Selection
    unread_pairs: tuple[tuple[Recommendation, Recommendation], ...]


def portfolio(found: Sequence[Recommendation], firm: Firm, *, as_of: date) -> Portfolio:
    """Choose among the live recommendations of an answer, but for titles held already."""
    offered = [one for one in found if one.score.live and not one.held]
    items = [one for one in offered if one.verdict.status in _POSSIBLE]
    read = rules(items, firm, as_of=as_of)
    pairs = tuple((items[i], items[j]) for i, j in sorted(read.unread))
    return Portfolio(_select(items, read, "careful"), _select(items, read, "possible"), pairs)


def _select(items: Sequence[Recommendation], read: Rules, which: Which) -> Selection:
    careful = which == "careful"
    allowed = [
        number
        for number, one in enumerate(items)
        if (one.verdict.status in _CAREFUL or not careful)
        and not any(ground.certain or careful for ground in read.barred.get(number, ()))
    ]
    limits = _limits(read, allowed, careful=careful)
    worth = {number: _worth(items[number], careful=careful) for number in allowed}
    best = optimum(worth, limits, {n: _aside(items[n]) for n in allowed})
    chosen = tuple(Chosen(items[n], best.amounts[n]) for n in sorted(best.amounts))
    shown = [n for n, one in enumerate(items) if one.verdict.status in _CAREFUL or not careful]
    left = tuple(
        _excluded(n, items, read, best, limits) for n in shown if n not in best.amounts
    )  # fmt: skip
    open_ = not careful and any(
        c.recommendation.amount is not None
        and c.recommendation.amount.counted
        and c.recommendation.amount.high is None
        for c in chosen
    )
    return Selection(chosen, left, sum(best.amounts.values()), best.gap, open_)


def _limits(read: Rules, allowed: Sequence[int], *, careful: bool) -> Limits:
    inside = set(allowed)
    pairs = {
        pair
        for pair, grounds in read.pairs.items()
        if inside >= set(pair) and any(ground.certain or careful for ground in grounds)
    }
    if careful:
        pairs |= {pair for pair in read.unread if inside >= set(pair)}
    ceilings = [
        (tuple(i for i in c.items if i in inside), c.limit) for c in read.ceilings
    ]  # fmt: skip
    needs = [
        (need.item, tuple(i for i in need.others if i in inside))
        for need in read.needs
        if need.item in inside
    ]
    return Limits(frozenset(pairs), tuple(ceilings), tuple(needs))


def _worth(one: Recommendation, *, careful: bool) -> int:
    if one.amount is None or not one.amount.counted:
        return 0
    return one.amount.low if careful else one.amount.most


def _aside(one: Recommendation) -> int:
    """What decides between sets of equal money: awards that do not enter totals."""
    return 0 if one.amount is None or one.amount.counted else one.amount.high or one.amount.low


def _excluded(
    number: int, items: Sequence[Recommendation], read: Rules, best: Best, limits: Limits
) -> Excluded:
    grounds = list(read.barred.get(number, ()))
    because: list[int] = []
    for pair in sorted(limits.pairs):
        other = pair[0] if pair[1] == number else pair[1]
        if number in pair and other in best.amounts:
            own = items[number].current.instrument.id
            grounds += read.pairs.get(pair, [Ground("unread", own, certain=False)])
            because.append(other)
    for ceiling in read.ceilings:
        others = [i for i in ceiling.items if i in best.amounts]
        if number in ceiling.items and not grounds:
            grounds.append(ceiling.ground)
            because += others
    grounds += [need.ground for need in read.needs if need.item == number]
    return Excluded(items[number], tuple(grounds), tuple(items[i] for i in because))
