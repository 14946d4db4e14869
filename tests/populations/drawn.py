"""Complete firms drawn from the vocabulary alone; they stand for no real population."""

import math
import random
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from recommender.firm.facts import Firm, Holding, Record, Titles, Value
from recommender.indicators.lexicon import Lexicon
from recommender.units.bounds import Bounds
from recommender.vocabulary.fields import Field, Vocabulary
from recommender.vocabulary.industries import Industries
from recommender.vocabulary.regions import Regions

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
