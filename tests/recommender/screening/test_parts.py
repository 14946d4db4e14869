"""Many firms by column answer as one firm does, and a leaf asked by many is answered once."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.firm.facts import Firm, Moment, Titles, View
from recommender.indicators.lexicon import shipped_lexicon
from recommender.rules import nodes as n
from recommender.rules.closures import compiled
from recommender.rules.leaves import tree_truth
from recommender.screening import Firms, parts, screen_part
from recommender.screening.sharing import shared
from recommender.units.bounds import Bounds
from recommender.vocabulary.fields import Label
from tests.strategies import MOMENT, TITLE, firms, known, leaves, trees

LEXICON = shipped_lexicon()
WORDS = Label("由主管部门评审", "For the authority to judge")
JUDGED = n.Judgement(judgement=WORDS)
BIG = n.Compare(field="employees", at_least=10)
SMALL = n.Compare(field="employees", less_than=10)
ENOUGH = n.Compare(field="rd_staff_share", at_least="10%")


def program(tree, *, moment=MOMENT):
    return compiled(tree, lexicon=LEXICON, moment=moment)


def employing(count, **values):
    year = {} if count is None else {"employees": count}
    return Firm("f", values=values, accounts={2024: year})


def screened(tree, *applicants):
    asked = program(tree)
    return screen_part(Firms.of(applicants, [asked]), [asked])[0]


def test_the_four_statuses():
    found = screened(
        n.AnyOf((SMALL, n.AllOf((BIG, n.OneOf(field="owns_core_ip", in_=(True,)), JUDGED)))),
        employing(known(9)),
        employing(known(10), owns_core_ip=True),
        employing(known(10)),
        employing(known(10), owns_core_ip=False),
    )

    assert found.status.to_list() == [
        "eligible", "eligible_subject_to", "undetermined", "ineligible",
    ]  # fmt: skip
    assert found.leaves.columns == ["0", "1", "2", "3"]
    assert found.leaves["3"].to_list() == [None] * 4


@settings(deadline=None, max_examples=60)
@given(st.lists(trees(leaves), min_size=1, max_size=3), st.lists(firms, max_size=3))
def test_firms_known_in_ranges_answer_as_one_by_one(made, plain):
    rough = [Firm("r", accounts={2024: {"employees": Bounds(3, 8), "rd_staff": known(1)}})]
    applicants = [*plain, *rough, *plain]
    programs = [program(tree) for tree in made]

    found = screen_part(Firms.of(applicants, programs), programs)

    for one, told in zip(programs, found, strict=True):
        for row, firm in enumerate(applicants):
            assert told.leaves.row(row) == one.leaf_states(View(firm, MOMENT))


def test_only_judgements_are_waited_for():
    found = screened(JUDGED, employing(None), employing(known(1)))

    assert found.status.to_list() == ["eligible_subject_to"] * 2


@pytest.mark.parametrize("tree", [BIG, ENOUGH, JUDGED, n.Has(has=TITLE)])
def test_no_firms_have_no_verdicts(tree):
    found = screened(tree)

    assert found.status.to_list() == []
    assert found.leaves.shape == (0, 1)


def test_a_place_that_is_not_on_the_list_answers_as_one_by_one():
    area = n.OneOf(field="registered_in", in_=("340000",))
    applicant = employing(None, registered_in="340199")

    found = screened(area, applicant)

    assert found.leaves.row(0) == program(area).leaf_states(View(applicant, MOMENT))
    assert found.leaves.row(0) == (True,)


def test_the_same_leaf_of_many_programs_is_answered_once(monkeypatch):
    cited = n.Has(has=TITLE, article="3", source="S1", text=WORDS)
    programs = [program(n.AllOf((BIG, n.Has(has=TITLE)))), program(cited), program(BIG)]
    asked = []
    monkeypatch.setattr(parts, "truth", lambda leaf, *_, **__: asked.append(leaf.path))
    applicants = [Firm("f", titles=Titles(complete=True))] * 5

    screen_part(Firms.of(applicants, programs), programs)

    assert asked == ["all[1]"] * 5


def test_the_same_words_on_another_day_are_another_leaf():
    later = Moment.at(date(2026, 6, 1))
    programs = [program(BIG), program(BIG, moment=later)]
    firm = Firm("f", accounts={2024: {"employees": known(1)}, 2025: {"employees": known(99)}})

    found = screen_part(Firms.of([firm], programs), programs)

    assert len(shared(programs)[0]) == 2
    assert [one.status[0] for one in found] == ["ineligible", "eligible"]


@pytest.mark.parametrize("count", [1, 4, 8, 9])
@pytest.mark.parametrize("told", [3, 4, 5, 8])
def test_at_least_so_many_of_eight(count, told):
    """Few combinations are joined, many are counted; both as the walk counts."""
    tree = n.AtLeast(count, tuple(n.Compare(field="employees", at_least=i) for i in range(1, 9)))
    open_ = n.AtLeast(count, (*tree.parts[:told], *[ENOUGH] * (8 - told)))
    applicants = [employing(known(number)) for number in (0, 3, 4, 8)]

    for one in (tree, open_):
        states = [tree_truth(one, View(f, MOMENT), lexicon=LEXICON) for f in applicants]
        words = {True: "eligible", False: "ineligible", None: "undetermined"}
        assert screened(one, *applicants).status.to_list() == [words[state] for state in states]
