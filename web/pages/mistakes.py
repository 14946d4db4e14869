"""Problems as a page shows them: each with the input to correct, the summary in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass

from recommender.errors import Problem
from recommender.wording.clauses import pick, said
from recommender.wording.pages import PAGE
from recommender.wording.problems import reason
from recommender.wording.typography import typeset
from recommender.wording.values import Lang
from web.pages.forms import Question, Section
from web.pages.sending import Sent


@dataclass(frozen=True, slots=True)
class Mistake:
    """One line of the error summary: the id of the input, what is meant, and the sentence."""

    to: str
    what: str
    reason: str


def mistakes(
    problems: Sequence[Problem], sent: Sent, form: tuple[Section, ...], lang: Lang
) -> list[Mistake]:
    """The error summary, in the order in which the places stand."""
    labels = {q.name: _label(section, q, lang) for section in form for q in section.questions}
    order = {name: place for place, name in enumerate(["as_of", *labels])}
    by_form = sent.ways[:1] == ("form",)
    told = sorted(problems, key=lambda p: (p.line or 0, order.get(p.place, 0) if by_form else 0))
    return [_mistake(problem, labels if by_form else {}, lang) for problem in told]


def _label(section: Section, question: Question, lang: Lang) -> str:
    """The question; where each year asks the same, with its year."""
    told = said(question.label, lang)
    return f"{said(section.heading, lang)} · {told}" if section.year else told


def _mistake(problem: Problem, labels: dict[str, str], lang: Lang) -> Mistake:
    to, what = _place(problem, labels, lang)
    words = reason(problem, lang)
    return Mistake(to, typeset(what), typeset(words)) if lang == "zh" else Mistake(to, what, words)


def _place(problem: Problem, labels: dict[str, str], lang: Lang) -> tuple[str, str]:
    """The id of the input, and its label or the line and place within it."""
    if problem.place == "as_of":
        return "as_of", pick(PAGE["as_of"], lang)
    if problem.place in labels:
        return problem.place, labels[problem.place]
    if problem.code in {"file_not_text", "file_too_large", "not_utf8"}:
        return "file", pick(PAGE["upload_label"], lang)
    line = pick(PAGE["line"], lang).format(line=problem.line) if problem.line else ""
    return "profile", f"{line} {problem.place}".strip() or pick(PAGE["paste_label"], lang)
