"""The portfolio as plain values: both optima, what is left out and why, unread pairs."""

from collections.abc import Sequence
from typing import Any

from recommender.portfolio import Excluded, Ground, Portfolio, Selection
from recommender.recommendation import Recommendation

Json = Any


def sets(found: Portfolio) -> dict[str, Json]:
    """Both sets with proof or gap; amounts in 分."""
    both = (found.careful, found.possible)
    return {
        "careful": _selection(found.careful),
        "possible": _selection(found.possible),
        "excluded": [
            {"set": name, **_excluded(one)}
            for name, selection in zip(("careful", "possible"), both, strict=True)
            for one in selection.excluded
        ],
        "unread_pairs": [[named(one), named(other)] for one, other in found.unread_pairs],
        "optimal": all(selection.optimal for selection in both),
        "gap": max(selection.gap for selection in both),
    }


def named(one: Recommendation) -> dict[str, Json]:
    """Which instrument for which subject, as the list of recommendations names it."""
    return {
        "instrument": one.current.instrument.id,
        "subject": one.subject.index if one.subject else None,
    }


def _selection(found: Selection) -> dict[str, Json]:
    return {
        "items": [{**named(one.recommendation), "amount": one.amount} for one in found.chosen],
        "total": found.total,
        "unlimited": found.unlimited,
        "optimal": found.optimal,
        "gap": found.gap,
    }


def _excluded(found: Excluded) -> dict[str, Json]:
    return {
        **named(found.recommendation),
        "grounds": _grounds(found.grounds),
        "because_of": [named(one) for one in found.because_of],
    }


def _grounds(found: Sequence[Ground]) -> list[dict[str, Json]]:
    return [
        {
            "code": ground.code,
            "stated_by": ground.of,
            "certain": ground.certain,
            "text": {"zh": ground.rule.text.zh, "en": ground.rule.text.en}
            if ground.rule and ground.rule.text
            else None,
            "source": ground.rule.source if ground.rule else None,
        }
        for ground in found
    ]
