"""Benefits and points tables that are called alike answer alike, whatever the firm."""

from dataclasses import replace
from datetime import date
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from recommender.authoring.levelling import leveled
from recommender.authoring.scores import Version, alike
from recommender.benefit.reckoning import reckon
from recommender.catalogue.grants import (
    Benefit,
    Cap,
    Case,
    Cases,
    Ceiling,
    Grade,
    Step,
    Tiers,
    Uplift,
)
from recommender.firm.facts import Firm, Moment, Record, View
from recommender.indicators import measures as m
from recommender.indicators.lexicon import Lexicon, shipped_lexicon
from recommender.rules import nodes as n
from recommender.rules.leaves import tree_truth
from recommender.units.bounds import Bounds

LEXICON = shipped_lexicon()
DAY = date(2024, 6, 1)
AMOUNTS = st.integers(0, 6).map(lambda count: f"{count}万元")
STAFFED = st.sampled_from(
    [n.Compare(field="employees", at_least=10), n.Compare(field="employees", at_least=30)]
)
WHEN = STAFFED | st.none()
CASES = st.lists(st.builds(Case, when=WHEN, amount=AMOUNTS), min_size=1, max_size=2).map(
    lambda cases: Cases(tuple(cases))
)
CAPS = st.none() | st.builds(Cap, amount=AMOUNTS | CASES)
STEPS = st.tuples(
    st.builds(Step, to=st.just("3万元"), amount=AMOUNTS), st.builds(Step, amount=AMOUNTS)
)
PLAIN = st.one_of(
    st.builds(Benefit, kind=st.just("cash"), amount=AMOUNTS | CASES, cap=CAPS),
    st.builds(Benefit, kind=st.just("cash"), cap=CAPS, unread=st.none()),
    st.builds(
        Benefit, kind=st.just("cash"), cap=CAPS,
        grades=st.tuples(st.builds(Grade, grade=st.just("A"), amount=AMOUNTS)),
    ),
    st.builds(
        Benefit, kind=st.just("cash"), cap=CAPS, floor=st.none() | AMOUNTS,
        stages=st.lists(st.builds(Case, when=WHEN, amount=AMOUNTS), min_size=1, max_size=2)
        .map(tuple),
    ),
    st.builds(
        Benefit, kind=st.just("cash"), base=st.just("paid_in_capital"), cap=CAPS,
        tiers=st.builds(Tiers, mode=st.sampled_from(["slab", "marginal"]), steps=STEPS),
        less_received=st.sampled_from([(), ("other",)]),
    ),
    st.builds(
        Benefit, kind=st.just("cash"), base=st.just("paid_in_capital"), cap=CAPS,
        ceilings=st.lists(st.builds(Ceiling, amount=AMOUNTS), max_size=2).map(tuple),
        rate=st.sampled_from(["10%", "50%"]),
    ),
    st.builds(
        Benefit, kind=st.just("cash"), amount=AMOUNTS, cap=CAPS,
        uplifts=st.tuples(st.builds(Uplift, when=STAFFED, add_amount=AMOUNTS)),
    ),
)  # fmt: skip
BENEFITS = PLAIN | st.builds(
    Benefit, kind=st.just("cash"), cap=CAPS, combine=st.sampled_from(["sum", "highest"]),
    parts=st.lists(PLAIN, min_size=1, max_size=2).map(tuple),
)  # fmt: skip
AWARDS = (Record("award", 0, "", {"instrument": "other", "amount": Bounds(2 * 10**6, 2 * 10**6)}),)
FIRMS = [
    Firm(
        "x",
        values={"paid_in_capital": capital},
        accounts={2023: {"employees": staff}},
        records={"award": AWARDS},
    )
    for staff in (None, Bounds(5, 5), Bounds(20, 20), Bounds(40, 40))
    for capital in (None, Bounds(10**6, 10**6), Bounds(10**8, 10**8))
]


def paid(benefit: Benefit, firm: Firm) -> tuple[object, object]:
    found = reckon(benefit, View(firm, Moment.at(DAY)), lexicon=LEXICON, own="x")
    return found.low, found.high


@given(BENEFITS, BENEFITS)
def test_benefits_that_are_leveled_alike_pay_alike(one, other):
    alike_parts = [replace(one, cap=other.cap), replace(one, amount=other.amount)]
    for changed in (*alike_parts, other):
        if leveled(changed) == leveled(one):
            assert [paid(changed, firm) for firm in FIRMS] == [paid(one, firm) for firm in FIRMS]


