"""Broken files: each mistake is refused once, at its place, in words that say what to do.

A file or folder in tests/broken/catalogue or tests/broken/profiles holds one mistake; the mapping
`*-words.yaml` beside it tells the code, the place, the line and the words that must be found.
"""

import ast
import shutil
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from recommender.catalogue.reading import read_catalogue
from recommender.errors import CatalogueError, Problem, ProfileError
from recommender.indicators.reading import read_firm
from recommender.resources.strict_yaml import load
from recommender.wording.problems import codes, sentence
from recommender.wording.problems_of_tables import SENTENCES
from web.commands import cli

BROKEN = Path(__file__).parent / "broken"
CATALOGUE = sorted(path for path in (BROKEN / "catalogue").iterdir())
PROFILES = sorted(path for path in (BROKEN / "profiles").iterdir())
CODE = Path(__file__).parents[1]
ELSEWHERE = {
    "file_too_large", "not_a_day", "day_outside", "records_too_many", "and_more", "file_not_text",
    "answer_instrument", "answer_unasked", "nothing_sent", "path_unknown", "method_unknown",
    "not_understood", "failed", "left_out_encoded", "left_out_chain", "carrier_unknown",
    "sheet_not_left_out", "file_unreadable", "filter_unknown", "query_long",
} | set(SENTENCES)  # fmt: skip
"""Too large for a fixture, or not refused while one file is read: see tests/web, the profile's
and tests/recommender/catalogue/test_asks.py and test_left_out.py, test_plans.py; those of tables
are produced in tests/models/history."""


@cache
def expected(kind: str) -> dict:
    name = f"{kind}-words.yaml"
    found, _ = load((BROKEN / name).read_text("utf-8"), name=name)
    return found


def refused(path: Path, folder: Path) -> tuple[Problem, ...]:
    """The problems of a fixture; a single file is put into a folder of its own."""
    if path.parent.name == "profiles":
        with pytest.raises(ProfileError, match=r"\w") as caught:
            read_firm(path.read_bytes(), file=path.name)
        return caught.value.problems
    with pytest.raises(CatalogueError, match=r"\w") as caught:
        read_catalogue(folder_of(path, folder))
    return caught.value.problems


def folder_of(path: Path, folder: Path) -> Path:
    if path.is_dir():
        return path
    shutil.copy(path, folder)
    return folder


@pytest.mark.parametrize("path", [*CATALOGUE, *PROFILES], ids=lambda path: path.stem)
def test_a_mistake_is_told_once_at_its_place_in_both_languages(path, tmp_path):
    wanted = expected(path.parent.name)[path.stem]

    problems = refused(path, tmp_path)

    assert [(one.code, one.place, one.line) for one in problems] == [
        (wanted["code"], wanted.get("at", ""), wanted.get("line"))
    ]
    for lang in ("zh", "en"):
        told = sentence(problems[0], lang)
        assert [word for word in wanted[lang] if word not in told] == [], told
        assert problems[0].place in told


def test_every_fixture_has_its_words_and_every_word_its_fixture():
    assert {path.stem for path in CATALOGUE} == set(expected("catalogue"))
    assert {path.stem for path in PROFILES} == set(expected("profiles"))


def test_the_files_they_were_made_from_are_sound(tmp_path):
    shutil.copy(BROKEN / "sound.yaml", tmp_path)

    assert set(read_catalogue(tmp_path).instruments) == {"sound"}
    assert read_firm((BROKEN / "sound-profile.yaml").read_bytes(), file="sound").name


def raised() -> set[str]:
    """Every code that some line of the code raises."""
    return {
        code
        for room in ("recommender", "models", "web")
        for path in (CODE / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for code in _codes(node)
    }


_AT = {
    "UnitError": 0,
    "PydanticCustomError": 0,
    "Problem": 2,
    "refuse": 1,
    "place": 1,
    "_rows_told": 3,
}


def _codes(node: ast.AST) -> list[str]:
    found: list[ast.expr] = []
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        found = node.args[_AT[name] :][:1] if name in _AT else []
    elif isinstance(node, ast.Yield | ast.Return) and isinstance(node.value, ast.Tuple):
        found = node.value.elts[1:2] if _values(node.value.elts[-1:]) else []
    elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "_CODES":
        assert isinstance(node.value, ast.Dict)
        found = node.value.values
    return [part.value for part in found if isinstance(part, ast.Constant)]


def _values(last: list[ast.expr]) -> bool:
    """Whether a tuple ends in the values of a problem."""
    return any(
        isinstance(e, ast.Dict | ast.Call) or getattr(e, "id", "") == "values" for e in last
    )


def test_every_code_raised_has_sentences_and_a_fixture():
    produced = {
        told["code"] for kind in ("catalogue", "profiles") for told in expected(kind).values()
    }

    assert raised() - set(codes()) == set()
    assert set(codes()) - produced == ELSEWHERE
    assert raised() >= set(codes())


def test_problems_of_all_files_come_at_once(tmp_path):
    for name in ("key-missing", "field-misspelt", "bracket-open"):
        shutil.copy(BROKEN / "catalogue" / f"{name}.yaml", tmp_path)
    shutil.copy(BROKEN / "sound.yaml", tmp_path)

    with pytest.raises(CatalogueError, match="key_missing") as caught:
        read_catalogue(tmp_path)

    assert {problem.file for problem in caught.value.problems} == {
        "key-missing.yaml", "field-misspelt.yaml", "bracket-open.yaml",
    }  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_tells_all_and_ends_with_two(tmp_path, lang):
    for name in ("key-missing", "field-misspelt"):
        shutil.copy(BROKEN / "catalogue" / f"{name}.yaml", tmp_path)

    found = CliRunner().invoke(
        cli, ["catalogue", "check", "--catalogue", str(tmp_path), "--lang", lang]
    )

    assert found.exit_code == 2
    for name in ("key-missing", "field-misspelt"):
        told = expected("catalogue")[name]
        assert f"{name}.yaml:{told['line']}: {told['at']}:" in found.output
        assert all(word in found.output for word in told[lang])
    assert {"zh": "2", "en": "2 problems"}[lang] in found.output.splitlines()[-1]


def test_a_broken_file_does_not_make_references_to_it_wrong(tmp_path):
    shutil.copy(BROKEN / "catalogue" / "key-missing.yaml", tmp_path)
    text = (BROKEN / "catalogue" / "superseded-by-unknown.yaml").read_text("utf-8")
    (tmp_path / "superseded-by-unknown.yaml").write_text(text.replace("nobody", "key-missing"))

    with pytest.raises(CatalogueError, match="key_missing") as caught:
        read_catalogue(tmp_path)

    assert {problem.file for problem in caught.value.problems} == {"key-missing.yaml"}
