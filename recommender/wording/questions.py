"""What to ask next, in words: the document, the facts in it, and what the answer should decide."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from recommender.firm.facts import Fact, Firm
from recommender.indicators.lexicon import Lexicon
from recommender.questions import Question
from recommender.units.money import format_money
from recommender.wording import phrases
from recommender.wording.clauses import fact_name, pick, said
from recommender.wording.values import Lang

_FACTS = 4
_WAN = 1_000_000


def heading(asked: Question, firm: Firm, lang: Lang) -> str:
    """The document, with the year or the record it belongs to: 审计报告(2025年)."""
    told = said(asked.document.where, lang)
    about = _about(asked, firm)
    return told + (f"({about})" if lang == "zh" else f" ({about})") if about else told


def _about(asked: Question, firm: Firm) -> str:
    subject, at = asked.document.subject, asked.document.at
    if subject == "accounts":
        return str(at)
    records = firm.records.get(subject.removesuffix(".titles")) or ()
    return records[at].name if at < len(records) else ""


def facts(asked: Question, lang: Lang) -> str:
    """The facts in the document that matter, the first few by name."""
    own = len(asked.facts) == 1 and fact_name(asked.facts[0], asked.lexicon, lang) == said(
        asked.document.where, lang
    )
    if own or asked.document.subject == "list":
        return question_text(asked.facts[0], asked.lexicon, lang)
    names = [fact_name(fact, asked.lexicon, lang) for fact in asked.facts[:_FACTS]]
    told = {"zh": "、", "en": ", "}[lang].join(names)
    count = len(asked.facts)
    return told + (
        pick(phrases.QUESTIONS["more"], lang).format(count=count) if count > _FACTS else ""
    )


def worth(asked: Question, lang: Lang) -> str:
    """What the answer should decide, in money and verdicts; money to the next lower 万元."""
    verdicts = _one_place(asked.verdicts)
    money = int(asked.money) // _WAN * _WAN
    key = "worth" if money else "worth_none"
    return pick(phrases.QUESTIONS[key], lang).format(
        money=format_money(money, lang), verdicts=verdicts, waiting=asked.waiting
    )


def question_text(fact: Fact, lexicon: Lexicon, lang: Lang) -> str:
    """The question a person is asked about one fact."""
    if fact.subject == "list":
        kind = said(lexicon.vocabulary.subjects[fact.name], lang)
        return pick(phrases.QUESTIONS["list"], lang).format(kind=kind)
    if fact.subject.endswith(".titles"):
        title = lexicon.vocabulary.titles[fact.name]
        name = fact.name if lang == "zh" else title.en
        return pick(phrases.QUESTIONS["title"], lang).format(title=name)
    field = lexicon.quantity(fact.field).field
    if field is None:
        return fact_name(fact, lexicon, lang)
    if field.question == field.label:
        return pick(phrases.QUESTIONS["own"], lang).format(label=said(field.label, lang))
    return said(field.question, lang)


def _one_place(found: Fraction) -> Decimal:
    exact = Decimal(found.numerator) / Decimal(found.denominator)
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