def test_a_floor_is_met_by_what_is_paid_before_the_cap_above_it():
    parts = [
        Benefit("cash", amount="9万元", cap=Cap(amount=cap), floor="5万元")
        for cap in ("6万元", "4万元")
    ]
    over, under = (Benefit("cash", parts=(part,), cap=Cap(amount="4万元")) for part in parts)

    assert (paid(over, FIRMS[0]), paid(under, FIRMS[0])) == ((4_000_000, 4_000_000), (0, 0))
    assert leveled(over) != leveled(under)


def test_an_amount_above_its_cap_and_a_cap_above_its_amount_are_lowered():
    one, more, most = (
        Benefit("cash", amount=amount, cap=Cap(amount=cap))
        for amount, cap in (("5万元", "5万元"), ("6万元", "5万元"), ("5万元", "6万元"))
    )
    less = Benefit("cash", amount="4万元", cap=Cap(amount="5万元"))

    assert leveled(one) == leveled(more) == leveled(most)
    assert leveled(one) != leveled(less)


POINTS = st.sampled_from([0, 4, 5, 6, 10])
BANDS = [{"at_least": 30}, {"at_least": 10}]


def table(points: tuple[int, ...]) -> m.Points:
    """Two items of two bands each."""
    fields = ("employees", "rd_staff")
    items = [
        m.Item(
            of=name,
            bands=tuple(
                m.Band(points=p, **band) for p, band in zip(points[i : i + 2], BANDS, strict=True)
            ),
        )
        for name, i in zip(fields, (0, 2), strict=True)
    ]
    return m.Points(tuple(items))


def lexicon(points: tuple[int, ...]) -> Lexicon:
    own = m.Indicator("score", "count", "得分", "score", table(points))
    twice = m.Indicator("twice", "count", "两倍", "twice", m.Sum(("score", "score")))
    best = m.Indicator("best", "count", "最高", "best", m.Extreme(greatest=("score", "twice")))
    return Lexicon(LEXICON.vocabulary, {"score": own, "twice": twice, "best": best})


STAFF = [
    Firm("x", accounts={2023: {"employees": a, "rd_staff": b}})
    for a, b in product((None, Bounds(5, 5), Bounds(20, 20), Bounds(40, 40)), repeat=2)
]


@given(
    st.tuples(POINTS, POINTS, POINTS, POINTS), st.tuples(POINTS, POINTS, POINTS, POINTS),
    st.integers(0, 25), st.integers(0, 25), st.sampled_from(["score", "twice", "best"]),
)  # fmt: skip
def test_tables_that_are_alike_decide_alike(points, others, limit, other_limit, name):
    first = Version(n.Compare(field=name, at_least=limit), lexicon(points))
    second = Version(n.Compare(field=name, at_least=other_limit), lexicon(others))
    assume(alike(first, second, DAY))

    for firm in STAFF:
        view = View(firm, Moment.at(DAY))
        states = [tree_truth(one.tree, view, lexicon=one.lexicon) for one in (first, second)]

        assert states[0] is states[1]


def test_points_in_steps_of_five_make_the_next_threshold_the_same():
    fives = lexicon((10, 5, 10, 5))
    at_20, at_19, at_15 = (
        Version(n.Compare(field="score", at_least=limit), fives) for limit in (20, 19, 15)
    )
    sixes = Version(at_20.tree, lexicon((11, 5, 10, 5)))

    assert alike(at_20, at_19, DAY)
    assert alike(at_20, sixes, DAY)
    assert not alike(at_20, at_15, DAY)
    assert not alike(at_20, Version(at_20.tree, lexicon((9, 5, 10, 5))), DAY)


def test_other_conditions_are_alike_only_where_they_are_the_same():
    has = n.Has(has="高新技术企业")
    one, other = n.Compare(field="employees", at_least=3), n.Compare(field="employees", at_least=4)

    assert alike(Version(n.AllOf((has, one)), LEXICON), Version(n.AllOf((has, one)), LEXICON), DAY)
    assert not alike(Version(one, LEXICON), Version(other, LEXICON), DAY)
    assert not alike(Version(has, LEXICON), Version(one, LEXICON), DAY)
    assert not alike(Version(n.AllOf((one, one)), LEXICON), Version(n.AllOf((one,)), LEXICON), DAY)
