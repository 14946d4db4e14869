"""The card of a model, in the nine parts of "Model Cards for Model Reporting" (Mitchell 2019)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

PARTS = (
    "model_details",
    "intended_use",
    "factors",
    "metrics",
    "evaluation_data",
    "training_data",
    "quantitative_analyses",
    "ethical_considerations",
    "caveats",
)
Json = Any


@dataclass(frozen=True, slots=True)
class Card:
    """Nine parts, each with something in it; `quantitative_analyses` has results by group."""

    parts: Mapping[str, Mapping[str, Json]]

    def __post_init__(self) -> None:
        missing = [name for name in PARTS if not self.parts.get(name)]
        if missing:
            raise ValueError(f"The card says nothing under {missing}. Fill in all nine parts.")
        unknown = sorted(set(self.parts) - set(PARTS))
        if unknown:
            raise ValueError(f"A card has no part {unknown}. Its parts are {list(PARTS)}.")
        if not self.parts["quantitative_analyses"].get("groups"):
            raise ValueError("quantitative_analyses has no groups. Add results by firm size.")

    def as_json(self) -> Mapping[str, Json]:
        """The parts as plain values."""
        return dict(self.parts)

    @classmethod
    def read(cls, text: str) -> Self:
        """A card from its JSON.

        Raises
        ------
        ValueError
            When it is no card.
        """
        told = json.loads(text)
        if not isinstance(told, dict):
            raise ValueError(f"A card is a mapping of nine parts, not {type(told).__name__}.")  # noqa: TRY004
        return cls(told)
