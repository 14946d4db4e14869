"""What the interview says beside its questions: how to answer, and where things stand."""

import re
from collections.abc import Sequence

from recommender.firm.facts import Fact
from recommender.indicators.lexicon import Lexicon
from recommender.wording.clauses import said
from recommender.wording.values import Lang

_HINTS = {
    "money": ("如 1200万元", "like 1200万元"),
    "ratio": ("如 6.5%", "like 6.5%"),
    "date": ("如 2016-04", "like 2016-04"),
    "region": ("如 合肥市包河区", "like 合肥市包河区"),
    "industry": ("GB/T 4754 代码,如 C3491", "a GB/T 4754 code, like C3491"),
    "yes_no": ("是/否", "yes/no"),
    "list": ("个数或名称,没有写 0", "how many, or their names; 0 if none"),
}
_ITEM = re.compile(
    r"^(?P<number>\d+)(?:\s*[(\uff08:\uff1a]?\s*(?P<day>\d{4}(?:-\d{1,2}){0,2})[)\uff09]?)?$"
)


def hint(fact: Fact, lexicon: Lexicon, lang: Lang) -> str:
    """How an answer is written, in brackets."""
    if fact.subject == "list":
        return _bracketed(_HINTS["list"][lang == "en"], lang)
    quantity = lexicon.quantity(fact.name if fact.subject == "stated" else fact.field)
    told = _HINTS.get(quantity.type)
    if told is None:
        return _bracketed(quantity.unit, lang) if quantity.unit else ""
    return _bracketed(told[lang == "en"], lang)


def options(fact: Fact, lexicon: Lexicon, lang: Lang) -> dict[str, str]:
    """The options of a fact by their codes, with their names; empty where it is not a choice."""
    field = lexicon.vocabulary.fields.get(fact.field)
    found = field.options if field else {}
    return {code: said(label, lang) for code, label in found.items()}


def _bracketed(text: str, lang: Lang) -> str:
    return f"({text})" if lang == "zh" else f" ({text})"


def said_of(fact: Fact, lexicon: Lexicon, lang: Lang) -> str:
    """A title by its name."""
    return fact.name if lang == "zh" else lexicon.vocabulary.titles[fact.name].en


def numbered(entered: str, able: Sequence[str]) -> dict[str, str] | None:
    """Those whose numbers were told, each with the day in brackets behind it if there is one.

    `1, 3(2023-06)` names the first, and the third granted in June 2023; None where it cannot be
    read.
    """
    chosen: dict[str, str] = {}
    for part in re.split(r"[,\u3001\uff0c\s]+(?![^(\uff08]*[)\uff09])", entered.strip()):
        found = _ITEM.match(part)
        if found is None or not 1 <= int(found["number"]) <= len(able):
            return None
        chosen[able[int(found["number"]) - 1]] = found["day"] or ""
    return chosen
