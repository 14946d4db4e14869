"""The catalogue to browse: the list with its search, one instrument, the state of the files."""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, redirect, request
from flask import render_template as rendered
from werkzeug.wrappers import Response as AnyResponse

from recommender.catalogue.search import MOST_LETTERS
from recommender.errors import Problem
from recommender.wording.problems import reason, sentence
from recommender.wording.typography import typeset
from recommender.wording.values import Lang
from web.offered import on_offer
from web.pages import browsing
from web.pages.addresses import day_asked, kept, language, typed_day
from web.pages.instruments import sheet
from web.pages.listing import FILTERS, Listing, by_family, known
from web.pages.mistakes import Mistake
from web.pages.packing import packed
from web.settings import today

catalogue_pages = Blueprint("catalogue", __name__)
catalogue_pages.after_request(packed)


@catalogue_pages.get("/catalogue")
def catalogue() -> AnyResponse:
    """The instruments that fit a search and filters; all that is wrong with them at once.

    What a form sends empty is left out of the address, so that it can be passed on.
    """
    filled = {name: text for name, text in request.args.items() if text.strip()}
    if len(filled) < len(request.args):
        return redirect(f"{request.path}?{urlencode(filled)}")
    problems: list[Problem] = []
    day, query = day_asked(problems), _query(problems)
    return _listed(Listing.of(on_offer(), day, query, _chosen(day, problems)), day, problems)


def _listed(listing: Listing, day: date, problems: list[Problem]) -> Response:
    lang = language()
    found = listing.found()
    told = rendered(
        "catalogue.html",
        listing=listing,
        found=found,
        groups=[("", found)] if listing.query else by_family(found),
        filters={name: listing.choices(name, lang) for name in FILTERS},
        mistakes=[_mistake(problem, lang) for problem in problems],
        day=day,
        today=today(),
        asked=_asked(listing),
        **browsing.words_for(lang),
    )
    return make_response(told, 422 if problems else 200)


@catalogue_pages.get("/catalogue/<name>")
def instrument(name: str) -> Response:
    """One instrument in full, or the way to one with a name like it."""
    lang, offer = language(), on_offer()
    if name not in offer.catalogue.instruments:
        return _unlisted(name, lang)
    problems: list[Problem] = []
    day = day_asked(problems)
    edition = request.args.get("edition", "").strip()
    told = rendered(
        "instrument.html",
        sheet=sheet(offer, name, day, edition),
        mistakes=[_mistake(problem, lang) for problem in problems],
        day=day,
        asked=kept() | typed_day() | ({"edition": edition} if edition else {}),
        **browsing.words_for(lang),
    )
    return make_response(told, 422 if problems else 200)


def _unlisted(name: str, lang: Lang) -> Response:
    known = on_offer().catalogue.instruments
    meant = [known[one] for one in get_close_matches(name, list(known), n=3, cutoff=0.4)]
    told = rendered("unlisted.html", name=name, meant=meant, **browsing.words_for(lang))
    return make_response(told, 404)


@catalogue_pages.get("/doctor")
def doctor() -> Response:
    """Which catalogue answers, and every mistake in files changed since it was read."""
    lang = language()
    offer = on_offer()
    told = [_set(sentence(problem, lang), lang) for problem in offer.problems]
    page = rendered("doctor.html", told=told, listed_below=True, **browsing.words_for(lang))
    return make_response(page, 200)


def _query(problems: list[Problem]) -> str:
    text = request.args.get("q", "").strip()
    if len(text) > MOST_LETTERS:
        problems.append(Problem("q", "q", "query_long", {"limit": MOST_LETTERS}))
    return text[:MOST_LETTERS]


def _chosen(day: date, problems: list[Problem]) -> Mapping[str, str]:
    """The filters that are set; one that is no choice is a problem and sets none."""
    chosen = {}
    current = on_offer().catalogue.as_of(day)
    for name in FILTERS:
        value = request.args.get(name, "").strip()
        if value and known(name, value, current):
            chosen[name] = value
        elif value:
            problems.append(Problem(name, name, "filter_unknown", {"found": value}))
    return chosen


def _asked(listing: Listing) -> dict[str, str]:
    """The address of what was asked, without what was not understood."""
    query = {"q": listing.query} if listing.query else {}
    return {**kept(), **typed_day(), **query, **listing.chosen}


def _mistake(problem: Problem, lang: Lang) -> Mistake:
    return Mistake(
        problem.place, browsing.filter_name(problem.place, lang), _set(reason(problem, lang), lang)
    )


def _set(text: str, lang: Lang) -> str:
    return typeset(text) if lang == "zh" else text
