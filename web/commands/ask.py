"""`fundmatch ask FIRM`: an interview that asks what decides most, and keeps the answers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, cast

import click
import yaml

from recommender.answer import Answer, answer, overview
from recommender.catalogue.asks import read_applicant
from recommender.catalogue.reading import Catalogue
from recommender.errors import ProfileError
from recommender.firm.facts import Fact, Firm
from recommender.questions import Question, questions
from recommender.questions.profiles import Profile, with_fact, with_records, with_titles
from recommender.resources.strict_yaml import load, load_json
from recommender.units.text import listed
from recommender.wording.interview import hint, numbered, options, said_of
from recommender.wording.problems import reason
from recommender.wording.questions import heading, question_text, worth
from recommender.wording.results import title
from recommender.wording.terminal import line
from recommender.wording.values import Lang, money_range
from web.commands import inputs

_NONE = {"无", "没有", "0", "none", "no", "否"}


class _EndedError(Exception):
    """The person has said enough."""


@click.command("ask")
@click.argument("firm", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="答案存到这里 / where the answers are kept [default: FIRM.answered.yaml; FIRM if new]",
)
@inputs.as_of_option
@inputs.catalogue_option
@inputs.lang_option
def command(firm: Path, out: Path | None, as_of: object, folder: Path | None, lang: str) -> None:
    """Interview a firm: each question is the one that should decide most. Enter skips, q ends.

    逐个提问,每次问最能定下结论的一项;回车跳过,q 结束,答案随时保存。
    """
    tongue = cast("Lang", lang)
    catalogue = inputs.catalogue_of(folder, tongue)
    if firm.exists():
        inputs.firm_of(firm, catalogue, tongue)
    profile = _raw(firm)
    kept = out or (firm.with_suffix(".answered.yaml") if firm.exists() else firm)
    talk = _Interview(profile, catalogue, inputs.day(as_of), kept, tongue)
    talk.run()


def _raw(path: Path) -> Profile:
    """A profile as written, already known to be readable; an empty one where there is none."""
    if not path.exists():
        return {"profile": 1}
    text = path.read_text("utf-8-sig")
    if text.lstrip().startswith("{"):
        return dict(cast("Any", load_json(text, name=path.name)))
    return dict(cast("Any", load(text, name=path.name)[0]) or {})


@dataclass
class _Interview:
    """What was told so far, and the facts nobody knows."""

    profile: Profile
    catalogue: Catalogue
    day: date
    kept: Path
    lang: Lang
    passed: set[Fact] = field(default_factory=set)

    def run(self) -> None:
        click.echo(line("ask_how", self.lang))
        found = self.answered()
        while asked := questions(found.recommendations, found.firm, passed=self.passed):
            click.echo(f"\n{self.stand(found)}")
            try:
                self.ask(asked[0], found)
            except _EndedError:
                break
            found = self.answered()
        else:
            click.echo(line("ask_done", self.lang))
        click.echo(f"\n{self.stand(found)}")
        if self.kept.exists():
            click.echo(line("ask_kept", self.lang, path=self.kept))

    def stand(self, found: Answer) -> str:
        seen = overview(found)
        now, ready, open_ = (len(seen.groups[name]) for name in ("now", "ready", "open"))
        met = money_range(seen.met.low, seen.met.high, self.lang)
        return line("ask_stand", self.lang, now=now, ready=ready, open=open_, met=met)

    def answered(self) -> Answer:
        return answer(self.read(self.profile), self.catalogue, as_of=self.day)

    def read(self, profile: Profile) -> Firm:
        told = json.dumps(profile, ensure_ascii=False, default=str).encode()
        instruments = self.catalogue.instruments
        return read_applicant(told, file=self.kept.name, instruments=instruments)

    def ask(self, asked: Question, found: Answer) -> None:
        """Ask for every fact of one document; what is not known is passed over."""
        click.echo(f"■ {heading(asked, found.firm, self.lang)} → {worth(asked, self.lang)}")
        self.passed |= set(asked.facts)
        if asked.document.subject.endswith(".titles"):
            self.titles(asked, found)
            return
        for fact in asked.facts:
            self.fact(fact, asked, found)

    def fact(self, fact: Fact, asked: Question, found: Answer) -> None:
        text = f"  {question_text(fact, asked.lexicon, self.lang)}"
        able = options(fact, asked.lexicon, self.lang)
        for number, name in enumerate(able.values(), 1):
            click.echo(f"    {number}. {name}")
        told = line("ask_options", self.lang) if able else hint(fact, asked.lexicon, self.lang)
        while entered := self.entered(f"{text}{told}", asked, found):
            if self.keep(self.changed(fact, _coded(entered, able), asked)):
                return

    def changed(self, fact: Fact, entered: str, asked: Question) -> Profile:
        if fact.subject == "list":
            return with_records(self.profile, fact.name, _names(entered, fact.name))
        return with_fact(self.profile, fact, entered, asked.lexicon)

    def titles(self, asked: Question, found: Answer) -> None:
        """All titles of one holder at once: the numbers of those held."""
        titles = [fact.name for fact in asked.facts]
        for number, fact in enumerate(asked.facts, 1):
            click.echo(f"  {number}. {said_of(fact, asked.lexicon, self.lang)}")
        holder = asked.document.subject.removesuffix(".titles")
        while entered := self.entered(f"  {line('ask_titles', self.lang)}", asked, found):
            chosen = numbered(entered, titles) if entered not in _NONE else {}
            if chosen is None:
                click.echo(line("ask_numbers", self.lang, found=entered, count=len(titles)))
                continue
            others = set(titles) - set(chosen)
            made = with_titles(self.profile, holder, asked.document.at, held=chosen, others=others)
            if self.keep(made):
                return

    def entered(self, text: str, asked: Question, found: Answer) -> str:
        """What was typed; `?` tells which instruments wait, `q` or the end of input ends."""
        while True:
            try:
                typed = str(click.prompt(text, default="", show_default=False)).strip()
            except click.Abort as end:
                raise _EndedError from end
            if typed.lower() in {"q", "quit", "退出"}:
                raise _EndedError
            if typed not in {"?", "\uff1f"}:
                return typed
            for one in found.recommendations:
                if one.current.instrument.id in asked.instruments:
                    click.echo(f"    · {title(one, self.lang)}")

    def keep(self, made: Profile) -> bool:
        """Take an answer that can be read and save it; else say why not and change nothing."""
        try:
            self.read(made)
        except ProfileError as error:
            for problem in error.problems:
                click.echo(f"  ✗ {reason(problem, self.lang)}")
            return False
        self.profile = made
        text = yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=100)
        unfinished = self.kept.with_name(self.kept.name + ".part")
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(self.kept)
        return True


def _coded(entered: str, able: Mapping[str, str]) -> str:
    """Options told by their numbers as codes; anything else as it was typed."""
    if able and entered.lower() in _NONE:
        return ""
    chosen = numbered(entered, list(able)) if able else None
    return ",".join(chosen) if chosen else entered


def _names(entered: str, kind: str) -> tuple[str, ...]:
    """Names of records from a count or from names told one after another."""
    if entered.lower() in _NONE:
        return ()
    if entered.isascii() and entered.isdigit():
        return tuple(f"{kind} {number}" for number in range(1, min(int(entered), 99) + 1))
    return listed(entered)
