"""The catalogue against numbers read from fact sheets: each is found on the other side."""

from dataclasses import replace
from pathlib import Path

import pytest

from recommender.authoring.facts import read_facts
from recommender.authoring.oracle import allowances, discrepancies, unexplained
from recommender.catalogue.left_out import left_out_file, read_left_out
from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from recommender.resources.strict_yaml import load

ORACLES = Path(__file__).parent / "oracles"
ALLOWED = ORACLES / "facts-allowed.yaml"


@pytest.fixture(scope="module")
def facts():
    return read_facts(ORACLES / "facts.csv")


def found(catalogue, facts):
    raw, _ = load(ALLOWED.read_text("utf-8"), name=ALLOWED.name)
    sheets = {s for one in catalogue.instruments.values() for s in one.provenance}
    return unexplained(discrepancies(catalogue, facts), allowances(raw), sheets=sheets)


def test_every_number_stands_on_both_sides_or_says_why_not(facts):
    left, stale = found(read_catalogue(shipped_folder()), facts)

    assert left == []
    assert stale == [], "no longer needed"


def test_every_sheet_of_the_catalogue_is_in_the_table(facts):
    catalogue = read_catalogue(shipped_folder())

    assert {s for one in catalogue.instruments.values() for s in one.provenance} <= facts.keys()


def test_every_sheet_is_in_exactly_one_edition_or_among_those_left_out(facts):
    instruments = read_catalogue(shipped_folder()).instruments
    left_out = [one.sheet for one in read_left_out(left_out_file(), instruments)]
    encoded = [sheet for one in instruments.values() for sheet in one.provenance]

    assert len(facts) == 276
    assert sorted([*encoded, *left_out]) == sorted(facts)


@pytest.mark.parametrize(
    ("instrument", "right", "wrong"),
    [
        ("nation-little-giant", "3000万元", "300万元"),
        ("ah-szyc-new-project", "rate: 5%", "rate: 50%"),
        ("ah-szyc-new-project", "3000万元", "300万元"),
        ("ah-szyc-new-project", "at_least: 1亿元", "at_least: 10亿元"),
        ("nation-hnte", "at_least: 365", "at_least: 356"),
        ("nation-hnte", "at_least: 10%", "at_most: 10%"),
        ("nation-innovative-sme", "at_least: 3%, points: 15", "at_least: 4%, points: 15"),
        ("nation-innovative-sme", "at_least: 3%, points: 15", "at_least: 3%, points: 25"),
        ("ah-2026-lease-interest", '"2025-12-13"', '"2025-12-31"'),
        ("ah-2026-lease-interest", "at_least: 24", "at_least: 12"),
        ("ah-talent-salary10", 'rate: "70%"', 'rate: "75%"'),
    ],
)
def test_a_mistyped_number_is_noticed(facts, tmp_path, instrument, right, wrong):
    path = next(shipped_folder().rglob(f"{instrument}.yaml"))
    text = path.read_text("utf-8")
    assert right in text
    (tmp_path / path.name).write_text(text.replace(right, wrong), "utf-8")

    left, _ = found(_only(tmp_path), facts)

    assert {one.instrument for one in left} == {instrument}


def _only(folder: Path) -> Catalogue:
    """One changed file among the others, which it may name."""
    name = next(folder.glob("*.yaml")).stem
    text = (folder / f"{name}.yaml").read_text("utf-8")
    for path in shipped_folder().rglob("*.yaml"):
        other = path.read_text("utf-8") if path.stem != name else text
        (folder / path.name).write_text(other, "utf-8")
    changed = read_catalogue(folder)
    return replace(changed, instruments={name: changed.instruments[name]})


def test_an_allowance_that_is_not_needed_fails():
    entry = {"sheet": "nation-hnte", "value": "99年", "reason": "none"}

    _, stale = unexplained([], allowances([entry]), sheets={"nation-hnte"})

    assert [one.value for one in stale] == ["99年"]


def test_a_table_with_other_columns_is_refused(tmp_path):
    (tmp_path / "facts.csv").write_text("sheet,value\na,1\n", "utf-8")

    with pytest.raises(ValueError, match="the columns are sheet, edition, field"):
        read_facts(tmp_path / "facts.csv")
