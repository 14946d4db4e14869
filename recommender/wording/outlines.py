"""A whole instrument in words: editions, conditions as an outline, benefit, rounds, sources."""

from collections.abc import Iterator

from recommender.catalogue.instruments import Application, Edition, Instrument
from recommender.indicators.lexicon import Lexicon
from recommender.rules import nodes as n
from recommender.wording import phrases
from recommender.wording.benefits import benefit_items
from recommender.wording.clauses import clause, outline, pick, said
from recommender.wording.items import Item, Mark, indented
from recommender.wording.values import Lang

_JOINED = {
    "all": ("全部符合:", "all of:"),
    "any": ("任一符合:", "any of:"),
    "not": ("不得:", "must not be:"),
    "when": ("当{guard}时:", "when {guard}:"),
}


def instrument_lines(instrument: Instrument, lexicon: Lexicon, lang: Lang) -> Iterator[str]:
    """One line after another."""
    yield f"{said(instrument.name, lang)}  ({instrument.id})"
    level = pick(phrases.LEVEL[instrument.level], lang)
    yield f"{instrument.family} · {level} · {', '.join(instrument.authority)}"
    if instrument.provenance:
        yield {"zh": "事实表: ", "en": "fact sheets: "}[lang] + ", ".join(instrument.provenance)
    for edition in instrument.editions:
        yield ""
        yield from _edition(edition, lexicon, lang)
    yield ""
    for name, source in instrument.sources.items():
        yield f"[{name}] {source.title} {source.date or ''} {source.url or ''} ({source.read})"


def _edition(edition: Edition, lexicon: Lexicon, lang: Lang) -> Iterator[str]:
    basis = edition.legal_basis
    span = f"{edition.from_} – {edition.to or ''}"
    yield f"{span}  {basis.title} {basis.doc_no or ''} {basis.article or ''}"
    if edition.eligibility is not None:
        yield from outline_lines(edition.eligibility, lexicon, lang, depth=1)
    for preference in edition.preferences:
        yield "  " + {"zh": "择优:", "en": "preferred: "}[lang] + said(preference, lang)
    if edition.benefit:
        yield from indented(
            benefit_items(edition.benefit, lexicon, lang), lang, depth=1, lead="¥ "
        )
    for rule in edition.cumulation:
        if rule.text:
            yield f"  ⊘ {said(rule.text, lang)}"
    for call in edition.rounds:
        yield f"  {call.year}: {call.opens or '?'} – {call.closes or '?'}"
        if call.eligibility is not None:
            yield from outline_lines(call.eligibility, lexicon, lang, depth=2)
    if edition.application:
        yield f"  → {_application(edition.application, lang)}"
    if edition.note:
        yield f"  * {said(edition.note, lang)}"


def _application(application: Application, lang: Lang) -> str:
    """How, when and with what one applies, and where it was read."""
    told = [pick(phrases.MODE[application.mode], lang)]
    if application.rolling:
        told.append({"zh": "随时可办", "en": "at any time"}[lang])
    told += [said(one, lang) for one in (application.window, application.frequency) if one]
    told += application.documents
    source = f" [{application.source}]" if application.source else ""
    return {"zh": "、", "en": ", "}[lang].join(told) + source


def outline_lines(tree: n.Condition, lexicon: Lexicon, lang: Lang, *, depth: int) -> Iterator[str]:
    """A condition as an indented outline."""
    return indented((outline_item(tree, lexicon, lang),), lang, depth=depth)


def outline_item(tree: n.Condition, lexicon: Lexicon, lang: Lang) -> Item:
    """A condition as an item with its parts below; records that no author worded are opened."""
    below = tuple(outline_item(part, lexicon, lang) for _, part in n.children(tree))
    match tree:
        case n.AllOf() | n.AnyOf():
            return Item(pick(_JOINED["all" if isinstance(tree, n.AllOf) else "any"], lang), below)
        case n.AtLeast(count):
            return Item(pick(phrases.JOINERS["at_least"], lang).format(count=count), below)
        case n.Not():
            return Item(pick(_JOINED["not"], lang), below)
        case n.When(guard=guard):
            told = outline(guard, lexicon, lang)
            return Item(pick(_JOINED["when"], lang).format(guard=told), below[1:])
        case _:
            return _leaf(tree, lexicon, lang)


def _leaf(leaf: n.Leaf, lexicon: Lexicon, lang: Lang) -> Item:
    mark: Mark | None = None
    if isinstance(leaf, n.Judgement | n.Unread):
        mark = "judgement" if isinstance(leaf, n.Judgement) else "unread"
    told = clause(leaf, lexicon, lang)
    return Item(told, (), mark, leaf.source, leaf.article)
