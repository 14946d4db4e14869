"""Amounts and their arithmetic in words: 关键设备 4,000万元 × 5% = 200万元,未超封顶3,000万元."""

from recommender.benefit import Amount
from recommender.indicators.lexicon import Lexicon
from recommender.wording import phrases
from recommender.wording.clauses import pick
from recommender.wording.steps import step_line
from recommender.wording.values import Lang, money_range


def amount_line(amount: Amount, lang: Lang) -> str:
    """The range with its kind."""
    kind = pick(phrases.AMOUNT_KIND[amount.kind], lang)
    if amount.kind in {"recognition", "service", "case_by_case"} and not amount.steps:
        return kind
    if amount.high == 0 and any(step.code == "not_stated" for step in amount.steps):
        return kind
    return f"{kind} {money_range(amount.low, amount.high, lang)}"


def arithmetic(amount: Amount, lexicon: Lexicon, lang: Lang) -> tuple[str, ...]:
    """One sentence for each step; a base that is only multiplied shares the sentence."""
    told: list[str] = []
    before = None
    for step in amount.steps:
        line = step_line(step, lexicon, lang)
        if before == "base" and step.code in {"rate", "tiers"}:
            base = told.pop()
            line = (
                f"{base} {line[line.index('×') :]}" if step.code == "rate" else f"{base}: {line}"
            )
        told.append(line)
        before = step.code
    return tuple(told)
