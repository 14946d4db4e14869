"""Small problems by trying, exactly and in whole 分, each group of tied items on its own.

A firm's limits mostly tie two or three awards together, and the library for larger problems takes
longer to load than the whole answer takes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from recommender.portfolio.limits import Limits

STEPS = 5_000
"""So many sets are looked at in one group before trying is given up."""


def tried(worth: Mapping[int, int], limits: Limits, aside: Mapping[int, int]) -> list[int] | None:
    """The best set; None where it takes too long, or where ceilings overlap."""
    if limits.overlapping():
        return None
    most = max(aside.values(), default=0) or 1
    beside = {n: 2 * most + aside[n] for n in worth}
    chosen: list[int] = []
    for part in limits.parts(sorted(worth)):
        search = _Search(worth, limits, beside)
        search.go((), sorted(part, key=lambda n: (-worth[n], n)))
        if search.steps > STEPS:
            return None
        chosen += search.best
    return sorted(chosen)


@dataclass(slots=True)
class _Search:
    """Takes or leaves item by item, as long as what is left may still be better."""

    worth: Mapping[int, int]
    limits: Limits
    beside: Mapping[int, int]
    best: tuple[int, ...] = ()
    value: tuple[int, int] = (-1, -1)
    steps: int = field(default=0)

    def go(self, chosen: tuple[int, ...], rest: Sequence[int]) -> None:
        self.steps += 1
        hoped = self.worth_of((*chosen, *rest))
        if self.steps > STEPS or hoped <= self.value:
            return
        if not rest:
            if all(
                n not in chosen or set(others) & set(chosen) for n, others in self.limits.needs
            ):
                self.best, self.value = chosen, hoped
            return
        first, *others = rest
        free = [n for n in others if not self.limits.pairs & {(first, n), (n, first)}]
        self.go((*chosen, first), free)
        self.go(chosen, others)

    def worth_of(self, items: Sequence[int]) -> tuple[int, int]:
        """The money of a set under the ceilings, then how many awards and how much beside it."""
        money = sum(self.worth[n] for n in items)
        for members, limit in self.limits.ceilings:
            capped = sum(self.worth[n] for n in items if n in members)
            money -= max(capped - limit, 0)
        return money, sum(self.beside[n] for n in items)
