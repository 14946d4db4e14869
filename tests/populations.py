"""How fast strategies of asking decide verdicts, on firms drawn from a seed.

`python -m tests.populations` prints the report of docs/questions.md. The firms are drawn from the
vocabulary alone and stand for no real population; every strategy meets the same ones.
"""

import math
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from recommender.benefit import reckon
from recommender.catalogue.reading import Catalogue
from recommender.firm.facts import Fact, Firm, Holding, Record, Titles, Value, View
from recommender.indicators.lexicon import Lexicon
from recommender.questions import questions
from recommender.questions.documents import Document, document, wanted
from recommender.recommendation import Recommendation, recommend
from recommender.units.bounds import Bounds
from recommender.verdict import Requirements, requirements
from recommender.vocabulary.fields import Field, Vocabulary
from recommender.vocabulary.industries import Industries
from recommender.vocabulary.regions import Regions

HORIZON = 60
YEARS = 5
_MANY = {"incident": (85, 10, 5), "award": (70, 20, 10)}
_FEW = (50, 35, 15)
"""Percent of firms with no, one and two records of a kind."""
_YUAN = 100


class Drawn:
    """One complete firm: every field of the vocabulary has a value."""

    def __init__(self, seed: int, lexicon: Lexicon, instruments: Sequence[str], day: date) -> None:
        self.random = random.Random(seed)
        self.vocabulary: Vocabulary = lexicon.vocabulary
        self.instruments, self.day = instruments, day
        regions = Regions.shipped()
        self.counties = [
            code
            for code, versions in regions.records.items()
            if versions[-1].level == "county" and regions.within(code, "340000", on=day)
        ]
        self.industries = [code for code in Industries.shipped().names if len(code) == 4]
        self.home = self.random.choice(self.counties)

    def firm(self) -> Firm:
        """The firm, with the records of every kind listed."""
        titles = [t.name for t in self.vocabulary.titles.values() if t.holder == "firm"]
        return Firm(
            name="",
            values=self.values("firm"),
            accounts=self.accounts(),
            titles=self.titles(titles),
            records={kind: self.records(kind) for kind in self.vocabulary.record_kinds},
        )

    def titles(self, names: Iterable[str]) -> Titles:
        held = tuple(Holding(name) for name in names if self.random.random() < 0.12)
        return Titles(held, complete=True)

    def records(self, kind: str) -> tuple[Record, ...]:
        (count,) = self.random.choices((0, 1, 2), _MANY.get(kind, _FEW))
        names = [t.name for t in self.vocabulary.titles.values() if t.holder == kind]
        return tuple(
            Record(kind, index, f"{kind} {index}", self.values(kind), self.titles(names))
            for index in range(count)
        )

    def values(self, subject: str) -> dict[str, Value]:
        prefix = "" if subject == "firm" else f"{subject}."
        return {f.name.removeprefix(prefix): self.value(f) for f in self.vocabulary.of(subject)}

    def accounts(self) -> dict[int, dict[str, Value]]:
        """Five years of lines that keep their share of revenue or staff, growing at one rate."""
        revenue, growth = (
            self.random.lognormvariate(math.log(5e7), 1.5),
            self.random.gauss(1.1, 0.2),
        )
        heads = max(int(revenue / self.random.uniform(2e5, 2e6)), 1)
        shares = {f.name: self.random.random() for f in self.vocabulary.of("accounts")}
        shares |= {name: share * 0.15 for name, share in shares.items() if name.startswith("rd_e")}
        last, read = self.day.year - 1, {}
        for back in range(YEARS):
            scale = max(growth, 0.3) ** -back
            read[last - back] = {
                f.name: Bounds.exactly(
                    int(shares[f.name] * scale * (heads if f.type == "count" else revenue * _YUAN))
                )
                for f in self.vocabulary.of("accounts")
            } | {
                "revenue": Bounds.exactly(int(revenue * scale * _YUAN)),
                "employees": Bounds.exactly(max(int(heads * scale), 1)),
            }
        return read

    def value(self, field: Field) -> Value:
        match field.type:
            case "money":
                return Bounds.exactly(int(10 ** self.random.uniform(7, 11)))
            case "ratio":
                return Bounds.exactly(Fraction(self.random.randint(0, 100), 100))
            case "count" | "number":
                return Bounds.exactly(int(10 ** self.random.uniform(0, 2.5)) - 1)
            case "date":
                return Bounds.exactly(self.day.toordinal() - self.random.randint(0, 15 * 365))
            case "yes_no":
                return self.random.random() < 0.6
            case "region":
                return (
                    self.home if self.random.random() < 0.9 else self.random.choice(self.counties)
                )
            case "industry":
                return self.random.choice(self.industries)
            case "choice":
                return self.choice(field)
            case _:
                return self.random.choice(self.instruments)

    def choice(self, field: Field) -> Value:
        options = list(field.options)
        if field.name == "applicant_kind" and self.random.random() < 0.85:
            return "enterprise"
        if field.several:
            return frozenset(option for option in options if self.random.random() < 0.3)
        return self.random.choice(options)


