"""Answers in the terminal: the list of instruments, or one instrument clause by clause."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table
from rich.text import Text

from recommender.answer import Answer
from recommender.portfolio import Portfolio, Selection
from recommender.recommendation import Recommendation
from recommender.wording import phrases, rankings
from recommender.wording.amounts import amount_line, arithmetic
from recommender.wording.clauses import fact_name, pick, said
from recommender.wording.nearmisses import near_miss_line
from recommender.wording.questions import facts, heading, worth
from recommender.wording.results import availability, lines, no_subject, standing, title, validity
from recommender.wording.sets import chosen_lines, excluded_line, total_line, unread_line
from recommender.wording.terminal import line
from recommender.wording.values import Lang
from web.rankings import Standing

MARKS = {
    "met": "✓", "not_met": "✗", "open": "?", "idle": "–", "judgement": "…", "unread": "…",
}  # fmt: skip
MOST_QUESTIONS = 5
_COLOURS = {
    "eligible": "green",
    "eligible_subject_to": "green",
    "undetermined": "yellow",
    "ineligible": "dim",
}


def print_rows(heads: str, rows: Iterable[Sequence[str]], console: Console | None = None) -> None:
    """Rows under heads (between bars), uncut: a table in a terminal, lines with tabs elsewhere."""
    console = console or Console(highlight=False)
    first, *others = heads.split("|")
    if not console.is_terminal:
        console.file.writelines("\t".join(row) + "\n" for row in ((first, *others), *rows))
        return
    table = Table(Column(first, no_wrap=True), *(Column(one, overflow="fold") for one in others))
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table)


def print_answer(found: Answer, lang: Lang, ranks: Standing | None = None) -> None:
    """The live instruments first, then those to be verified."""
    console = Console(highlight=False)
    head = line(
        "head",
        lang,
        name=found.firm.name or "-",
        day=found.as_of,
        digest=found.digest[:12],
        count=found.instruments,
    )
    console.print(escape(head))
    if ranks and ranks.model:
        console.print(escape(rankings.line("used", lang, model=ranks.model)), soft_wrap=True)
        if ranks.simulated:
            console.print(escape(rankings.line("simulated", lang)), soft_wrap=True)
    _print_list(console, found.live, lang)
    if found.to_verify:
        console.print(pick(phrases.ANSWER["to_verify"], lang), style="bold")
        _print_list(console, found.to_verify, lang)
    _print_sets(console, found.portfolio, lang)
    _print_near_misses(console, found, lang)
    _print_questions(console, found, lang)
    console.print(line("foot", lang), style="dim")


def _print_list(console: Console, found: tuple[Recommendation, ...], lang: Lang) -> None:
    """One text for the whole list: a call of the console for each line takes twice as long."""
    page = Text()
    for one in found:
        page.append(f"{one.rank:>3}  ").append(title(one, lang), "bold")
        page.append("\n     ").append(standing(one, lang), _COLOURS[one.verdict.status])
        if one.amount:
            page.append(f" · {amount_line(one.amount, lang)}")
        page.append(f"\n     {one.current.instrument.id} · {_when(one, lang)}\n", "dim")
        if one.chance:
            page.append(f"     {rankings.chance_line(one.chance, lang)}\n")
        elif one.awarded:
            page.append(f"     {rankings.awarded_line(one.awarded, lang)}\n")
        if waiting := _waiting(one, lang):
            page.append(f"     {waiting}\n", "dim")
    console.print(page, soft_wrap=True, end="")


def _print_sets(console: Console, found: Portfolio, lang: Lang) -> None:
    page = Text()
    for name in ("careful", "possible"):
        selection: Selection = getattr(found, name)
        page.append(f"{pick(phrases.SETS[name], lang)}: {total_line(selection, lang)}\n", "bold")
        for told in chosen_lines(selection, lang):
            page.append(f"  + {told}\n")
        for one in selection.excluded:
            page.append(f"  - {excluded_line(one, lang)}\n", "dim")
    if unread := unread_line(found, lang):
        page.append(f"{unread}\n")
    console.print(page, soft_wrap=True, end="")


def _print_near_misses(console: Console, found: Answer, lang: Lang) -> None:
    page = Text()
    if found.near_misses:
        page.append(f"{pick(phrases.NEAR['head'], lang)}\n", "bold")
    for miss in found.near_misses:
        told = near_miss_line(miss, found.recommendations, found.near_misses, lang)
        page.append(f"  ~ {told}\n")
    console.print(page, soft_wrap=True, end="")


def _print_questions(console: Console, found: Answer, lang: Lang) -> None:
    page = Text()
    if found.questions:
        page.append(f"{pick(phrases.QUESTIONS['head'], lang)}\n", "bold")
    for number, asked in enumerate(found.questions[:MOST_QUESTIONS], 1):
        told = f"{heading(asked, found.firm, lang)}: {facts(asked, lang)}"
        page.append(f"  {number}. {told} → {worth(asked, lang)}\n")
    console.print(page, soft_wrap=True, end="")


def _when(one: Recommendation, lang: Lang) -> str:
    current = one.current
    return f"{availability(current.availability, lang)} · {validity(current.validity, lang)}"


def _waiting(one: Recommendation, lang: Lang) -> str:
    missing = [m for m in one.verdict.missing if m.matters]
    if not missing:
        return ""
    names = [fact_name(m.fact, one.current.lexicon, lang) for m in missing[:3]]
    joint = {"zh": "、", "en": ", "}[lang]
    more = "…" if len(missing) > len(names) else ""
    return f"{pick(phrases.ANSWER['missing'], lang)}: {joint.join(names)}{more}"


def print_explanation(found: Answer, lang: Lang) -> None:
    """Every subject's verdict with evidence, amount, missing facts and sources."""
    console = Console(highlight=False)
    for one in found.recommendations:
        console.print(escape(title(one, lang)), style="bold")
        authority = ", ".join(one.current.instrument.authority)
        console.print(f"  {one.current.instrument.id} · {authority}")
        basis = one.current.edition.legal_basis
        console.print(escape(f"  {basis.title} {basis.doc_no or ''} {basis.article or ''}"))
        console.print(f"  {_when(one, lang)}")
        console.print(f"  → {pick(phrases.STATUS[one.verdict.status], lang)}", style="bold")
        _print_evidence(console, one, lang)
        _print_amount(console, one, lang)
        _print_missing(console, one, lang)
        console.print()
    _print_near_misses(console, found, lang)
    _print_questions(console, found, lang)


