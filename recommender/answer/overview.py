"""What a reader wants first: what can be done now, what it may be worth, what to find out next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from recommender.answer.answering import Answer
from recommender.firm.facts import Fact
from recommender.indicators.lexicon import Lexicon
from recommender.recommendation import Recommendation

Group = Literal["now", "ready", "open", "refused", "to_verify"]


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
class Wanted:
    """A fact that verdicts wait for; `lexicon` has its words."""

    fact: Fact
    lexicon: Lexicon
    waiting: tuple[Recommendation, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """An answer in groups, each in the answer's own order.

    `now` and `ready` hold live instruments whose conditions are met, with and without an open
    call; `open` waits for facts. `met` adds up the money of conditions met; `possible`, from
    nothing upwards, that of open verdicts and of subjects only planned.
    """

    groups: Mapping[Group, tuple[Recommendation, ...]]
    met: Total
    possible: Total
    wanted: tuple[Wanted, ...]


def overview(answer: Answer) -> Overview:
    """Put an answer in the order in which a reader can act on it."""
    groups: dict[Group, list[Recommendation]] = {
        "now": [], "ready": [], "open": [], "refused": [], "to_verify": [],
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
        wanted(groups["open"]),
    )


def group(one: Recommendation) -> Group:
    """Where a recommendation belongs: only live ones are offered."""
    if not one.score.live:
        return "to_verify"
    match one.verdict.status:
        case "ineligible":
            return "refused"
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


def wanted(found: Iterable[Recommendation]) -> tuple[Wanted, ...]:
    """Facts that open verdicts wait for, those that most of them wait for first.

    Where a list of records was not given, the list is wanted rather than its fields.
    """
    waiting: dict[Fact, list[Recommendation]] = {}
    for one in found:
        for fact in dict.fromkeys(_asked(m.fact, one) for m in one.verdict.missing if m.matters):
            waiting.setdefault(fact, []).append(one)
    ordered = sorted(waiting.items(), key=lambda item: -len(item[1]))
    return tuple(Wanted(fact, ones[0].current.lexicon, tuple(ones)) for fact, ones in ordered)


def _asked(fact: Fact, one: Recommendation) -> Fact:
    kind = one.current.instrument.subject.kind
    unlisted = one.subject is None and fact.subject in {kind, f"{kind}.titles"}
    return Fact("list", 0, kind) if unlisted and kind != "firm" else fact
