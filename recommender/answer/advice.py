"""Near misses as plain values: what would have to change, from when it counts, what it brings."""

from datetime import date
from typing import TYPE_CHECKING, Any

from recommender.answer.sets import named
from recommender.answer.values import plain
from recommender.firm.facts import Fact
from recommender.indicators.lexicon import Lexicon
from recommender.nearmiss import Change, NearMiss
from recommender.nearmiss.paths import path_to
from recommender.nearmiss.timing import counts_from, open_year
from recommender.wording import clauses

if TYPE_CHECKING:
    from recommender.answer.answering import Answer

Json = Any


def advice(answer: "Answer") -> list[dict[str, Json]]:
    """Every near miss."""
    return [_miss(one, answer) for one in answer.near_misses]


def _miss(miss: NearMiss, answer: "Answer") -> dict[str, Json]:
    amount = miss.amount
    return {
        **named(miss.recommendation),
        "changes": [_change(change, miss, answer) for change in miss.changes],
        "on": _day(miss.on),
        "status": miss.status,
        "amount": {"kind": amount.kind, "low": amount.low, "high": amount.high,
                   "counted": amount.counted} if amount else None,
    }  # fmt: skip


def _change(change: Change, miss: NearMiss, answer: "Answer") -> dict[str, Json]:
    current = miss.recommendation.current
    path = path_to(change, answer.recommendations, answer.near_misses)
    accounts = change.fact.subject == "accounts"
    return {
        "fact": str(change.fact),
        "label": labels(change.fact, current.lexicon),
        "how": change.how,
        "before": plain(change.before),
        "after": plain(change.after),
        "record": {name: plain(found) for name, found in change.record.items()},
        "year": open_year(current.moment) if accounts else None,
        "counts_from": _day(counts_from(change, current.moment)),
        "path": [named(one) for one in path],
    }


def labels(fact: Fact, lexicon: Lexicon) -> dict[str, str]:
    """A fact's name in both languages."""
    return {
        "zh": clauses.fact_name(fact, lexicon, "zh"),
        "en": clauses.fact_name(fact, lexicon, "en"),
    }


def _day(found: date | None) -> str | None:
    return found.isoformat() if found else None
