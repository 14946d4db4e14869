"""Laws of features: nothing of the year or after it is seen, and nothing protected is read."""

import re

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
from tests.features.histories import tables, with_future_removed, with_future_shuffled

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
