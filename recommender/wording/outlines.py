"""A whole instrument in words: editions, conditions as an outline, benefit, rounds, sources."""

from collections.abc import Iterator

from recommender.catalogue.instruments import Application, Edition, Instrument
from recommender.indicators.lexicon import Lexicon
from recommender.rules import nodes as n
from recommender.wording import phrases
from recommender.wording.benefits import benefit_lines
from recommender.wording.clauses import clause, pick, said
from recommender.wording.values import Lang

_JOINED = {
    "all": ("全部符合:", "all of:"),
    "any": ("任一符合:", "any of:"),
    "not": ("不得:", "must not be:"),
    "when": ("当:", "when:"),
    "then": ("则:", "then:"),
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
        for told in benefit_lines(edition.benefit, lexicon, lang):
            yield f"  ¥ {told}"
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
    pad = "  " * depth
    match tree:
        case n.AllOf(parts) | n.AnyOf(parts):
            yield pad + pick(_JOINED["all" if isinstance(tree, n.AllOf) else "any"], lang)
            for part in parts:
                yield from outline_lines(part, lexicon, lang, depth=depth + 1)
        case n.AtLeast(count, parts):
            yield pad + pick(phrases.JOINERS["at_least"], lang).format(count=count)
            for part in parts:
                yield from outline_lines(part, lexicon, lang, depth=depth + 1)
        case n.Not(part):
            yield pad + pick(_JOINED["not"], lang)
            yield from outline_lines(part, lexicon, lang, depth=depth + 1)
        case n.When(guard, then):
            for key, part in (("when", guard), ("then", then)):
                yield pad + pick(_JOINED[key], lang)
                yield from outline_lines(part, lexicon, lang, depth=depth + 1)
        case _:
            source = f" [{tree.source}]" if tree.source else ""
            yield f"{pad}- {clause(tree, lexicon, lang)}{source}"
