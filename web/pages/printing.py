"""Words and templates together: used by the pages and by `recommend --format html`."""

from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from recommender.answer import Answer
from recommender.wording import phrases, results
from recommender.wording.amounts import amount_line, arithmetic
from recommender.wording.clauses import fact_name, pick, said
from recommender.wording.pages import PAGE
from recommender.wording.problems import reason
from recommender.wording.values import Lang

_HERE = Path(__file__).resolve().parent


def words_for(lang: Lang) -> dict[str, Any]:
    """Everything a template says, bound to one language."""
    return {
        "lang": lang,
        "other": "en" if lang == "zh" else "zh",
        "t": {key: pick(pair, lang) for key, pair in PAGE.items()},
        "said": partial(said, lang=lang),
        "status_of": lambda one: pick(phrases.STATUS[one.verdict.status], lang),
        "title_of": partial(results.title, lang=lang),
        "availability_of": partial(results.availability, lang=lang),
        "validity_of": partial(results.validity, lang=lang),
        "lines_of": partial(results.lines, lang=lang),
        "no_subject_of": partial(results.no_subject, lang=lang),
        "amount_of": partial(amount_line, lang=lang),
        "arithmetic_of": lambda one: arithmetic(one.amount, one.current.lexicon, lang),
        "fact_of": lambda one, missing: fact_name(missing.fact, one.current.lexicon, lang),
        "reason_of": partial(reason, lang=lang),
        "level_of": lambda level: pick(phrases.LEVEL[level], lang),
        "mode_of": lambda mode: pick(phrases.MODE[mode], lang),
    }


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(_HERE / "templates"), autoescape=True)


def page_of(answer: Answer, lang: Lang) -> str:
    """The answer as one file: the style sheet inside, no links to a server."""
    style = (_HERE / "static" / "fundmatch.css").read_text("utf-8")
    template = _environment().get_template("answer.html")
    return template.render(answer=answer, alone=True, style=style, **words_for(lang))
