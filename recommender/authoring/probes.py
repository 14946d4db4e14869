"""How a number of a clause is tried: which fact is changed, to which values, seen how."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from recommender.authoring.placing import step
from recommender.firm.facts import Fact, Truth, Value, View
from recommender.indicators.lexicon import Lexicon, Quantity
from recommender.indicators.thresholds import Number
from recommender.rules.leaves import Limit, Placed, truth
from recommender.units.bounds import Bounds

Reason = Literal["elsewhere", "not_built", "no_change"]
Seen = Callable[[Number | None], View]


@dataclass(frozen=True, slots=True)
class Probe:
    """A number of a clause: the values to try (None: unknown) and the firm with each of them.

    `shown` is the quantity in which the values are told.
    """

    path: str
    quantity: Quantity
    limit: Limit
    fact: Fact
    shown: Quantity
    values: tuple[Number | None, ...]
    seen: Seen


@dataclass(frozen=True, slots=True)
class Untried:
    """A number that cannot be tried, and why."""

    path: str
    quantity: Quantity
    limit: Limit
    reason: Reason


@dataclass(frozen=True, slots=True)
class Asked:
    """A leaf, its place, and the firm and day for which its numbers are tried."""

    leaf: Placed
    path: str
    view: View
    lexicon: Lexicon

    @property
    def quantity(self) -> Quantity:
        """What a leaf with limits compares."""
        assert self.leaf.quantity is not None  # noqa: S101
        return self.leaf.quantity

    def truth(self, view: View) -> Truth:
        """What the leaf is worth for another view."""
        return truth(self.leaf, view, lexicon=self.lexicon)


def beside(quantity: Quantity, value: Number) -> tuple[Number, ...]:
    """The value one step below, the value, and one step above."""
    one = step(quantity)
    return value - one, value, value + one


def assumed(fact: Fact, view: View, others: Mapping[Fact, Value]) -> Seen:
    """The firm with a value of one fact, where others are filled in too."""

    def seen(value: Number | None) -> View:
        return view.assuming({**others, fact: None if value is None else Bounds(value, value)})

    return seen
