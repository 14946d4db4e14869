"""Words for the pages of the catalogue, bound to one language."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from recommender.catalogue.instruments import Edition, Instrument, Round
from recommender.catalogue.reading import Current
from recommender.rules.nodes import AllOf, Condition
from recommender.wording import browsing
from recommender.wording.benefits import benefit_brief, benefit_items, money_text
from recommender.wording.clauses import pick, said
from recommender.wording.items import MARKS, Item
from recommender.wording.outlines import outline_item
from recommender.wording.pages import PAGE
from recommender.wording.results import validity
from recommender.wording.typography import typeset
from recommender.wording.values import Lang
from web.pages import printing
from web.pages.addresses import kept
from web.pages.listing import label_of, place_name


def words_for(lang: Lang) -> dict[str, Any]:
    """Everything the templates of the catalogue say."""
    told = {key: _set(pick(pair, lang), lang) for key, pair in browsing.BROWSE.items()}
    return {
        **printing.words_for(lang),
        "b": told,
        "kept": kept(),
        "filter_name": partial(filter_name, lang=lang),
        "choice_of": lambda name, value: _set(label_of(name, value, lang), lang),
        "place_of": partial(place_name, lang=lang),
        "marks": {mark: _set(pick(pair, lang), lang) for mark, pair in MARKS.items()},
        "state_of": lambda one: _set(validity(replace(one, superseded_by=None), lang), lang),
        "paper_after": _paper_after,
        "brief_of": lambda one: _set(_brief(one, lang), lang),
        "support_of": partial(_support, lang=lang),
        "outline_of": partial(_outline, lang=lang),
        "titles_in": partial(_titles, lang=lang),
        "span_of": lambda edition, instrument: _span(edition, instrument, told),
        "call_of": lambda call: _set(_call(call, told), lang),
        "subject_of": lambda one: said(
            one.lexicon.vocabulary.subjects[one.instrument.subject.kind], lang
        ),
        "scope_of": partial(_scope, lang=lang),
        "budget_of": partial(money_text, lang=lang),
    }


def filter_name(name: str, lang: Lang) -> str:
    """What an input of the list is called."""
    if name == "as_of":
        return pick(PAGE["as_of"], lang)
    return pick(browsing.BROWSE["search" if name == "q" else name], lang)


def _set(text: str, lang: Lang) -> str:
    return typeset(text) if lang == "zh" else text


def _typeset(item: Item, lang: Lang) -> Item:
    below = tuple(_typeset(one, lang) for one in item.below)
    return replace(item, text=_set(item.text, lang), below=below)


def _brief(one: Current, lang: Lang) -> str:
    if one.edition.benefit is None:
        return pick(browsing.BROWSE["unread_benefit"], lang)
    return benefit_brief(one.edition.benefit, one.lexicon, lang)


def _support(one: Current, lang: Lang) -> tuple[Item, ...]:
    if one.edition.benefit is None:
        return ()
    items = benefit_items(one.edition.benefit, one.lexicon, lang)
    return tuple(_typeset(item, lang) for item in items)


def _outline(tree: Condition, one: Current, lang: Lang) -> tuple[Item, ...]:
    """A condition as items; at the top, `all` says no more than that they stand in a list."""
    parts = tree.parts if isinstance(tree, AllOf) else (tree,)
    return tuple(_typeset(outline_item(part, one.lexicon, lang), lang) for part in parts)


def _titles(titles: Iterable[str], one: Current, lang: Lang) -> str:
    known = one.lexicon.vocabulary.titles
    return " / ".join(title if lang == "zh" else known[title].en for title in titles)


def _scope(scope: str, one: Current, lang: Lang) -> str:
    subject = said(one.lexicon.vocabulary.subjects[scope], lang)
    return pick(browsing.BROWSE["scope"], lang).format(scope=subject)


def _paper_after(edition: Edition) -> str:
    """The paper that took the place of an edition, where one was named."""
    kind, _, paper = (edition.superseded_by or "").partition(":")
    return paper if kind == "doc" else ""


def _span(edition: Edition, instrument: Instrument, told: Mapping[str, str]) -> str:
    """From when to when an edition holds: to its end, or to where the next one begins."""
    if edition.to is not None:
        return told["span"].format(first=edition.from_, last=edition.to)
    after = instrument.editions[instrument.editions.index(edition) + 1 :]
    if after:
        return told["span_next"].format(first=edition.from_, last=after[0].from_)
    return told["since"].format(first=edition.from_)


def _call(call: Round, told: Mapping[str, str]) -> str:
    """When a call is open, as far as it was read."""
    if call.opens and call.closes:
        return told["round_span"].format(opens=call.opens, closes=call.closes)
    if call.closes:
        return told["round_until"].format(closes=call.closes)
    if call.opens:
        return told["round_from"].format(opens=call.opens)
    return told["round_undated"]
