"""Words and templates together: used by the pages and by `recommend --format html`."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from recommender.answer import Answer, overview
from recommender.benefit import Amount
from recommender.recommendation import Recommendation
from recommender.wording import phrases, rankings, results
from recommender.wording.amounts import amount_line, arithmetic
from recommender.wording.clauses import fact_name, pick, said
from recommender.wording.pages import PAGE
from recommender.wording.problems_of_models import banner
from recommender.wording.typography import typeset
from recommender.wording.values import Lang, day_words
from web.pages import advice
from web.rankings import Standing

_HERE = Path(__file__).resolve().parent
_HEADS = {
    **phrases.SETS,
    "near": phrases.NEAR["head"],
    "questions": phrases.QUESTIONS["head"],
}
MARKS = {"eligible": "✓", "eligible_subject_to": "✓", "undetermined": "?", "ineligible": "✗"}


def words_for(lang: Lang) -> dict[str, Any]:
    """Everything a template says, bound to one language."""
    words: dict[str, Callable[..., str]] = {
        "said": partial(said, lang=lang),
        "status_of": lambda one: pick(phrases.STATUS[one.verdict.status], lang),
        "short_of": partial(results.standing, lang=lang),
        "title_of": partial(results.title, lang=lang),
        "availability_of": partial(results.availability, lang=lang),
        "validity_of": partial(results.validity, lang=lang),
        "no_subject_of": partial(results.no_subject, lang=lang),
        "amount_of": partial(amount_line, lang=lang),
        "fact_of": lambda one, missing: fact_name(missing.fact, one.current.lexicon, lang),
        "level_of": lambda level: pick(phrases.LEVEL[level], lang),
        "mode_of": lambda mode: pick(phrases.MODE[mode], lang),
        "day_of": lambda day: day_words(day, lang),
        "order_of": partial(_order, lang=lang),
        "turn_of": lambda ranks: rankings.line("switch_on" if ranks.off else "switch_off", lang),
        "chance_of": partial(rankings.chance_line, lang=lang),
        "awarded_of": partial(rankings.awarded_line, lang=lang),
        "printed": str,
        **advice.words(lang),
    }
    return {
        "lang": lang,
        "other": "en" if lang == "zh" else "zh",
        "mark_of": lambda one: MARKS[one.verdict.status],
        "t": {key: _set(pick(pair, lang), lang) for key, pair in PAGE.items()},
        "lines_of": partial(_lines, lang=lang),
        "arithmetic_of": partial(_arithmetic, lang=lang),
        "cited_in": results.cited,
        "numbered": _numbered,
        "nears_of": partial(_nears, lang=lang),
        "advice": {name: _set(pick(pair, lang), lang) for name, pair in _HEADS.items()},
        **{name: _in_print(word, lang) for name, word in words.items()},
    }


def _set(text: str, lang: Lang) -> str:
    return typeset(text) if lang == "zh" else text


def _in_print(word: Callable[..., str], lang: Lang) -> Callable[..., str]:
    return lambda *asked: _set(word(*asked), lang)


def _lines(one: Recommendation, lang: Lang) -> list[results.Line]:
    return [
        replace(line, clause=_set(line.clause, lang), seen=line.seen and _set(line.seen, lang))
        for line in results.lines(one, lang)
    ]


def _numbered(one: Recommendation) -> dict[tuple[str, str | None], int]:
    """The number of each source in the list below the clauses, by title and address."""
    return {(s.title, s.url): number for number, s in enumerate(results.cited(one), start=1)}


def _nears(answer: Answer, lang: Lang) -> list[advice.Near]:
    return [
        replace(near, ways=tuple(_set(way, lang) for way in near.ways))
        for near in advice.nears(answer, lang)
    ]


def _arithmetic(one: Recommendation, lang: Lang) -> list[str]:
    if one.amount is None or not (one.amount.counted or _with_money(one.amount)):
        return []
    return [_set(step, lang) for step in arithmetic(one.amount, one.current.lexicon, lang)]


def _with_money(amount: Amount) -> bool:
    """Whether a title or service also says a sum: where none was read, its name is enough."""
    return any(step.code != "not_stated" for step in amount.steps)


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(_HERE / "templates"), autoescape=True)


def _order(ranks: Standing, lang: Lang) -> str:
    """Who put the page in order: a model, the points by the reader's wish, or why no model."""
    if ranks.refused:
        refused = ranks.refused
        return banner(refused.model, refused.code, lang, **refused.values)
    if ranks.off:
        return rankings.line("is_off", lang)
    told = rankings.line("used", lang, model=ranks.model)
    if not ranks.simulated:
        return told
    return f"{told}{'' if lang == 'zh' else ' '}{rankings.line('simulated', lang)}"


def page_of(answer: Answer, lang: Lang, ranks: Standing | None = None) -> str:
    """The answer as one file: the style sheet inside, no links to a server."""
    style = (_HERE / "static" / "fundmatch.css").read_text("utf-8")
    template = _environment().get_template("answer.html")
    return template.render(
        answer=answer,
        seen=overview(answer),
        alone=True,
        style=style,
        ranks=ranks,
        **words_for(lang),
    )
