"""Questions as plain values: which facts in which document, and what the answer should decide."""

from typing import Any

from recommender.answer.advice import labels
from recommender.answer.values import plain
from recommender.firm.facts import Fact
from recommender.indicators.lexicon import Lexicon
from recommender.questions import Question
from recommender.wording.questions import question_text

Json = Any


def asked(one: Question) -> dict[str, Json]:
    """One question; the expected money in whole 分, the expected verdicts as a fraction."""
    where = one.document.where
    return {
        "document": {"zh": where.zh, "en": where.en},
        "facts": [_fact(fact, one.lexicon) for fact in one.facts],
        "money": int(one.money),
        "verdicts": plain(one.verdicts),
        "waiting": one.waiting,
        "instruments": list(one.instruments),
    }


def _fact(fact: Fact, lexicon: Lexicon) -> dict[str, Json]:
    return {
        "fact": str(fact),
        "label": labels(fact, lexicon),
        "question": {
            "zh": question_text(fact, lexicon, "zh"),
            "en": question_text(fact, lexicon, "en"),
        },
    }
