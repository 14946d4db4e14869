"""Laws of features: nothing of the year or after it is seen, and nothing protected is read."""

import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.blocks import Block
from features.design import BLOCKS, design
from features.ledger import Ledger
from features.past import Grid, Past
from recommender.resources import strict_yaml
from recommender.resources.paths import reference_file
from tests.features.histories import Tables, tables, with_future_removed, with_future_shuffled

YEAR = 2013
PREFIXES = ("firm", "chain", "lift_instrument", "lift_family")


def _grid(ledger: Ledger) -> Grid:
    return Grid(np.arange(len(ledger.firms)), ledger.calendar[YEAR])


def _values(told: object, block: str) -> np.ndarray:
    ledger = Ledger.of(told)  # type: ignore[arg-type]
    return design(Past.before(ledger, YEAR), _grid(ledger), [block]).values


@pytest.mark.parametrize("block", BLOCKS)
@settings(max_examples=2, deadline=None)
@given(seed=st.integers(0, 1000))
def test_no_feature_changes_when_the_future_is_shuffled_or_removed(block: str, seed: int) -> None:
    told = tables(seed)

    now = _values(told, block)

    np.testing.assert_array_equal(_values(with_future_shuffled(told, YEAR, seed), block), now)
    np.testing.assert_array_equal(_values(with_future_removed(told, YEAR), block), now)


@pytest.mark.parametrize(
    "block", [name for name in BLOCKS if name not in {"content", "firm", "spoken"}]
)
def test_the_past_does_change_features(block: str) -> None:
    told = tables(1)

    now = _values(told, block)

    assert not np.array_equal(_values(with_future_shuffled(told, 2010, 5), block), now)


def test_dated_attributes_hold_from_the_year_after_they_changed() -> None:
    told = tables(2)
    later = told.firms.iloc[[0]].assign(valid_from=pd.Timestamp("2012-05-01"), size="large")
    firms = told.firms.assign(size="micro", valid_from=pd.to_datetime(told.firms["valid_from"]))
    ledger = Ledger.of(
        type(told)(pd.concat([firms, later]), told.instruments, told.awards, told.calls)
    )
    labels = ledger.labels["size"]

    sizes = [labels[ledger.code("size", np.array([0]), year)[0]] for year in (2011, 2012, 2013)]

    assert sizes == ["micro", "micro", "large"]


def test_an_attribute_is_unknown_before_the_first_date() -> None:
    told = tables(2)
    firms = told.firms.assign(valid_from=pd.Timestamp("2012-01-01"))
    ledger = Ledger.of(type(told)(firms, told.instruments, told.awards, told.calls))

    assert ledger.code("size", np.array([0]), 2011)[0] == 0
    assert ledger.code("size", np.array([0]), 2012)[0] > 0
    assert np.isnan(ledger.age(np.array([0]), 2011)[0])


def test_an_erased_family_is_new_to_own_history_but_not_to_the_firm() -> None:
    ledger = Ledger.of(tables(3))
    family = int(ledger.content["family"][ledger.calendar[YEAR][0]])
    grid = Grid(np.arange(len(ledger.firms)), ledger.calendar[YEAR][:1])
    names = ("own_instrument", "own_family", "share", "instrument_age", "firm_awards")
    blocks = ("own", "popularity", "firm")

    before, after = (
        design(Past(ledger, YEAR, erased), grid, blocks).pick(names)
        for erased in (frozenset[int](), frozenset({family}))
    )

    assert before[:, 0].sum() > 0
    assert before[:, 2].sum() > 0
    assert after[:, :3].sum() == 0
    assert (after[:, 3] == -1).all()
    np.testing.assert_array_equal(before[:, 4], after[:, 4])


def test_a_transformer_refuses_before_it_knows_a_past() -> None:
    block: Block = BLOCKS["firm"]()

    with pytest.raises(ValueError, match=r"knows no past\. Call `fit` first"):
        block.transform(Grid(np.array([0]), np.array([0])))


