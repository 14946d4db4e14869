"""What a reader wants first: what can be done now, and what it may be worth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from recommender.answer.answering import Answer
from recommender.recommendation import Recommendation

Group = Literal["now", "ready", "open", "held", "refused", "to_verify"]


@dataclass(frozen=True, slots=True)
class Total:
    """Countable money added up in 分; `unlimited` of the `count` amounts have no upper end.

    Rules that forbid holding two awards together are not reckoned with.
    """

    low: int
    high: int
    count: int
    unlimited: int


@dataclass(frozen=True, slots=True)
class Overview:
    """An answer in groups, each in the answer's own order.

    `now` and `ready` hold live instruments whose conditions are met, with and without an open
    call; `open` waits for facts; `held` are recognitions the applicant has already. `met` adds up
    the money of conditions met; `possible`, from nothing upwards, that of open verdicts and of
    subjects only planned.
    """

    groups: Mapping[Group, tuple[Recommendation, ...]]
    met: Total
    possible: Total


def overview(answer: Answer) -> Overview:
    """Put an answer in the order in which a reader can act on it."""
    groups: dict[Group, list[Recommendation]] = {
        "now": [], "ready": [], "open": [], "held": [], "refused": [], "to_verify": [],
    }  # fmt: skip
    for one in answer.recommendations:
        groups[group(one)].append(one)
    groups["open"].sort(key=lambda one: one.current.availability.state != "open")
    certain = [one for one in (*groups["now"], *groups["ready"]) if not one.planned]
    hoped = [one for one in (*groups["now"], *groups["ready"]) if one.planned]
    return Overview(
        {name: tuple(found) for name, found in groups.items()},
        total(certain),
        replace(total([*hoped, *groups["open"]]), low=0),
    )


def group(one: Recommendation) -> Group:
    """Where a recommendation belongs: only live ones are offered."""
    if not one.score.live:
        return "to_verify"
    match one.verdict.status:
        case "ineligible":
            return "refused"
        case _ if one.held:
            return "held"
        case "undetermined":
            return "open"
        case _:
            return "now" if one.current.availability.state == "open" else "ready"


def total(found: Iterable[Recommendation]) -> Total:
    """The money of live recommendations that may enter totals."""
    amounts = [one.amount for one in found if one.amount and one.amount.counted]
    return Total(
        sum(amount.low for amount in amounts),
        sum(amount.high or 0 for amount in amounts),
        len(amounts),
        sum(amount.high is None for amount in amounts),
    )
