"""The JSON Schema of an instrument file, for editors: the shape the reader itself uses."""

from typing import Any

from recommender.catalogue.reading import instrument_adapter
from recommender.indicators.measures import Indicator
from recommender.resources.shapes import adapter_of

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def editor_schema() -> dict[str, Any]:
    """A schema made from the classes the reader uses."""
    made = instrument_adapter().json_schema(by_alias=True, mode="validation")
    own = adapter_of(Indicator).json_schema(by_alias=True, mode="validation")
    made["$defs"] |= own.pop("$defs")
    made["properties"]["indicators"]["additionalProperties"] = _unnamed(own)
    return {"$schema": SCHEMA_DIALECT, "title": "fundmatch instrument", **made}


def _unnamed(indicator: dict[str, Any]) -> dict[str, Any]:
    """An indicator without its name, which is the key it stands under."""
    del indicator["properties"]["name"]
    indicator["required"].remove("name")
    return indicator
