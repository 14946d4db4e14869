"""Every name a condition may use: fields, accounts lines of other years, declared indicators."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from recommender.errors import CatalogueError, Problem, ProblemsError, UnitError
from recommender.indicators.measures import Cagr, Indicator, Measure
from recommender.resources.paths import data_dir
from recommender.resources.shapes import adapter_of, told
from recommender.resources.strict_yaml import Positions, dotted, load
from recommender.vocabulary.fields import Field, FieldType, Label, Vocabulary
from recommender.vocabulary.reading import read_vocabulary

_YEAR = re.compile(r"^(?P<name>[a-z_0-9]+)@(?P<year>-[1-9])$")


@dataclass(frozen=True, slots=True)
class Line:
    """A field, for accounts with the fiscal year counted back from the last one filed."""

    field: Field
    year: int = 0


@dataclass(frozen=True, slots=True)
class Quantity:
    """A name resolved: what it measures, in which type and unit."""

    name: str
    type: FieldType
    unit: str | None
    label: Label
    node: "Line | Measure"
    field: Field | None = None

    @property
    def numeric(self) -> bool:
        """Whether its values can be ordered."""
        return self.type not in {"choice", "yes_no", "region", "industry", "text"}

    @property
    def compound(self) -> bool:
        """Whether thresholds are raised to the number of years (CAGR)."""
        return isinstance(self.node, Cagr)


@dataclass(frozen=True)
class Lexicon:
    """The vocabulary together with the declared indicators."""

    vocabulary: Vocabulary
    indicators: Mapping[str, Indicator]
    _known: dict[str, Quantity] = field(default_factory=dict, repr=False, compare=False)

    def quantity(self, name: str) -> Quantity:
        """Resolve a name.

        Raises
        ------
        UnitError
            With code `field_unknown` and the nearest names.
        """
        if name not in self._known:
            self._known[name] = self._resolve(name)
        return self._known[name]

    def _resolve(self, name: str) -> Quantity:
        if declared := self.indicators.get(name):
            label = Label(declared.zh, declared.en)
            return Quantity(name, declared.type, declared.unit, label, declared.measure)
        past = _YEAR.match(name)
        found = self.vocabulary.fields.get(past["name"] if past else name)
        if found is None or (past and found.subject != "accounts"):
            raise UnitError("field_unknown", found=name, near=self.near(name))
        year = int(past["year"]) if past else 0
        full = name if past else found.name
        return Quantity(full, found.type, found.unit, found.label, Line(found, year), found)

    def asking(
        self, asks: Mapping[str, Label], *, instrument: str, title: Label, subject: str
    ) -> "Lexicon":
        """The same with yes-or-no facts of one instrument, named by their keys within it.

        They are asked together, under the instrument's title.
        """
        own: dict[str, Field] = {}
        for key, label in asks.items():
            name = f"{instrument}.{key}" if subject == "firm" else f"{subject}.{instrument}.{key}"
            made = Field(name, subject, "yes_no", label.zh, label.en, label, title, "no")
            own |= {key: made, name: made}
        fields = {**own, **self.vocabulary.fields}
        return Lexicon(replace(self.vocabulary, fields=fields), self.indicators)

    def near(self, name: str) -> tuple[str, ...]:
        """Names that look like the one given, best first."""
        names = [*self.vocabulary.fields, *self.indicators]
        return tuple(get_close_matches(name, names, n=3, cutoff=0.6))


def read_indicators(
    raw: Mapping[str, object], *, file: str, positions: Positions | None = None
) -> dict[str, Indicator]:
    """Read declared indicators.

    Raises
    ------
    CatalogueError
        With every indicator that cannot be read.
    """
    read: dict[str, Indicator] = {}
    problems: list[Problem] = []
    for name, entry in raw.items():
        named = {**entry, "name": name} if isinstance(entry, Mapping) else entry
        try:
            read[name] = adapter_of(Indicator).validate_python(named)
        except ValidationError as error:
            for path, code, values in told(error, named, adapter=adapter_of(Indicator)):
                at = ("indicators", name, *path)
                line = positions.nearest(at) if positions else None
                problems.append(Problem(file, dotted(at), code, values, line))
    if problems:
        raise CatalogueError(problems)
    return read


def read_lexicon(folder: Path) -> Lexicon:
    """Read a vocabulary folder with its indicators.

    Raises
    ------
    CatalogueError
        With every problem of the vocabulary, else with every problem of the indicators.
    """
    path = folder / "indicators.yaml"
    vocabulary = read_vocabulary(folder)
    try:
        raw, positions = load(path.read_text("utf-8"), name=path.name)
    except ProblemsError as error:
        raise CatalogueError(error.problems) from error
    declared = raw.get("indicators") if isinstance(raw, dict) else raw
    if not isinstance(declared, dict):
        problem = Problem(path.name, "indicators", "not_a_mapping", {"found": declared}, 1)
        raise CatalogueError([problem])
    return Lexicon(vocabulary, read_indicators(declared, file=path.name, positions=positions))


@cache
def shipped_lexicon() -> Lexicon:
    """The vocabulary and indicators that come with the package."""
    return read_lexicon(data_dir() / "reference" / "vocabulary")
