"""A draft as an instrument's file: every line with the characters of the text it came from."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from recommender.authoring.drafting import Draft, Drafted
from recommender.authoring.naming import Key, Named
from recommender.authoring.quantities import Found
from recommender.authoring.suggesting import Suggester
from recommender.catalogue.instruments import Instrument
from recommender.indicators.lexicon import Lexicon, Line
from recommender.indicators.operands import subjects
from recommender.wording.authoring import line
from recommender.wording.skeletons import UNFILLED
from recommender.wording.values import Lang

_BASE = re.compile(r"(?:按照?|给予|对)([^,。;,;]*?)的?\s*$")
_NATION = "000000"
_NATIONAL = re.compile(r"(?:国家|中国).*|(?!.*[省市县区]).*(?:部|总局)")
_CALL: tuple[Key, Key] = ("opens", "closes")
_PLAIN = {"firm", "accounts"}


@dataclass(frozen=True, slots=True)
class Used:
    """Families and kinds that instruments have, the most common first."""

    families: tuple[str, ...]
    kinds: tuple[str, ...]

    @classmethod
    def by(cls, instruments: Iterable[Instrument]) -> "Used":
        """Those of some instruments."""
        found = tuple(instruments)
        common = (Counter(getattr(one, key) for one in found) for key in ("family", "kind"))
        return cls(*(tuple(name for name, _ in names.most_common()) for names in common))


def written(
    draft: Draft, name: str, *, lexicon: Lexicon, suggester: Suggester, used: Used, lang: Lang
) -> str:
    """The file of an instrument; `draft: true` until an author has read it against the text."""
    page = _Page(draft, lexicon, suggester, used, lang)
    return "\n".join([*page.head(name), *page.edition(), *page.sources()]) + "\n"


def span(one: "Drafted | Named") -> str:
    """The characters a field came from: `[45:52]`."""
    return f"[{one.start}:{one.end}]"


@dataclass(frozen=True, slots=True)
class _Page:
    draft: Draft
    lexicon: Lexicon
    suggester: Suggester
    used: Used
    lang: Lang

    def first(self, key: Key) -> Named | None:
        return next((one for one in self.draft.named if one.key == key), None)

    def noted(self, key: Key, told: str) -> str:
        """A line with the place it came from, if it came from the text."""
        one = self.first(key)
        return f"{told}   # {span(one)}" if one else told

    def named(self, key: Key) -> str:
        one = self.first(key)
        return _quoted(one.value if one else UNFILLED)

    def subject(self) -> str:
        """The kind of record most fields speak of, else the firm."""
        kinds = [kind for one in self.draft.of("condition") for kind in self.kinds(one)]
        return max(sorted(set(kinds)), key=kinds.count) if kinds else "firm"

    def kinds(self, one: Drafted) -> list[str]:
        found = subjects(one.field, self.lexicon) if one.field else frozenset()
        return sorted(found - _PLAIN)

    def head(self, name: str) -> Iterator[str]:
        offices = [one for one in self.draft.named if one.key == "authority"]
        listed = ", ".join(_quoted(one.value) for one in offices) or _quoted(UNFILLED)
        place = self.first("region")
        yield f"id: {name}"
        yield f"draft: true   # {line('draft_note', self.lang)}"
        yield self.noted("title", f"name: {{zh: {self.named('title')}, en: {UNFILLED}}}")
        yield f"family: {UNFILLED}   # {', '.join(self.used.families)}"
        yield f"kind: {UNFILLED}   # {', '.join(self.used.kinds)}"
        national = all(_NATIONAL.fullmatch(one.value) for one in offices) and bool(offices)
        code = place.value if place else _NATION if national else UNFILLED
        yield f"level: {_level(code)}"
        yield self.noted("region", f'region: "{code}"')
        yield self.noted("authority", f"authority: [{listed}]")
        inside = f', registered_in: "{place.value}"' if place else ""
        yield self.noted("region", f"applicant: {{kinds: [enterprise]{inside}, source: S1}}")
        yield f"subject: {{kind: {self.subject()}}}"

    def edition(self) -> Iterator[str]:
        year = re.search(r"\d{4}", self.named("from") + self.named("doc_no"))
        begins = self.first("from")
        day = begins.value if begins else year[0] if year else UNFILLED
        yield "editions:"
        yield self.noted("from", f"- from: {_quoted(day)}")
        ends = self.first("to")
        if ends and ends.value[:4] >= day[:4]:
            yield self.noted("to", f"  to: {self.named('to')}")
        yield f"  last_seen: {{date: {_quoted(day)}, source: S1}}"
        yield "  reading: excerpt"
        number = f", doc_no: {self.named('doc_no')}" if self.first("doc_no") else ""
        yield self.noted("doc_no", f"  legal_basis: {{title: {self.named('title')}{number}}}")
        yield "  eligibility:"
        yield "    all:"
        yield from self.conditions() or [self.unread()]
        yield "  benefit:"
        yield from self.benefit()
        yield from self.rounds()

    def unread(self) -> str:
        told = line("draft_nothing", "zh"), line("draft_nothing", "en")
        return f"    - {{unread: {{zh: {_quoted(told[0])}, en: {_quoted(told[1])}}}, source: S1}}"

    def conditions(self) -> list[str]:
        """A line for each clause; a guard stands before the clause that follows it."""
        lines: list[str] = []
        asked = [one for one in self.draft.fields if one.key not in {"rate", "cap", "amount"}]
        for _, group in groupby(asked, key=lambda one: one.passage):
            lines += self.passage(list(group))
        return lines

    def passage(self, fields: list[Drafted]) -> Iterator[str]:
        """The clauses of a passage; only a guard that is a comparison can stand before another."""
        titles = [one for one in fields if one.key == "title"]
        if titles:
            names = ", ".join(dict.fromkeys(_quoted(one.value) for one in titles))
            has = f"has: [{names}], {self.label(titles[0])}, source: S1"
            yield f"    - {{{has}}}{self.note(titles)}"
        guard: Drafted | None = None
        for one in fields:
            if one.key == "title":
                continue
            leaf = self.leaf(one)
            if one.guard and one.field is not None and one.relation is not None:
                guard = one
            elif guard is not None:
                yield f"    - when: {self.leaf(guard)}{self.note([guard])}"
                yield f"      then: {leaf}{self.note([one])}"
                guard = None
            else:
                yield f"    - {leaf}{self.note([one])}"
        if guard is not None:
            yield f"    - {self.leaf(guard)}{self.note([guard])}"

    def leaf(self, one: Drafted) -> str:
        if one.field is None or one.relation is None:
            words = _quoted(one.text)
            return f"{{judgement: {{zh: {words}, en: {UNFILLED}}}, source: S1}}"
        value = one.value if one.value.isdigit() else _quoted(one.value)
        asked = f"field: {one.field}, {one.relation}: {value}, {self.label(one)}, source: S1"
        other = [kind for kind in self.kinds(one) if kind != self.subject()]
        if other:
            return f"{{some: {other[0]}, where: {{{asked}}}}}"
        return f"{{{asked}}}"

    def label(self, one: Drafted) -> str:
        return f"text: {{zh: {_quoted(one.text)}, en: {UNFILLED}}}"

    def note(self, fields: Iterable[Drafted]) -> str:
        """Where it came from, and which other fields it may be."""
        fields = list(fields)
        told = " ".join(span(one) for one in fields)
        others = [other.name for one in fields for other in one.others]
        return f"   # {told}" + (f" ? {', '.join(others)}" if others else "")

    def benefit(self) -> Iterator[str]:
        rates, caps, amounts = (self.draft.of(key) for key in ("rate", "cap", "amount"))
        yield "    kind: cash"
        base = self.base(rates[0]) if rates else None
        if rates and base:
            yield f"    base: {base}"
            yield f"    rate: {rates[0].value}{self.note(rates[:1])}"
        elif amounts:
            yield f"    amount: {amounts[0].value}{self.note(amounts[:1])}"
        elif caps:
            yield f"    amount: {caps[0].value}{self.note(caps[:1])}"
            yield "    at_most: true"
        if caps and ((rates and base) or amounts):
            per = "project" if "项目" in caps[0].text else "firm"
            cap = f"amount: {caps[0].value}, per: {per}, source: S1"
            yield f"    cap: {{{cap}}}{self.note(caps[:1])}"
        for one in self.left(bool(base)):
            yield f"    # {one.key}: {one.value} {span(one)} {one.text}"
        told = (line("draft_benefit", lang) for lang in ("zh", "en"))
        zh, en = (_quoted(words) for words in told)
        yield f"    unread: {{zh: {zh}, en: {en}}}"
        yield "    source: S1"

    def left(self, based: bool) -> Iterator[Drafted]:  # noqa: FBT001
        """Rates and amounts that found no place in the benefit."""
        rates, caps, amounts = (self.draft.of(key) for key in ("rate", "cap", "amount"))
        rated = bool(rates) and based
        yield from rates[1 if rated else 0 :]
        yield from caps[1:]
        yield from amounts[0 if rated else 1 :]

    def base(self, rate: Drafted) -> str | None:
        """What a rate is taken of, by the words before it."""
        at = rate.text.find(rate.value.split("%")[0])
        words = _BASE.search(rate.text[: max(at, 0)])
        money = Found(0, 0, "money", "", "元")
        for one in self.suggester.suggest(words[1], money, most=9) if words else ():
            node = self.lexicon.quantity(one.name).node
            own = subjects(one.name, self.lexicon) - _PLAIN - {self.subject()}
            if not own and isinstance(node, Line):
                return one.name
        return None

    def rounds(self) -> Iterator[str]:
        days = [one for key in _CALL if (one := self.first(key))]
        if len(days) == len(_CALL) and days[0].value > days[1].value:
            days = days[1:]
        if days:
            told = ", ".join(f"{one.key}: {_quoted(one.value)}" for one in days)
            places = " ".join(span(one) for one in days)
            yield f"  rounds: [{{year: {days[0].value[:4]}, {told}, source: S1}}]   # {places}"

    def sources(self) -> Iterator[str]:
        yield "sources:"
        yield f"  S1: {{title: {self.named('title')}, url: {UNFILLED}, read: excerpt}}"


def _level(code: str) -> str:
    if code in {UNFILLED, _NATION}:
        return {UNFILLED: UNFILLED, _NATION: "nation"}[code]
    return "province" if code[2:] == "0000" else "city" if code[4:] == "00" else "district"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