def sheets(full: Firm, lexicon: Lexicon) -> dict[Document, list[Fact]]:
    """Every document of a complete firm with the facts that stand in it."""
    found: dict[Document, list[Fact]] = {}
    for fact in _facts(full):
        found.setdefault(document(fact, lexicon), []).append(fact)
    return found


def _facts(full: Firm) -> Iterator[Fact]:
    yield from (Fact("firm", 0, name) for name in full.values)
    yield Fact("firm.titles", 0, "")
    for year, lines in full.accounts.items():
        yield from (Fact("accounts", year, name) for name in lines)
    for kind, records in full.records.items():
        yield Fact("list", 0, kind)
        for record in records or ():
            yield from (Fact(kind, record.index, name) for name in record.values)
            yield Fact(f"{kind}.titles", record.index, "")


def told(full: Firm, facts: Iterable[Fact]) -> Firm:
    """The firm as far as some of its facts were told."""
    known = set(facts)
    accounts = {
        year: {name: one for name, one in lines.items() if Fact("accounts", year, name) in known}
        for year, lines in full.accounts.items()
    }
    records = {
        kind: tuple(_told(record, known) for record in rows or ())
        for kind, rows in full.records.items()
        if Fact("list", 0, kind) in known
    }
    return replace(
        full,
        values={n: v for n, v in full.values.items() if Fact("firm", 0, n) in known},
        accounts=accounts,
        titles=full.titles if Fact("firm.titles", 0, "") in known else Titles(),
        records=records,
    )


def _told(record: Record, known: set[Fact]) -> Record:
    kind, index = record.kind, record.index
    values = {n: v for n, v in record.values.items() if Fact(kind, index, n) in known}
    titled = Fact(f"{kind}.titles", index, "") in known
    return replace(record, values=values, titles=record.titles if titled else Titles())


@dataclass(frozen=True)
class Asking:
    """Where an interview stands: verdicts, what was told, and facts already asked for."""

    found: Sequence[Recommendation]
    firm: Firm
    passed: frozenset[Fact]
    random: random.Random

    def waiting(self) -> dict[Document, dict[str, set[Fact]]]:
        """Each document with each instrument that waits for it and for which facts."""
        pairs: dict[Document, dict[str, set[Fact]]] = {}
        for one in self.found:
            if one.verdict.status == "undetermined":
                for fact in set(wanted(one)) - self.passed:
                    ids = pairs.setdefault(document(fact, one.current.lexicon), {})
                    ids.setdefault(one.current.instrument.id, set()).add(fact)
        return pairs


Strategy = Callable[[Asking], Document | None]


def ours(now: Asking) -> Document | None:
    """The question the product asks first."""
    ranked = questions(now.found, now.firm, passed=now.passed)
    return ranked[0].document if ranked else None


def at_random(now: Asking) -> Document | None:
    """Any document that some verdict waits for."""
    able = sorted(now.waiting(), key=str)
    return now.random.choice(able) if able else None


