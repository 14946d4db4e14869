"""Conditions and evidence in words: the clause, what was asked, what was seen."""

from datetime import date
from typing import cast

from recommender.firm.facts import Fact
from recommender.indicators.lexicon import Lexicon
from recommender.rules import nodes as n
from recommender.units.bounds import Bounds
from recommender.verdict import Evidence
from recommender.vocabulary.fields import Label
from recommender.wording import phrases
from recommender.wording.values import Lang, category, shown


def pick(pair: tuple[str, str], lang: Lang) -> str:
    """The Chinese or the English of a pair."""
    return pair[lang == "en"]


def said(label: Label, lang: Lang) -> str:
    """A label in one language."""
    return cast("str", getattr(label, lang))


def clause(leaf: n.Leaf, lexicon: Lexicon, lang: Lang) -> str:
    """A leaf as the author worded it, else as it is built."""
    if leaf.text is not None:
        return said(leaf.text, lang)
    match leaf:
        case n.Judgement(judgement=label) | n.Unread(unread=label):
            return said(label, lang)
        case n.Has():
            return _held(leaf, lexicon, lang)
        case n.Some(some=kind) | n.Every(every=kind):
            key = "some" if isinstance(leaf, n.Some) else "every"
            words = lexicon.vocabulary.subjects[kind]
            count = leaf.count if isinstance(leaf, n.Some) else 0
            inner = outline(leaf.where, lexicon, lang)
            told = pick(phrases.RECORDS[key], lang)
            return told.format(count=count, kind=said(words, lang), inner=inner)
        case _:
            label = lexicon.quantity(leaf.field).label
            return f"{said(label, lang)}{'' if lang == 'zh' else ' '}{asked(leaf, lexicon, lang)}"


def asked(leaf: "n.Compare | n.Between | n.OneOf | n.Known", lexicon: Lexicon, lang: Lang) -> str:
    """The relation and the threshold as written: 不低于5%."""
    space = "" if lang == "zh" else " "
    match leaf:
        case n.Compare():
            op, raw = leaf.relation
            told = _option(raw, leaf.field, lexicon, lang)
            return f"{pick(phrases.RELATION[op], lang)}{space}{told}"
        case n.Between():
            low, high = leaf.between
            return f"{leaf.bounds[0]}{low}, {high}{leaf.bounds[1]}"
        case n.OneOf():
            joined = " / ".join(_option(raw, leaf.field, lexicon, lang) for raw in leaf.in_)
            return f"{pick(phrases.RELATION['is'], lang)}{space}{joined}"
        case n.Known():
            return {"zh": "已发生", "en": "exists"}[lang]


def _option(raw: object, field: str, lexicon: Lexicon, lang: Lang) -> str:
    quantity = lexicon.quantity(field)
    if isinstance(raw, bool):
        return shown(raw, quantity, lang)
    if quantity.type in {"choice", "region", "industry"}:
        return category(str(raw), quantity, lang)
    return f"{raw}{quantity.unit or ''}" if not isinstance(raw, str) else raw


def _held(leaf: n.Has, lexicon: Lexicon, lang: Lang) -> str:
    names = [t if lang == "zh" else lexicon.vocabulary.titles[t].en for t in leaf.titles]
    if leaf.granted is None:
        return pick(phrases.HELD["now"], lang).format(titles=" / ".join(names))
    return pick(phrases.HELD["granted"], lang).format(
        titles=" / ".join(names), first=leaf.granted.from_, last=leaf.granted.to
    )


def outline(tree: n.Condition, lexicon: Lexicon, lang: Lang) -> str:
    """A whole tree on one line."""
    parts = [outline(part, lexicon, lang) for _, part in n.children(tree)]
    match tree:
        case n.AllOf():
            return pick(phrases.JOINERS["all"], lang).join(parts)
        case n.AnyOf():
            return "(" + pick(phrases.JOINERS["any"], lang).join(parts) + ")"
        case n.AtLeast(count):
            told = pick(phrases.JOINERS["at_least"], lang).format(count=count)
            return f"{told}({'; '.join(parts)})"
        case n.Not():
            return f"{pick(phrases.JOINERS['not'], lang)}({parts[0]})"
        case n.When():
            return pick(phrases.JOINERS["when"], lang).format(guard=parts[0], then=parts[1])
        case _:
            return clause(tree, lexicon, lang)


def value_seen(evidence: Evidence, lang: Lang) -> str | None:
    """What the firm told, in the unit of the quantity; None for leaves without a quantity."""
    quantity = evidence.leaf.quantity
    return None if quantity is None else shown(evidence.value, quantity, lang)


def fact_name(fact: Fact, lexicon: Lexicon, lang: Lang) -> str:
    """A base fact by its label, with its year or record: 2024年营业收入."""
    if fact.subject == "list":
        label = lexicon.vocabulary.subjects[fact.name]
        return {"zh": f"{label.zh}清单", "en": f"the list of {label.en} records"}[lang]
    if fact.subject.endswith(".titles"):
        title = lexicon.vocabulary.titles.get(fact.name)
        told = fact.name if lang == "zh" or title is None else title.en
        return {"zh": f"是否持有「{told}」", "en": f"whether {told} is held"}[lang]
    if fact.subject == "stated":
        return said(lexicon.quantity(fact.name).label, lang)
    name = said(lexicon.quantity(fact.field).label, lang)
    if fact.subject == "accounts":
        return f"{fact.at}年{name}" if lang == "zh" else f"{name} {fact.at}"
    return name


def day(raw: str | None) -> str:
    """A date as the catalogue writes it."""
    return raw or "?"


__all__ = [
    "Bounds",
    "asked",
    "clause",
    "date",
    "day",
    "fact_name",
    "outline",
    "pick",
    "said",
    "value_seen",
]
