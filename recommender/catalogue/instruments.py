"""One support measure: its editions, their annual rounds, and where each number was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict
from pydantic import Field as Key

from recommender.catalogue.grants import Benefit, Text
from recommender.rules.nodes import Condition
from recommender.vocabulary.fields import STRICT, Label

Level = Literal["nation", "province", "city", "district"]
Reading = Literal["full", "excerpt", "secondary"]
Day = str | int


@dataclass(frozen=True, slots=True)
class Source:
    """A page or document that was read, and how much of it."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    title: str
    publisher: str | None = None
    url: str | None = None
    date: Day | None = None
    read: Reading = "excerpt"


@dataclass(frozen=True, slots=True)
class Document:
    """A legal act or rule by title and number."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    title: str
    doc_no: str | None = None
    article: str | None = None
    issued: Day | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """The last sign of life of an edition: when and in which source."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    date: Day
    source: str


@dataclass(frozen=True, slots=True)
class Round:
    """One annual call: when it is open, which day counts, and what it asks beyond the edition."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    year: int
    opens: Day | None = None
    closes: Day | None = None
    reference_date: Day | None = None
    eligibility: Condition | None = None
    quota: int | None = None
    budget: Text | None = None
    documents: tuple[str, ...] = ()
    text: Label | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Cumulation:
    """Which awards may be held together with this one, over which object."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    scope: Literal["firm", "project", "product", "expenditure", "person", "team", "loan"]
    excludes: tuple[str, ...] = ()
    excludes_class: str | None = None
    joint_ceiling: "JointCeiling | None" = None
    once_per_years: int | None = None
    once: bool = False
    higher_of: tuple[str, ...] = ()
    tops_up: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    text: Label | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class JointCeiling:
    """The most that several instruments pay together."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    instruments: tuple[str, ...]
    amount: Text
    per: Literal["year", "project", "ever"] = "year"


@dataclass(frozen=True, slots=True)
class Application:
    """How one applies: mode, window, frequency and documents in our own words."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    mode: Literal["apply", "no_application", "bidding", "recommended", "case_by_case", "lender"]
    rolling: bool = False
    window: Label | None = None
    frequency: Label | None = None
    documents: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """The text of an instrument between two dates."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    from_: Annotated[Day, Key(alias="from")]
    reading: Reading
    legal_basis: Document
    last_seen: Sign
    to: Day | None = None
    provenance: tuple[str, ...] = ()
    superseded_by: str | None = None
    rules: tuple[Document, ...] = ()
    eligibility: Condition | None = None
    preferences: tuple[Label, ...] = ()
    benefit: Benefit | None = None
    cumulation: tuple[Cumulation, ...] = ()
    rounds: tuple[Round, ...] = ()
    application: Application | None = None
    note: Label | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who may apply at all: kinds of organisation and where they must be registered."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    kinds: Annotated[tuple[str, ...], Key(min_length=1)]
    registered_in: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class SubjectOf:
    """What the instrument is granted to, and the roles a firm may have in it."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    kind: str
    role: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """One support measure with all its editions.

    `asks` are facts that only this instrument wants to know of its subject, answered yes or no.
    """

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    id: str
    name: Label
    family: str
    kind: str
    level: Level
    region: str
    authority: tuple[str, ...]
    applicant: Applicant
    subject: SubjectOf
    editions: Annotated[tuple[Edition, ...], Key(min_length=1)]
    sources: Mapping[str, Source]
    gives: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    asks: Mapping[str, Label] = field(default_factory=dict)
    indicators: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    note: Label | None = None
    draft: bool = False

    @property
    def provenance(self) -> tuple[str, ...]:
        """The fact sheets it was written from, edition by edition."""
        return tuple(sheet for edition in self.editions for sheet in edition.provenance)
