"""What a policy asks of a firm, written as a tree.

`all`, `any`, `at_least`, `not` and `when` join conditions; the leaves compare facts, look titles
up, or stand for what only the authority can answer (judgement) or nobody here has read (unread).
"""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Discriminator, Tag, TypeAdapter
from pydantic import Field as Key
from pydantic_core import PydanticCustomError

from recommender.indicators.measures import Scalar
from recommender.indicators.thresholds import Operator
from recommender.vocabulary.fields import STRICT, Label


class Node:
    """Joins conditions with & | ~ and refuses the words that would join them wrongly."""

    __slots__ = ()

    def __and__(self, other: "Condition") -> "AllOf":
        return AllOf((self, other))  # type: ignore[arg-type]

    def __or__(self, other: "Condition") -> "AnyOf":
        return AnyOf((self, other))  # type: ignore[arg-type]

    def __invert__(self) -> "Not":
        return Not(self)  # type: ignore[arg-type]

    def __bool__(self) -> bool:
        raise TypeError("A condition has no truth by itself. Write `a & b`, not `a and b`.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Node):
    """What every leaf may carry: the clause in our words, its article, and its source."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    text: Label | None = None
    article: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare(Clause):
    """A quantity stands in a relation to a fixed value."""

    field: str
    at_least: Scalar | None = None
    more_than: Scalar | None = None
    at_most: Scalar | None = None
    less_than: Scalar | None = None
    is_: Annotated[Scalar | None, Key(alias="is")] = None
    is_not: Scalar | None = None

    def __post_init__(self) -> None:
        """Refuse a comparison without a relation, or with two."""
        if sum(raw is not None for _, raw in self._given()) != 1:
            options = ", ".join(op for op, _ in self._given())
            raise PydanticCustomError("one_of", "one of {options}", {"options": options})

    def _given(self) -> list[tuple[Operator, Scalar | None]]:
        return [
            ("at_least", self.at_least), ("more_than", self.more_than), ("at_most", self.at_most),
            ("less_than", self.less_than), ("is", self.is_), ("is_not", self.is_not),
        ]  # fmt: skip

    @property
    def relation(self) -> tuple[Operator, Scalar]:
        """The relation and the value as written."""
        return next((op, raw) for op, raw in self._given() if raw is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Between(Clause):
    """A quantity lies in a band; `bounds` says which ends belong to it."""

    field: str
    between: tuple[Scalar, Scalar]
    bounds: Literal["[]", "[)", "(]", "()"] = "[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf(Clause):
    """A category is one of several; places and industries count when they lie inside one."""

    field: str
    in_: Annotated[tuple[Scalar, ...], Key(alias="in", min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known(Clause):
    """A fact exists: an expenditure was made, a contract was signed."""

    field: str
    known: Literal[True] = True


@dataclass(frozen=True, slots=True)
class Window:
    """From one day to another, both included; days may be relative to the round."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    from_: Annotated[str, Key(alias="from")]
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Has(Clause):
    """The firm or its subject holds one of the titles on a day, or was granted it in a window."""

    has: str | Annotated[tuple[str, ...], Key(min_length=1)]
    on: str | None = None
    granted: Window | None = None

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles, any of which will do."""
        return (self.has,) if isinstance(self.has, str) else self.has


@dataclass(frozen=True, slots=True, kw_only=True)
class Some(Clause):
    """At least `count` records of a kind satisfy a condition; planned ones only if `planned`."""

    some: str
    where: "Condition"
    count: Annotated[int, Key(ge=1)] = 1
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Every(Clause):
    """All records of a kind satisfy a condition (true if there is none)."""

    every: str
    where: "Condition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Clause):
    """Only the authority can answer this."""

    judgement: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread(Clause):
    """A part that exists in the text, and that nobody here has read."""

    unread: Label


@dataclass(frozen=True, slots=True)
class AllOf(Node):
    """Every part holds."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    parts: Annotated[tuple["Condition", ...], Key(alias="all", min_length=1)]


@dataclass(frozen=True, slots=True)
class AnyOf(Node):
    """At least one part holds."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    parts: Annotated[tuple["Condition", ...], Key(alias="any", min_length=1)]


@dataclass(frozen=True, slots=True)
class AtLeast(Node):
    """At least `count` of the parts hold."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    count: Annotated[int, Key(alias="at_least", ge=1)]
    parts: Annotated[tuple["Condition", ...], Key(alias="of", min_length=1)]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """The part does not hold."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    part: Annotated["Condition", Key(alias="not")]


@dataclass(frozen=True, slots=True)
class When(Node):
    """If the guard holds, so must the rest: an implication."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    guard: Annotated["Condition", Key(alias="when")]
    then: "Condition"


Leaf = Compare | Between | OneOf | Known | Has | Some | Every | Judgement | Unread


def _kind(found: Any) -> str | None:
    if not isinstance(found, dict):
        return type(found).__name__
    for key, kind in _BY_KEY:
        if key in found:
            return kind
    return "Compare" if "field" in found else None


_BY_KEY = (
    ("all", "AllOf"), ("any", "AnyOf"), ("not", "Not"), ("when", "When"), ("has", "Has"),
    ("some", "Some"), ("every", "Every"), ("judgement", "Judgement"), ("unread", "Unread"),
    ("between", "Between"), ("in", "OneOf"), ("known", "Known"), ("of", "AtLeast"),
)  # fmt: skip

Condition = Annotated[
    Annotated[Compare, Tag("Compare")]
    | Annotated[Between, Tag("Between")]
    | Annotated[OneOf, Tag("OneOf")]
    | Annotated[Known, Tag("Known")]
    | Annotated[Has, Tag("Has")]
    | Annotated[Some, Tag("Some")]
    | Annotated[Every, Tag("Every")]
    | Annotated[Judgement, Tag("Judgement")]
    | Annotated[Unread, Tag("Unread")]
    | Annotated[AllOf, Tag("AllOf")]
    | Annotated[AnyOf, Tag("AnyOf")]
    | Annotated[AtLeast, Tag("AtLeast")]
    | Annotated[Not, Tag("Not")]
    | Annotated[When, Tag("When")],
    Discriminator(
        _kind,
        custom_error_type="condition_shape",
        custom_error_message="a condition has one of the keys all, any, at_least, not, when, "
        "field, has, some, every, judgement, unread",
    ),
]
CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


def children(node: Condition) -> tuple[tuple[str, Condition], ...]:
    """The parts of a node with the path segment by which authors write them."""
    match node:
        case AllOf(parts):
            return tuple((f"all[{i}]", part) for i, part in enumerate(parts))
        case AnyOf(parts):
            return tuple((f"any[{i}]", part) for i, part in enumerate(parts))
        case AtLeast(_, parts):
            return tuple((f"of[{i}]", part) for i, part in enumerate(parts))
        case Not(part):
            return (("not", part),)
        case When(guard, then):
            return (("when", guard), ("then", then))
        case _:
            return ()
