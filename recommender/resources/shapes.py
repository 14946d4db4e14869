"""What pydantic refuses in a file, told as problems: the place as written, a code and values."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from recommender.resources.strict_yaml import Path

Found = tuple[Path, str, Mapping[str, object]]
_CODES = {
    "string_type": "text_expected",
    "tuple_type": "not_a_list",
    "dataclass_type": "not_a_mapping",
    "dict_type": "not_a_mapping",
    "int_type": "not_whole",
    "int_parsing": "not_whole",
    "int_from_float": "not_whole",
    "bool_type": "not_true_false",
    "bool_parsing": "not_true_false",
    "condition_shape": "condition_shape",
    "measure_shape": "measure_shape",
}


@cache
def adapter_of(shape: Any) -> TypeAdapter[Any]:
    """Reads and writes one shape; made when first needed, which with a kept catalogue is never."""
    return TypeAdapter(shape)


def told(error: ValidationError, raw: object, *, adapter: TypeAdapter[Any]) -> list[Found]:
    """One problem for each wrong place, the deepest ones only.

    A value that fits none of several shapes is refused once by each; one refusal is kept.
    """
    by_place: dict[Path, list[ErrorDetails]] = {}
    for found in error.errors():
        by_place.setdefault(_written(found, raw), []).append(found)
    above = {place[:end] for place in by_place for end in range(len(place))}
    kept = {place: found for place, found in by_place.items() if place not in above}
    return [_told(place, found, adapter) for place, found in kept.items()]


def _written(error: ErrorDetails, raw: object) -> Path:
    """The place without the names of shapes that pydantic puts between the keys."""
    here: list[str | int] = []
    inside: Any = raw
    for part in error["loc"]:
        known = part in _parts(inside)
        if known or (error["type"] == "missing" and part == error["loc"][-1]):
            here.append(part)
        inside = inside[part] if known else inside
    return tuple(here)


def _parts(inside: object) -> Collection[str | int]:
    if isinstance(inside, Mapping):
        return inside.keys()
    return range(len(inside)) if isinstance(inside, list) else ()


def _told(place: Path, found: Sequence[ErrorDetails], adapter: TypeAdapter[Any]) -> Found:
    chosen = _chosen(found)
    kind, key, value = chosen["type"], place[-1] if place else "", chosen["input"]
    context = chosen.get("ctx", {})
    match kind:
        case "unexpected_keyword_argument" if value is None:
            return place, "comma_in_text", {"found": key}
        case "unexpected_keyword_argument":
            near = tuple(get_close_matches(str(key), sorted(set(_keys(adapter))), n=3))
            return place, "key_unknown", {"found": key, "near": near}
        case "missing" if isinstance(key, int):
            return place[:-1], "too_few", {"least": key + 1}
        case "missing":
            return place, "key_missing", {"found": key}
        case "too_short":
            return place, "too_few", {"least": context["min_length"]}
        case "greater_than_equal":
            return place, "too_small", {"found": value, "least": context["ge"]}
        case "one_of":
            return place, "one_of", {"options": context["options"]}
        case "literal_error":
            options = tuple(re.findall(r"'([^']*)'", context["expected"])) or ("true",)
            return place, "option_unknown", {"found": value, "options": options}
        case "string_type" if isinstance(value, list | dict):
            return place, "one_value_expected", {"found": value}
        case _ if kind in _CODES:
            return place, _CODES[kind], {"found": value}
        case _:
            return place, "shape", {"found": value, "message": chosen["msg"]}


def _chosen(found: Sequence[ErrorDetails]) -> ErrorDetails:
    """The refusal that says most: not one of type if there is another, else that of a text."""
    rest = [one for one in found if not one["type"].endswith("_type")]
    texts = [one for one in found if one["type"] == "string_type"]
    return (rest or texts or list(found))[0]


def _keys(adapter: TypeAdapter[Any]) -> Iterator[str]:
    """Every key that some part of the shape has."""
    schema = adapter.json_schema(by_alias=True)
    for part in (schema, *schema.get("$defs", {}).values()):
        yield from part.get("properties", ())