def _print_evidence(console: Console, one: Recommendation, lang: Lang) -> None:
    if not one.verdict.evidence:
        console.print("  " + no_subject(one.current, lang))
    for leaf in lines(one, lang):
        seen = f" [{leaf.seen}]" if leaf.seen else ""
        source = f" ({leaf.source})" if leaf.source else ""
        console.print(escape(f"  {MARKS[leaf.mark]} {leaf.clause}{seen}{source}"))
    if not one.verdict.exact:
        console.print("  ! " + pick(phrases.ANSWER["inexact"], lang))


def _print_amount(console: Console, one: Recommendation, lang: Lang) -> None:
    if one.amount is None:
        return
    console.print(escape("  ¥ " + amount_line(one.amount, lang)))
    for step in arithmetic(one.amount, one.current.lexicon, lang):
        console.print(escape(f"      {step}"))
    text = one.current.edition.benefit.text if one.current.edition.benefit else None
    if text:
        console.print(escape(f"      {said(text, lang)}"))


def _print_missing(console: Console, one: Recommendation, lang: Lang) -> None:
    for matters in (True, False):
        found = [m.fact for m in one.verdict.missing if m.matters is matters]
        if found:
            key = "missing" if matters else "missing_idle"
            names = "、".join(fact_name(fact, one.current.lexicon, lang) for fact in found)
            console.print(escape(f"  {pick(phrases.ANSWER[key], lang)}: {names}"))
