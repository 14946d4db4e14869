"""Exact verdicts against brute force: every completion of the unknown base facts is tried."""

from itertools import product

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from recommender.firm.facts import Fact, Firm, View
from recommender.indicators.lexicon import shipped_lexicon
from recommender.rules import nodes as n
from recommender.rules.closures import compiled
from recommender.units.bounds import Bounds
from recommender.verdict.exactness import settle
from tests.strategies import COUNTS, MOMENT, comparisons, known, trees

LEXICON = shipped_lexicon()
GRID = [known(value) for value in (*range(26), 30, 40, 60, 119, 120, 121, 200)]
CHOICES = {
    "owns_core_ip": (True, False),
    "above_scale": (True, False),
    "tax_credit_rating": tuple("abmcd"),
}
TREES = trees(comparisons)
partly = st.fixed_dictionaries(
    {
        **{name: st.one_of(st.none(), st.integers(0, 12)) for name in COUNTS},
        "owns_core_ip": st.sampled_from([None, True, False]),
        "above_scale": st.sampled_from([None, True]),
        "tax_credit_rating": st.sampled_from([None, "a", "m"]),
    }
)


def parts(told):
    values = {k: v for k, v in told.items() if k in CHOICES and v is not None}
    year = {k: known(v) for k, v in told.items() if k in COUNTS and v is not None}
    return Firm("f", values=values, accounts={2024: year})


def completions(told):
    """All truths of the tree over a grid of the unknown facts."""
    open_counts = [name for name in COUNTS if told[name] is None]
    open_choices = [name for name in CHOICES if told[name] is None]
    for numbers in product(GRID, repeat=len(open_counts)):
        for options in product(*(CHOICES[name] for name in open_choices)):
            yield {
                **{
                    Fact("accounts", 2024, k): v for k, v in zip(open_counts, numbers, strict=True)
                },
                **{Fact("firm", 0, k): v for k, v in zip(open_choices, options, strict=True)},
            }


@settings(max_examples=300, deadline=None)
@given(TREES, partly)
@example(
    n.When(n.Compare(field="rd_staff_share", is_="10%"), n.Compare(field="employees", at_most=0)),
    {**dict.fromkeys(COUNTS), **dict.fromkeys(CHOICES, "a"), "rd_staff": 1, "st_staff": 1},
)
def test_a_verdict_agrees_with_every_completion(tree, told):
    assume(
        sum(told[name] is None for name in COUNTS) <= 1
        or sum(v is None for v in told.values()) <= 2
    )
    program = compiled(tree, lexicon=LEXICON, moment=MOMENT)
    view = View(parts(told), MOMENT)

    found = settle(program, view, program.leaf_states(view))
    truths = set()
    for filled in completions(told):
        seen = view.assuming(filled)
        states = program.leaf_states(seen)
        plain = program.root(states)
        undefined = plain is None  # a share of no employees: even complete facts leave it open
        truths.add(settle(program, seen, states).truth if undefined else plain)

    if found.truth is not None:
        assert truths == {found.truth}
    elif found.exact:
        assert len(truths) > 1 or None in truths


def settled(tree, accounts=None, **values):
    program = compiled(tree, lexicon=LEXICON, moment=MOMENT)
    view = View(Firm("f", values=values, accounts=accounts or {}), MOMENT)
    return settle(program, view, program.leaf_states(view))


def compare(field, **relation):
    return n.Compare(field=field, **relation)


def test_bands_that_cover_everything_need_no_revenue():
    bands = n.AnyOf(
        (compare("revenue", at_most="5000万元"), compare("revenue", more_than="5000万元"))
    )

    found = settled(bands)

    assert (found.truth, found.exact) == (True, True)


def test_a_contradiction_is_found_without_the_fact():
    both = n.AllOf((compare("employees", at_least=10), compare("employees", less_than=10)))

    found = settled(both)

    assert (found.truth, found.exact) == (False, True)


def test_a_ratio_in_bands_of_its_own_divisor():
    tree = n.AllOf(
        (
            n.When(compare("revenue", at_most="5000万元"), compare("rd_intensity", at_least="5%")),
            n.When(
                compare("revenue", more_than="5000万元"), compare("rd_intensity", at_least="3%")
            ),
        )
    )
    rich = {
        2024: {"rd_expense": known(300_000_000), "revenue": Bounds(400_000_000, 1_000_000_000)}
    }
    poor = {2024: {"rd_expense": known(10_000_000), "revenue": Bounds(400_000_000, 1_000_000_000)}}

    assert settled(tree, rich).truth is True
    assert settled(tree, poor).truth is False


def test_more_than_four_shared_facts_are_left_open_and_said_so():
    names = ("employees", "rd_staff", "st_staff", "bachelor_staff", "revenue")
    low = ["1元" if name == "revenue" else 1 for name in names]
    tree = n.AllOf(
        tuple(
            n.AnyOf((compare(a, at_least=x), compare(b, less_than=y), compare(a, less_than=x)))
            for (a, x), (b, y) in zip(
                zip(names, low, strict=True),
                zip(names[1:] + names[:1], low[1:] + low[:1], strict=True),
                strict=True,
            )
        )
    )

    found = settled(tree)

    assert found.truth is None or found.exact


@pytest.mark.parametrize(("share", "expected"), [(10, True), (9, False)])
def test_a_range_settles_what_all_its_values_agree_on(share, expected):
    tree = compare("employees", at_least=10)
    ends = Bounds(share, share + 5) if expected else Bounds(share - 5, share)

    assert settled(tree, {2024: {"employees": ends}}).truth is expected
