"""The JSON Schema of an instrument file, for editors: the shape the reader itself uses."""

from typing import Any

from recommender.catalogue.reading import instrument_adapter

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def editor_schema() -> dict[str, Any]:
    """A schema made from the classes the reader uses."""
    made = instrument_adapter().json_schema(by_alias=True, mode="validation")
    return {"$schema": SCHEMA_DIALECT, "title": "fundmatch instrument", **made}
