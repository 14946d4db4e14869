"""What is read of a condition is all of it: written out and read again, it is the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.catalogue.reading import instrument_adapter, read_catalogue, shipped_folder
from recommender.resources.strict_yaml import load_json
from recommender.rules import nodes as n
from tests.strategies import authored_leaves, leaves, trees

SHIPPED = read_catalogue(shipped_folder()).instruments
LEFT_OUT = [{"exclude_none": True}, {"exclude_defaults": True}, {}]


@given(trees(st.one_of(authored_leaves, leaves)), st.sampled_from(LEFT_OUT))
def test_a_condition_written_and_read_again_is_itself(tree, left_out):
    written = n.CONDITION.dump_python(tree, by_alias=True, **left_out)

    assert n.CONDITION.validate_python(written) == tree


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("left_out", LEFT_OUT, ids=str)
def test_a_shipped_instrument_written_and_read_again_is_itself(name, left_out):
    written = instrument_adapter().dump_python(SHIPPED[name], by_alias=True, **left_out)

    assert instrument_adapter().validate_python(written) == SHIPPED[name]


@pytest.mark.parametrize("name", SHIPPED)
def test_so_it_is_as_json(name):
    written = instrument_adapter().dump_json(SHIPPED[name], by_alias=True, exclude_none=True)

    read = load_json(written.decode(), name=name)

    assert instrument_adapter().validate_python(read) == SHIPPED[name]
