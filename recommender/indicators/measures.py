"""Quantities computed as a policy text defines them, declared as data.

An operand is the name of a field (`revenue`, `project.investment`), of an accounts line some years
back (`revenue@-1`), of a declared indicator, or a nested measure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Discriminator, Tag
from pydantic import Field as Key
from pydantic_core import PydanticCustomError

from recommender.vocabulary.fields import STRICT, FieldType

Scalar = bool | int | Decimal | str
Test = Scalar | tuple[Scalar, ...] | Mapping[str, Scalar]
Where = Mapping[str, Test]
Years = Annotated[int, Key(ge=1)]


@dataclass(frozen=True, slots=True)
class RatioTerms:
    """What is divided by what."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    of: "Operand"
    to: "Operand"


@dataclass(frozen=True, slots=True)
class Ratio:
    """One quantity divided by another, for example R&D spending by revenue."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    ratio: RatioTerms


@dataclass(frozen=True, slots=True)
class Sum:
    """An accounts line summed over the last `years` fiscal years, or several operands added."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    sum: "str | Several"
    years: Years = 1


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of an accounts line over the last `years` fiscal years."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    mean: str
    years: Years


@dataclass(frozen=True, slots=True)
class Extreme:
    """The least or the greatest of several operands."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    least: "Several | None" = None
    greatest: "Several | None" = None

    def __post_init__(self) -> None:
        """Refuse neither and both."""
        if (self.least is None) == (self.greatest is None):
            options = {"options": "least, greatest"}
            raise PydanticCustomError("one_of", "one of {options}", options)

    @property
    def parts(self) -> "tuple[Operand, ...]":
        """The operands of which the least or the greatest is taken."""
        return self.least or self.greatest or ()


@dataclass(frozen=True, slots=True)
class Difference:
    """The first operand less the second."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    less: "tuple[Operand, Operand]"


@dataclass(frozen=True, slots=True)
class Growth:
    """Change of an accounts line against `years` before, as a share of the earlier value."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    growth: str
    years: Years = 1


@dataclass(frozen=True, slots=True)
class MeanGrowth:
    """The mean of the yearly growth rates over the last `years` years."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    mean_growth: str
    years: Years


@dataclass(frozen=True, slots=True)
class Cagr:
    """Compound yearly growth over `years`, held as its growth factor so that it stays exact."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    cagr: str
    years: Years


@dataclass(frozen=True, slots=True)
class AgeTerms:
    """Since which date, counted in what."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    since: str
    in_: Annotated[Literal["years", "months", "days"], Key(alias="in")]


@dataclass(frozen=True, slots=True)
class Age:
    """Completed years, months or days since a date, at the round's reference date."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    age: AgeTerms


@dataclass(frozen=True, slots=True)
class Count:
    """How many records satisfy the tests."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    count: str
    where: Where = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Total:
    """A field summed over the records that satisfy the tests."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    total: str
    where: Where = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Best:
    """The greatest value of a field over the records that satisfy the tests."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    best: str
    where: Where = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Band:
    """Points given from a threshold on: the first band that fits counts, so order them."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    points: int
    at_least: Scalar | None = None
    more_than: Scalar | None = None
    at_most: Scalar | None = None
    less_than: Scalar | None = None
    is_: Annotated[Scalar | None, Key(alias="is")] = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a points table: what is measured and its bands, best first."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    of: "Operand"
    bands: Annotated[tuple[Band, ...], Key(min_length=1)]
    otherwise: int = 0
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Points:
    """A points table, item by item; missing items make the total a range."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    points: Annotated[tuple[Item, ...], Key(min_length=1)]


@dataclass(frozen=True, slots=True)
class SizeClass:
    """Micro, small, medium or large by 工信部联企业〔2011〕300号."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    size_class: Literal["2011"]


_KEYS = {
    "ratio": Ratio, "sum": Sum, "mean": Mean, "least": Extreme, "greatest": Extreme,
    "less": Difference, "growth": Growth, "mean_growth": MeanGrowth, "cagr": Cagr, "age": Age,
    "count": Count, "total": Total, "best": Best, "points": Points, "size_class": SizeClass,
}  # fmt: skip


def _kind(found: Any) -> str | None:
    if isinstance(found, dict):
        return next((_KEYS[key].__name__ for key in found if key in _KEYS), None)
    return type(found).__name__


Measure = Annotated[
    Annotated[Ratio, Tag("Ratio")]
    | Annotated[Sum, Tag("Sum")]
    | Annotated[Mean, Tag("Mean")]
    | Annotated[Extreme, Tag("Extreme")]
    | Annotated[Difference, Tag("Difference")]
    | Annotated[Growth, Tag("Growth")]
    | Annotated[MeanGrowth, Tag("MeanGrowth")]
    | Annotated[Cagr, Tag("Cagr")]
    | Annotated[Age, Tag("Age")]
    | Annotated[Count, Tag("Count")]
    | Annotated[Total, Tag("Total")]
    | Annotated[Best, Tag("Best")]
    | Annotated[Points, Tag("Points")]
    | Annotated[SizeClass, Tag("SizeClass")],
    Discriminator(
        _kind,
        custom_error_type="measure_shape",
        custom_error_message="a measure has one of the keys ratio, sum, mean, least, greatest, "
        "less, growth, mean_growth, cagr, age, count, total, best, points, size_class",
    ),
]
Operand = str | Measure
Several = Annotated[tuple[Operand, ...], Key(min_length=1)]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A declared measure with its name, type and wording."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: str
    type: FieldType
    zh: str
    en: str
    measure: "Measure"
    unit: str | None = None
