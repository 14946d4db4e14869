"""The page for authors: its instrument and cases can be read and hold, and its commands exist."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from web.commands import cli

PAGE = (Path(__file__).parents[1] / "docs" / "authoring.md").read_text("utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def folders(tmp_path):
    for name, block in zip(("catalogue", "cases"), BLOCKS, strict=True):
        (tmp_path / name).mkdir()
        (tmp_path / name / "example-rd-grant.yaml").write_text(block, "utf-8")
    return ("--catalogue", str(tmp_path / "catalogue")), ("--cases", str(tmp_path / "cases"))


def run(*words):
    found = CliRunner().invoke(cli, ["catalogue", *words, "--lang", "en"])
    return found.exit_code, found.output


def test_the_instrument_is_in_order_and_raises_no_doubt(folders):
    catalogue, _ = folders

    code, output = run("check", *catalogue)

    assert (code, len(output.splitlines())) == (0, 1), output


def test_its_cases_hold_and_notice_every_change(folders):
    catalogue, cases = folders

    assert run("test", *catalogue, *cases)[0] == 0, run("test", *catalogue, *cases)[1]
    code, output = run("mutate", *catalogue, *cases, "--at-least", "100%")
    assert code == 0, output


def test_every_command_named_on_the_page_exists():
    named = set(re.findall(r"catalogue ([a-z]+)", PAGE))
    listed = CliRunner().invoke(cli, ["catalogue", "--help"]).output

    verbs = {"new", "draft", "fields", "check", "show", "test", "boundary", "mutate", "diff"}
    assert verbs <= named
    assert all(re.search(rf"^  {verb}\b", listed, re.MULTILINE) for verb in verbs)