def fixed_form(now: Asking) -> Document | None:
    """The vocabulary from top to bottom, without what no verdict waits for."""
    return min(now.waiting(), key=_in_order, default=None)


def _in_order(asked: Document) -> tuple[object, ...]:
    order = ("firm", "firm.titles", "accounts", "list")
    place = order.index(asked.subject) if asked.subject in order else len(order)
    return place, asked.subject, -asked.at, asked.where.zh


def most_missed(now: Asking) -> Document | None:
    """The document that most open verdicts wait for."""
    able = now.waiting()
    return max(able, key=lambda one: (len(able[one]), str(one)), default=None)


STRATEGIES: Mapping[str, Strategy] = {
    "ours": ours, "random": at_random, "fixed form": fixed_form, "most missed": most_missed,
}  # fmt: skip


@dataclass(frozen=True)
class Curve:
    """Undecided instruments and yuan after each question, as shares of those at the beginning."""

    count: tuple[float, ...]
    money: tuple[float, ...]

    @property
    def areas(self) -> tuple[float, float]:
        """Mean share undecided over the first `HORIZON` questions, in count and in yuan."""
        return sum(self.count) / HORIZON, sum(self.money) / HORIZON


@dataclass(frozen=True)
class Setting:
    """The live instruments of a day, compiled once, and the words for facts."""

    asked: tuple[Requirements, ...]
    lexicon: Lexicon
    day: date

    @classmethod
    def of(cls, catalogue: Catalogue, lexicon: Lexicon, day: date) -> "Setting":
        """Those of a catalogue."""
        live = [one for one in catalogue.as_of(day) if one.validity.live]
        return cls(tuple(requirements(one) for one in live), lexicon, day)

    def drawn(self, seed: int) -> Firm:
        """The firm of a seed."""
        ids = [one.current.instrument.id for one in self.asked]
        return Drawn(seed, self.lexicon, ids, self.day).firm()


def curve(setting: Setting, seed: int, strategy: Strategy) -> Curve:
    """Ask until nothing is open; a verdict once settled is not asked again."""
    full, rng = setting.drawn(seed), random.Random(f"{seed}")
    pages = sheets(full, setting.lexicon)
    stakes = {one.current.instrument.id: _stake(one, full) for one in setting.asked}
    asked, known, seen = list(setting.asked), [], []
    passed: frozenset[Fact] = frozenset()
    for _ in range(HORIZON):
        firm = told(full, known)
        verdicts = [(one, recommend([one], firm)) for one in asked]
        verdicts = [(one, found) for one, found in verdicts if _open(found)]
        asked = [one for one, _ in verdicts]
        seen.append([one.current.instrument.id for one in asked])
        now = Asking([one for _, found in verdicts for one in found], firm, passed, rng)
        following = strategy(now)
        if following is None:
            break
        known += pages.pop(following, [])
        passed |= set().union(*now.waiting().get(following, {}).values())
    seen += [seen[-1]] * (HORIZON - len(seen))
    return _curve(seen, stakes)


def _open(found: Sequence[Recommendation]) -> bool:
    return any(one.verdict.status == "undetermined" for one in found)


def _curve(seen: Sequence[Sequence[str]], stakes: Mapping[str, int]) -> Curve:
    many, money = len(seen[0]) or 1, sum(stakes[one] for one in seen[0]) or 1
    return Curve(
        tuple(len(open_) / many for open_ in seen),
        tuple(sum(stakes[one] for one in open_) / money for open_ in seen),
    )


def _stake(asked: Requirements, full: Firm) -> int:
    """What the instrument would pay this firm at most if it qualified, in 分; nothing if open."""
    current = asked.current
    benefit = current.edition.benefit
    if benefit is None:
        return 0
    kind = current.instrument.subject.kind
    view = View(full, current.moment)
    records = full.records.get(kind) if kind != "firm" else None
    views = [view.of(record) for record in records or ()] if kind != "firm" else [view]
    amounts = [
        reckon(benefit, one, lexicon=current.lexicon, own=current.instrument.id) for one in views
    ]
    return max((one.high or one.low for one in amounts if one.counted), default=0)
