"""Laws every tree obeys, in both compilations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.firm.facts import View
from recommender.indicators.lexicon import shipped_lexicon
from recommender.rules import nodes as n
from recommender.rules.closures import compiled
from recommender.rules.leaves import tree_truth
from recommender.screening import Firms, screen_part
from recommender.verdict.exactness import settle
from tests.strategies import COUNTS, MOMENT, firms, known, leaves, trees

LEXICON = shipped_lexicon()
CONDITIONS = trees(leaves)


def program(tree):
    return compiled(tree, lexicon=LEXICON, moment=MOMENT)


@given(CONDITIONS)
def test_writing_and_reading_a_tree_is_the_identity(tree):
    written = n.CONDITION.dump_python(tree, by_alias=True, exclude_none=True)

    assert n.CONDITION.validate_python(written) == tree


@given(CONDITIONS, firms)
def test_the_closure_agrees_with_the_walk(tree, firm):
    view = View(firm, MOMENT)
    made = program(tree)

    assert made.root(made.leaf_states(view)) == tree_truth(tree, view, lexicon=LEXICON)


@given(CONDITIONS, firms)
def test_a_point_is_a_range_of_equal_ends(tree, firm):
    made = program(tree)
    low, high = made.read(View(firm, MOMENT))

    for ends in (low, high):
        assert made.states(ends, ends) == made.states(ends, list(ends))


@settings(max_examples=150, deadline=None)
@given(st.lists(CONDITIONS, min_size=1, max_size=3), st.lists(firms, min_size=1, max_size=5))
def test_columns_agree_with_closures_on_every_leaf_and_verdict(made, applicants):
    programs = [program(tree) for tree in made]

    screened = screen_part(Firms.of(applicants, programs), programs)

    for one, found in zip(programs, screened, strict=True):
        for row, firm in enumerate(applicants):
            states = one.leaf_states(View(firm, MOMENT))
            assert found.leaves.row(row) == states
            root = one.root(states)
            status = {True: "eligible", False: "ineligible", None: "undetermined"}[root]
            assert found.status[row] == status


@given(CONDITIONS, CONDITIONS, firms)
def test_de_morgan(one, other, firm):
    view = View(firm, MOMENT)

    def truth(tree):
        return tree_truth(tree, view, lexicon=LEXICON)

    assert truth(n.Not(n.AllOf((one, other)))) == truth(n.AnyOf((n.Not(one), n.Not(other))))
    assert truth(n.Not(n.AnyOf((one, other)))) == truth(n.AllOf((n.Not(one), n.Not(other))))
    assert truth(n.When(one, other)) == truth(n.AnyOf((n.Not(one), other)))
    assert truth(n.Not(n.Not(one))) == truth(one)


@settings(deadline=None)
@given(CONDITIONS, firms, st.sampled_from(COUNTS), st.integers(0, 12))
def test_a_new_fact_never_reverses_a_settled_verdict(tree, firm, name, number):
    made = program(tree)
    before_view = View(firm, MOMENT)
    before = settle(made, before_view, made.leaf_states(before_view)).truth
    year = dict(firm.accounts[2024])
    year.setdefault(name, known(number))
    richer = type(firm)(
        firm.name,
        values=firm.values,
        accounts={**firm.accounts, 2024: year},
        titles=firm.titles,
        records=firm.records,
    )
    view = View(richer, MOMENT)

    after = settle(made, view, made.leaf_states(view)).truth

    assert before is None or after is before


def test_a_condition_has_no_truth_by_itself():
    leaf = n.Compare(field="employees", at_least=1)

    assert (leaf & leaf) == n.AllOf((leaf, leaf))
    assert (leaf | ~leaf) == n.AnyOf((leaf, n.Not(leaf)))
    with pytest.raises(TypeError, match="a & b"):
        bool(leaf)
