"""Compiled leaves over facts known only as ranges say what the walk says."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recommender.firm.facts import Firm, View
from recommender.indicators.lexicon import shipped_lexicon
from recommender.rules import nodes as n
from recommender.rules.closures import compiled
from recommender.rules.leaves import tree_truth
from recommender.units.bounds import Bounds
from tests.strategies import MOMENT, RELATIONS

LEXICON = shipped_lexicon()
INF = float("inf")
shares = st.sampled_from([Fraction(0), Fraction(3, 10), Fraction(1, 2), Fraction(5, 7), INF])
heads = st.sampled_from([0, 3, 10, 12, INF])
days = st.integers(date(2019, 12, 30).toordinal(), date(2020, 1, 3).toordinal())


def ranges(ends):
    """Ranges between two ends, or nothing known."""
    pairs = st.tuples(ends, ends).filter(lambda two: min(two) < INF)
    return st.one_of(st.none(), pairs.map(lambda two: Bounds(min(two), max(two))))


def asked(field, value):
    """Every relation of a field to a value, and whether it is known."""
    compared = [n.Compare(field=field, **{op: value}) for op in RELATIONS]
    return n.AllOf(
        (
            *compared,
            n.Between(field=field, between=(value, value)),
            n.Known(field=field, known=True),
        )
    )


def firm(share, staff, employees, founded):
    values = {"market_share_national": share, "founded_on": founded, "tax_credit_rating": "b"}
    year = {"rd_staff": staff, "employees": employees}
    return Firm(
        "f",
        values={name: value for name, value in values.items() if value is not None},
        accounts={2024: {name: value for name, value in year.items() if value is not None}},
    )


@settings(deadline=None)
@given(st.builds(firm, ranges(shares), ranges(heads), ranges(heads), ranges(days)))
@example(firm(Bounds(Fraction(3, 10), Fraction(1, 2)), None, None, None))
@example(firm(Bounds(Fraction(1, 2), INF), Bounds(3, 3), Bounds(10, 10), None))
def test_ranges(told):
    view = View(told, MOMENT)
    for field, value in (
        ("market_share_national", "50%"), ("market_share_national", "0%"), ("employees", 10),
        ("rd_staff_share", "30%"), ("rd_staff_share", "200%"), ("founded_on", "2020-01-01"),
    ):  # fmt: skip
        program = compiled(asked(field, value), lexicon=LEXICON, moment=MOMENT)

        states = program.leaf_states(view)

        parts = program.tree.parts
        assert states == tuple(tree_truth(part, view, lexicon=LEXICON) for part in parts)


@pytest.mark.parametrize("rating", ["b", "c"])
def test_a_category_is_known_or_is_one_of_some(rating):
    tree = n.AllOf(
        (
            n.Known(field="tax_credit_rating", known=True),
            n.OneOf(field="tax_credit_rating", in_=(rating,)),
        )
    )
    program = compiled(tree, lexicon=LEXICON, moment=MOMENT)

    told = View(firm(None, None, None, None), MOMENT)

    assert program.leaf_states(told) == (True, rating == "b")
    assert program.leaf_states(View(Firm("f"), MOMENT)) == (None, None)
