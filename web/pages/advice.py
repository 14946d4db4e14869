"""What a page advises in words: questions, sets to hold together, ways to turn a no, points."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from recommender.answer import Answer
from recommender.portfolio import Selection
from recommender.recommendation import Recommendation
from recommender.units.money import format_money
from recommender.wording import questions, sets
from recommender.wording.clauses import pick
from recommender.wording.nearmisses import way_line
from recommender.wording.pages import PAGE
from recommender.wording.values import Lang


@dataclass(frozen=True, slots=True)
class Near:
    """A recommendation that says no, and each way that would turn it."""

    recommendation: Recommendation
    ways: tuple[str, ...]


def words(lang: Lang) -> dict[str, Callable[..., str]]:
    """The sentences of advice, bound to one language."""
    return {
        "money_of": lambda fen: format_money(fen, lang),
        "total_of": partial(_total, lang=lang),
        "sum_of": partial(sets.total_line, lang=lang),
        "left_of": partial(sets.excluded_line, lang=lang),
        "unread_of": lambda found: sets.unread_line(found, lang) or "",
        "document_of": partial(questions.heading, lang=lang),
        "facts_of": partial(questions.facts, lang=lang),
        "worth_of": partial(questions.worth, lang=lang),
        "points_of": partial(_points, lang=lang),
    }


def nears(answer: Answer, lang: Lang) -> list[Near]:
    """Near misses by recommendation, in the order of the answer."""
    found, misses = answer.recommendations, answer.near_misses
    return [
        Near(found[rank - 1], tuple(way_line(miss, found, misses, lang) for miss in ways))
        for rank, ways in groupby(misses, key=lambda miss: miss.recommendation.rank)
    ]


def _total(found: Selection, lang: Lang) -> str:
    """The money of a set in short, and how much of it is for what is only planned."""
    paid = [one for one in found.chosen if one.amount]
    planned = sum(one.amount for one in paid if one.recommendation.planned)
    if not paid:
        return pick(PAGE["total_unknown" if found.unlimited else "total_none"], lang)
    key = "total_at_least" if found.unlimited else "total_from"
    told = pick(PAGE[key], lang).format(money=format_money(found.total, lang), count=len(paid))
    if planned:
        told += pick(PAGE["total_planned"], lang).format(money=format_money(planned, lang))
    return told


def _points(one: Recommendation, lang: Lang) -> str:
    """The score as a sum of its parts; a part without a name here keeps its own."""
    parts = [
        f"{pick(PAGE[key], lang) if (key := f'part_{name}') in PAGE else name} {points}"
        for name, points in one.score.parts.items()
    ]
    return f"{' + '.join(parts)} = {one.score.total}"