def test_a_transformer_names_its_columns() -> None:
    ledger = Ledger.of(tables(3))
    block = BLOCKS["own"]().fit(Past.before(ledger, YEAR))

    values = block.transform(_grid(ledger))

    assert values.shape[1] == len(block.get_feature_names_out())


def _firm_facts(name: str) -> list[str]:
    """What a column says of the firm, from its name."""
    for prefix in PREFIXES:
        if name.startswith(f"{prefix}_"):
            return [name.removeprefix(f"{prefix}_")]
    return []


def test_no_column_reads_what_is_protected_or_not_declared() -> None:
    text = reference_file("protected.yaml").read_text("utf-8")
    lists, _ = strict_yaml.load(text, name="protected.yaml")
    declared = {one["field"] for one in lists["declared"]}
    derived = {
        "age": "founded", "cohort": "founded", "experience": "awards", "last_focus": "awards",
        "awards": "awards", "years_since_award": "awards", "sum": "awards",
    }  # fmt: skip
    ledger = Ledger.of(tables(3))

    names = design(Past.before(ledger, YEAR), _grid(ledger), list(BLOCKS)).names

    for name in names:
        words = set(re.split("_", name))
        for one in lists["protected"]:
            assert not words & set(one["words"]), f"{name} reads {one['field']}"
            assert not any(word in name for word in one["words"]), f"{name}: {one['field']}"
        for fact in _firm_facts(name):
            parts = [fact] if fact in derived or fact in declared else fact.split("_")
            assert all(derived.get(part, part) in declared for part in parts), name


def _placed(seed: int) -> Tables:
    """A history in which every project's region is told, unlike that of its firm at times."""
    told = tables(seed)
    regions = np.random.default_rng(seed).choice(["north", "south", "east"], len(told.awards))
    return replace(told, awards=told.awards.assign(region=regions))


def test_the_region_of_a_project_counts_for_its_own_year_alone() -> None:
    told = _placed(6)
    ledger = Ledger.of(told)
    own = told.awards[told.awards["year"] == YEAR].drop_duplicates("firm").head(1)
    firm = ledger.numbers(own["firm"])
    one = told.awards[(told.awards["year"] == YEAR) & told.awards["firm"].isin(own["firm"])]
    grid = Grid(firm, ledger.calendar[YEAR])

    def region(past: Past) -> str:
        code = design(past, grid, ["firm"]).pick(["firm_region"])[0, 0]
        return ledger.labels["region"][int(code)]

    kept = told.firms.set_index("firm")["region"][own["firm"].iloc[0]]
    assert region(Past(ledger, YEAR, placed=True)) in set(one["region"])
    assert region(Past.before(ledger, YEAR)) == kept


def test_projects_in_several_regions_count_as_the_most_frequent_one() -> None:
    told = tables(6)
    first = told.awards.iloc[:3].assign(firm="F000", year=2010, region=["south", "north", "south"])
    first = first.assign(instrument=["I0", "I1", "I2"])
    rest = told.awards[told.awards["firm"] != "F000"]
    ledger = Ledger.of(replace(told, awards=pd.concat([first, rest], ignore_index=True)))

    found = ledger.region(np.array([0, 0]), np.array([2010, 2012]))

    own = told.firms["region"].iloc[0]
    assert [ledger.labels["region"][code] for code in found] == ["south", own]


@pytest.mark.parametrize("block", BLOCKS)
def test_of_a_placed_year_only_the_region_is_seen(block: str) -> None:
    told = _placed(7)
    now_on = told.awards["year"] >= YEAR
    other = told.awards.copy()
    other.loc[now_on, "instrument"] = np.random.default_rng(7).permutation(
        other.loc[now_on, "instrument"].to_numpy()
    )

    def values(awards: pd.DataFrame) -> np.ndarray:
        ledger = Ledger.of(replace(told, awards=awards))
        return design(Past(ledger, YEAR, placed=True), _grid(ledger), [block]).values

    np.testing.assert_array_equal(values(other), values(told.awards))
