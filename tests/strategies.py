"""Conditions and firms for property tests: a new kind of node joins here first."""

from datetime import date

from hypothesis import strategies as st

from recommender.firm.facts import Firm, Holding, Moment, Record, Titles
from recommender.rules import nodes as n
from recommender.units.bounds import Bounds
from recommender.units.dates import PartialDate
from recommender.vocabulary.fields import Label

MOMENT = Moment.at(date(2025, 6, 1))
COUNTS = ("employees", "rd_staff", "st_staff")
RATIOS = ("rd_staff_share", "st_staff_share")
YES_NO = ("owns_core_ip", "above_scale")
TITLE = "高新技术企业"
counts = st.integers(0, 12)
percents = st.sampled_from(["10%", "25%", "50%", "75%", "100%"])
RELATIONS = ("at_least", "more_than", "at_most", "less_than", "is_", "is_not")


def _compare(field, op, value):
    return n.Compare(field=field, **{op: value})


def _between(field, pair, bounds):
    return n.Between(field=field, between=tuple(sorted(pair)), bounds=bounds)


comparisons = st.one_of(
    st.builds(_compare, st.sampled_from(COUNTS), st.sampled_from(RELATIONS), counts),
    st.builds(_compare, st.sampled_from(RATIOS), st.sampled_from(RELATIONS), percents),
    st.builds(_compare, st.sampled_from(YES_NO), st.just("is_"), st.booleans()),
    st.builds(
        _between,
        st.sampled_from(COUNTS),
        st.tuples(counts, counts),
        st.sampled_from(["[]", "[)", "(]", "()"]),
    ),
    st.builds(
        lambda options: n.OneOf(field="tax_credit_rating", in_=tuple(options)),
        st.lists(st.sampled_from("abmcd"), min_size=1, max_size=3, unique=True),
    ),
)
placed_leaves = st.one_of(
    st.builds(
        lambda code: n.OneOf(field="registered_in", in_=(code,)),
        st.sampled_from(["340000", "340100", "340111", "set:wanbei-6"]),
    ),
    st.builds(
        lambda code: n.OneOf(field="industry", in_=(code,)),
        st.sampled_from(["C", "35", "3562", "I65"]),
    ),
    st.builds(lambda on: n.Has(has=TITLE, on=on), st.sampled_from([None, "2020-01-01"])),
    st.builds(
        lambda low: n.Compare(field="revenue_cagr_3y", at_least=low),
        st.sampled_from(["5%", "20%"]),
    ),
    st.builds(
        lambda low: n.Compare(field="revenue_growth", more_than=low),
        st.sampled_from(["0%", "10%"]),
    ),
    st.builds(
        lambda v: n.Compare(field="rd_expense_sum_2y", at_least=f"{v}元"), st.integers(0, 30)
    ),
    st.builds(
        lambda count, limit: n.Some(
            some="product",
            count=count,
            where=n.Compare(field="product.unit_price", at_least=f"{limit}元"),
        ),
        st.integers(1, 2),
        st.integers(1, 9),
    ),
    st.builds(
        lambda limit: n.Every(
            every="product", where=n.Compare(field="product.unit_price", at_most=f"{limit}元")
        ),
        st.integers(1, 9),
    ),
)
leaves = st.one_of(comparisons, placed_leaves)


def trees(of):
    """Trees over these leaves."""
    return st.recursive(
        of,
        lambda part: st.one_of(
            st.lists(part, min_size=1, max_size=3).map(lambda p: n.AllOf(tuple(p))),
            st.lists(part, min_size=1, max_size=3).map(lambda p: n.AnyOf(tuple(p))),
            part.map(n.Not),
            st.builds(n.When, part, part),
            st.builds(
                lambda count, p: n.AtLeast(count, tuple(p)),
                st.integers(1, 3),
                st.lists(part, min_size=1, max_size=3),
            ),
        ),
        max_leaves=6,
    )


def known(value):
    return Bounds(value, value)


