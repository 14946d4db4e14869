"""A wrong shape is told once, at its deepest place, as written, with a code and what came."""

from dataclasses import dataclass
from typing import ClassVar

import pytest
from pydantic import ConfigDict, TypeAdapter, ValidationError

from recommender.resources.shapes import told
from recommender.rules.nodes import CONDITION


@dataclass(frozen=True)
class Stay:
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    nights: int
    guests: tuple[str, ...] = ()


STAYS = TypeAdapter(dict[str, Stay | list[Stay] | str])


def problems(raw, adapter=CONDITION):
    with pytest.raises(ValidationError, match="validation error") as caught:
        adapter.validate_python(raw)
    return told(caught.value, raw, adapter=adapter)


def test_places_are_those_of_the_file_without_the_names_of_shapes():
    raw = {"all": [{"when": {"has": "x"}, "then": {"field": "revenue"}}]}

    assert [(path, code) for path, code, _ in problems(raw)] == [(("all", 0, "then"), "one_of")]


def test_a_value_that_fits_none_of_several_shapes_is_refused_once():
    found = problems({"field": "revenue", "at_least": [1, 2]})

    assert found == [(("at_least",), "one_value_expected", {"found": [1, 2]})]


def test_only_the_deepest_place_is_told():
    found = problems({"first": {"nights": "two", "guests": "Li"}}, STAYS)

    assert {(path, code) for path, code, _ in found} == {
        (("first", "nights"), "not_whole"),
        (("first", "guests"), "not_a_list"),
    }


def test_a_key_that_is_missing_keeps_its_name_and_an_unknown_one_its_neighbours():
    found = problems({"first": {"nigths": 2}}, STAYS)

    assert (("first", "nights"), "key_missing", {"found": "nights"}) in found
    assert (
        ("first", "nigths"),
        "key_unknown",
        {"found": "nigths", "near": ("nights",)},
    ) in found


def test_what_has_no_code_of_its_own_is_told_in_the_words_of_the_library():
    [(path, code, values)] = problems("9" * 5_000, TypeAdapter(int))

    assert (path, code) == ((), "shape")
    assert "maximum" in values["message"]
