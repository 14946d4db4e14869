"""Running cases: what holds, what is missed and how it is told, and files that cannot be read."""

import pytest
from click.testing import CliRunner

from recommender.authoring.answers import answered, misses
from recommender.authoring.cases import changed, read_cases
from recommender.errors import ProfileError
from tests.recommender.authoring.conftest import CASES
from web.commands import cli


def told(tmp_path, *words):
    found = CliRunner().invoke(
        cli,
        ["catalogue", *words, "--catalogue", str(tmp_path / "catalogue"), "--cases",
         str(tmp_path / "cases"), "--lang", "en"],
    )  # fmt: skip
    return found.exit_code, found.output


def test_cases_that_hold_are_counted(tmp_path, write):
    write()

    assert told(tmp_path, "test") == (0, "10 cases of 1 instruments hold.\n")


def test_a_case_that_does_not_hold_is_told_with_the_clauses_that_are_open(tmp_path, write):
    write(("at_least: 5%", "at_least: 6%"))

    code, output = told(tmp_path, "test", "sound")

    assert code == 1
    assert (
        "sound: base: verdict should be eligible, not ineligible\n    eligibility.all[0]: False"
        in output
    )
    assert "of 10 cases do not hold" in output


def test_every_expectation_is_looked_at(tmp_path, write):
    catalogue = write()
    base = read_cases(tmp_path / "cases" / "sound.yaml")[0]
    wrong = {
        "verdict": "ineligible", "subject_to": ["reading"], "missing": ["employees"],
        "amount": ["1元", None], "validity": "ended", "availability": "shut",
    }  # fmt: skip

    found = {one.key: one.got for one in misses(answered(base, catalogue), wrong)}

    assert found == {
        "verdict": "eligible", "subject_to": [], "missing": [],
        "amount": (100_000_000, 100_000_000), "validity": "in_force", "availability": "open",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("status: eligible\n", "", "key_missing", "status"),
        ("set: accounts", "sett: accounts", "key_unknown", "thresholds[0].sett"),
        ("cases:\n", "csaes:\n", "key_unknown", "csaes"),
        ("amount: 100万元}\n- {name: one", "amuont: 100万元}\n- {name: one", "one_of", "cases[0]"),
    ],
)
def test_a_key_nobody_reads_is_refused_at_its_place(tmp_path, write, old, new, code, place):
    path = tmp_path / "cases" / "sound.yaml"
    write()
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    with pytest.raises(ProfileError, match=code) as caught:
        read_cases(path)

    assert (code, place) in [(one.code, one.place) for one in caught.value.problems]
    assert told(tmp_path, "test")[0] == 2


def test_a_profile_that_cannot_be_read_ends_with_its_problem(tmp_path, write):
    write(cases=CASES.replace("registered_in", "registred_in"))

    code, output = told(tmp_path, "test")

    assert code == 2
    assert "registred_in" in output


def test_an_instrument_without_cases_says_where_to_write_them(tmp_path, write):
    write()
    (tmp_path / "cases" / "sound.yaml").unlink()

    code, output = told(tmp_path, "test")

    assert code == 2
    assert "docs/authoring.md" in output


def test_an_unknown_instrument_is_refused_with_those_near_it(tmp_path, write):
    write()

    code, output = told(tmp_path, "test", "sond")

    assert (code, "Near: sound" in output) == (2, True)


def test_a_day_before_the_instrument_began_is_told(tmp_path, write):
    write(cases="instrument: sound\nas_of: '2020-01-01'\nstatus: eligible\nbase: {}\n")

    code, output = told(tmp_path, "test")

    assert (code, "had not begun on 2020-01-01" in output) == (1, True)


def test_a_path_one_past_the_end_adds_a_record():
    base = {"products": [{"name": "one"}]}

    found = changed(base, {"products[1].kind": "software", "firm.employees": 3})

    assert found == {
        "products": [{"name": "one"}, {"kind": "software"}], "firm": {"employees": 3},
    }  # fmt: skip
    assert base == {"products": [{"name": "one"}]}


BASES = """\
bases:
- name: of material
  change: {"products[0].kind": material, accounts.2023.rd_expense: null}
  status: ineligible
  thresholds:
  - {set: "products[0].kind", pass: material, fail: software, fail_to: undetermined, unknown_to: undetermined}
  cases:
  - {name: a year later, change: {}, as_of: "2025-05-01", validity: presumed}
- name: later
  as_of: "2025-05-01"
  change: {accounts: {"2024": {revenue: 1亿元, rd_expense: 500万元}}}
  expect: {amount: 100万元}
"""  # noqa: E501


def test_a_further_base_is_the_first_with_a_change_and_has_its_own_thresholds(tmp_path, write):
    write(cases=CASES + BASES)

    found = read_cases(tmp_path / "cases" / "sound.yaml")

    assert [case.name for case in found[10:]] == [
        "of material", "of material: products[0].kind=material",
        "of material: products[0].kind=software", "of material: products[0].kind unknown",
        "of material: a year later", "later",
    ]  # fmt: skip
    assert [case.expected.get("verdict") for case in found[10:]] == [
        "ineligible", "ineligible", "undetermined", "undetermined", None, "eligible",
    ]  # fmt: skip
    assert found[10].profile["accounts"] == {"2023": {"revenue": "1亿元"}}
    assert told(tmp_path, "test") == (0, "16 cases of 1 instruments hold.\n")


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("name: of material\n  change", "change", "key_missing", "bases[0].name"),
        ("change: {accounts", "chnage: {accounts", "key_unknown", "bases[1].chnage"),
        ("pass: material", "passes: material", "key_unknown", "bases[0].thresholds[0].passes"),
        ("validity", "vality", "one_of", "bases[0].cases[0]"),
    ],
)
def test_a_broken_base_is_refused_at_its_place(tmp_path, write, old, new, code, place):
    assert old in BASES
    write(cases=CASES + BASES.replace(old, new))

    with pytest.raises(ProfileError, match=code) as caught:
        read_cases(tmp_path / "cases" / "sound.yaml")

    assert (code, place) in [(one.code, one.place) for one in caught.value.problems]