maybe_count = st.one_of(st.none(), counts.map(known))
maybe_money = st.one_of(st.none(), st.integers(0, 40).map(lambda yuan: known(yuan * 100)))
accounts_year = st.fixed_dictionaries(
    {
        "employees": maybe_count,
        "rd_staff": maybe_count,
        "st_staff": maybe_count,
        "revenue": maybe_money,
        "rd_expense": maybe_money,
    }
)
titles = st.one_of(
    st.just(Titles()),
    st.just(Titles(complete=True)),
    st.just(Titles(not_held=frozenset({TITLE}))),
    st.builds(
        lambda granted, expires: Titles(
            held=(Holding(TITLE, PartialDate.parse(granted), PartialDate.parse(expires)),)
        ),
        st.sampled_from(["2019", "2021-05", "2023-01-01"]),
        st.sampled_from(["2024", "2025-06", "2026-01-01"]),
    ),
)
products = st.one_of(
    st.none(),
    st.lists(maybe_money, max_size=3).map(
        lambda prices: tuple(
            Record("product", i, f"p{i}", {} if price is None else {"unit_price": price})
            for i, price in enumerate(prices)
        )
    ),
)


def told(values):
    """Only what is known."""
    return {name: value for name, value in values.items() if value is not None}


def _firm(values, last, first, holds, made):
    return Firm(
        "f",
        values=told(values),
        accounts={2024: told(last), 2023: told(last), 2021: told(first)},
        titles=holds,
        records={"product": made},
    )


firms = st.builds(
    _firm,
    st.fixed_dictionaries(
        {
            "owns_core_ip": st.sampled_from([None, True, False]),
            "above_scale": st.sampled_from([None, True, False]),
            "tax_credit_rating": st.sampled_from([None, "a", "b", "m"]),
            "registered_in": st.sampled_from([None, "340111", "340300", "310000", "340000"]),
            "industry": st.sampled_from([None, "C3562", "I6513", "35"]),
        }
    ),
    accounts_year,
    accounts_year,
    titles,
    products,
)


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=8)
labels = st.builds(Label, zh=words, en=words)
told_by = st.fixed_dictionaries(
    {},
    optional={"text": labels, "article": words, "source": st.sampled_from(["S1", "S2"])},
)
scalars = st.one_of(
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.decimals(allow_nan=False, allow_infinity=False, places=2),
    st.sampled_from(["5%", "500万元", "2019-05", "reference-3y", "12"]),
)


def _clause(kind, **keys):
    """A leaf of a kind with these keys and perhaps its words, article and source."""
    return st.builds(lambda own, more: kind(**own, **more), st.fixed_dictionaries(keys), told_by)


windows = st.builds(
    n.Window,
    st.sampled_from(["year_start-1", "2019"]),
    st.sampled_from(["reference", "2020-05-31"]),
)
names = st.sampled_from(["employees", "revenue@-1", "product.kind"])
authored_leaves = st.one_of(
    st.builds(
        lambda field, op, raw, more: n.Compare(field=field, **{op: raw}, **more),
        names,
        st.sampled_from(RELATIONS),
        scalars,
        told_by,
    ),
    _clause(
        n.Between,
        field=names,
        between=st.tuples(scalars, scalars),
        bounds=st.sampled_from(["[]", "[)", "(]", "()"]),
    ),
    _clause(n.OneOf, field=names, in_=st.lists(scalars, min_size=1, max_size=3).map(tuple)),
    _clause(n.Known, field=names, known=st.just(value=True)),
    _clause(
        n.Has,
        has=st.one_of(words, st.lists(words, min_size=1, max_size=3).map(tuple)),
        on=st.sampled_from([None, "round_close", "2020"]),
        granted=st.one_of(st.none(), windows),
    ),
    _clause(
        n.Some,
        some=st.just("award"),
        where=comparisons,
        count=st.integers(1, 3),
        planned=st.booleans(),
    ),
    _clause(n.Every, every=st.just("award"), where=comparisons),
    _clause(n.Judgement, judgement=labels),
    _clause(n.Unread, unread=labels),
)
"""Every kind of leaf with all that authors may write in it, whether or not it makes sense."""
