"""YAML and JSON are read without surprises, every mistake at once."""

from decimal import Decimal

import pytest

from recommender.errors import ProblemsError
from recommender.resources.strict_yaml import load, load_json


def test_values_keep_their_meaning():
    found, positions = load(
        "a: 12:30\nb: 0123\nc: 2019-05-01\nd: 1.50\ne: no\nf: true\ng: '7'\nh:\n", name="x"
    )

    assert found == {
        "a": "12:30",
        "b": "0123",
        "c": "2019-05-01",
        "d": Decimal("1.50"),
        "e": "no",
        "f": True,
        "g": "7",
        "h": None,
    }
    assert positions.line(("d",)) == 4
    assert positions.line(("z",)) is None


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a: 1\na: 2\nb: 3\nb: 4", ["key_twice", "key_twice"]),
        ("a: .nan\nb: -.inf", ["not_finite", "not_finite"]),
        ("a: &x 1\nb: *x", ["alias"]),
        ("a: {<<: {b: 1}}", ["merge_key"]),
        ("a: [1,", ["yaml_syntax"]),
        ("", ["file_empty"]),
        ("a:\n\t- 1", ["yaml_syntax"]),
        ("a: &x 1\nb: &y 2", ["alias", "alias"]),
        ("a: !!str 7", ["yaml_syntax"]),
        ("[1, 2]: x", ["yaml_syntax"]),
        ("? {a: b}\n: c", ["yaml_syntax"]),
        ("a: 1\n---\nb: 2", ["yaml_syntax"]),
        ("a: 1\nb: \ud800", ["not_utf8"]),
        ("[" * 70 + "]" * 70, ["too_deep"]),
    ],
)
def test_refusals(text, codes):
    with pytest.raises(ProblemsError, match=codes[0]) as caught:
        load(text, name="x.yaml")
    found = [problem.code for problem in caught.value.problems]
    assert found[: len(codes)] == codes
    assert all(problem.file == "x.yaml" for problem in caught.value.problems)


@pytest.mark.parametrize("sign", ["&x 1", "!!str 1", "*x"])
@pytest.mark.parametrize(
    "place", ["{}", "[{}]", "[1,{}]", "- {}", "a: {}", '"a":{}', "{{a: {}}}", "? {}\n: 1", "#\n{}"]
)
def test_nothing_indirect_is_read_wherever_it_stands(place, sign):
    with pytest.raises(ProblemsError, match=r"alias|yaml_syntax"):
        load(place.format(sign), name="x")


@pytest.mark.parametrize("text", ["R&D 费用", "甲&乙", "2*3", "好!", "a!b"])
def test_signs_inside_a_text_are_text(text):
    assert load(f"a: {text}", name="x")[0] == {"a": text}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"a": 1, "a": 2}', "key_twice"),
        ('{"a": NaN}', "not_finite"),
        ("{", "json_syntax"),
        ("[" * 100_000, "too_deep"),
        ("[" * 70 + "]" * 70, "too_deep"),
        ('{"a": 1e9999999999999999999}', "not_finite"),
        ('{"a": ["\\ud800"]}', "json_syntax"),
        ('{"\\ud800": 1}', "json_syntax"),
    ],
)
def test_json_is_as_strict(text, code):
    with pytest.raises(ProblemsError, match=code) as caught:
        load_json(text, name="x.json")
    assert caught.value.problems[0].code == code


def test_json_decimals_stay_exact():
    assert load_json('{"a": 0.1}', name="x") == {"a": Decimal("0.1")}


def test_a_number_nobody_can_mean_stays_a_text():
    digits = "9" * 5_000

    assert load(f"a: {digits}", name="x")[0] == {"a": digits}
    assert load_json(f'{{"a": {digits}}}', name="x") == {"a": digits}
    assert load("a: -12", name="x")[0] == load_json('{"a": -12}', name="x") == {"a": -12}
