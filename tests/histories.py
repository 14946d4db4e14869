"""Small histories of awards, made up for tests."""

from datetime import date

import polars as pl
from hypothesis import strategies as st

from models.history import About, History
from models.history.shape import OUTCOMES, SIZES
from models.history.tables import history_of

ABOUT = About("made up for tests", "340000", "CNY", simulated=True)


def frames() -> dict[str, pl.DataFrame]:
    """Two firms, two instruments, three awards."""
    text, whole, flag = pl.String, pl.Int64, pl.Boolean
    return {
        "firms": pl.DataFrame(
            [
                ("f1", None, "small", "C39", None, 2010, "limited", True),
                ("f1", date(2020, 1, 1), "medium", "C39", "340100", 2010, "limited", True),
                ("f2", None, None, None, None, None, None, False),
            ],
            orient="row",
            schema={
                "firm": text, "valid_from": pl.Date, "size": text, "sector": text, "region": text,
                "founded": whole, "kind": text, "enterprise": flag,
            },
        ),
        "instruments": pl.DataFrame(
            [
                ("a", "loans", "Loan help", "subsidy", "grow", False, False, False, 2015),
                ("b", "research", "Research", "tax_credit", None, False, True, False, None),
            ],
            orient="row",
            schema={
                "instrument": text, "family": text, "name": text, "kind": text, "focus": text,
                "target_women": flag, "regional": flag, "circular": flag, "opened": whole,
            },
        ),
        "awards": pl.DataFrame(
            [
                ("w1", "f1", "a", date(2019, 6, 30), 2019, "awarded", 50_000, "340100", "new"),
                ("w2", "f1", "b", None, 2020, "refused", None, None, None),
                ("w3", "f2", "a", None, 2019, "awarded", 0, None, None),
            ],
            orient="row",
            schema={
                "award": text, "firm": text, "instrument": text, "date": pl.Date, "year": whole,
                "outcome": text, "amount": whole, "region": text, "project_innovation": text,
            },
        ),
        "calls": pl.DataFrame(
            [("a", 2019), ("b", 2020)], orient="row", schema={"instrument": text, "year": whole}
        ),
    }  # fmt: skip


def small() -> History:
    return history_of(frames(), ABOUT)


words = st.text("abcdef高新-_ ,\"'", min_size=1, max_size=6).filter(str.strip)
years = st.integers(2009, 2021)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Any history that holds together."""
    some = st.lists(words, min_size=1, max_size=4, unique=True)
    firms, instruments = draw(some), draw(some)
    calls = draw(st.sets(st.tuples(st.sampled_from(instruments), years), min_size=1, max_size=6))
    made = frames()
    dates = st.none() | st.dates(date(2009, 1, 1), date(2021, 12, 31))
    firm_rows = {
        (name, draw(dates)): (
            draw(st.none() | st.sampled_from(SIZES)), draw(st.none() | words),
            draw(st.none() | words), draw(st.none() | years),
            draw(st.none() | words), draw(st.booleans()),
        )
        for name in [*firms, *firms]
    }  # fmt: skip
    awards = [
        (f"w{place}", draw(st.sampled_from(firms)), *draw(_when(calls)),
         draw(st.sampled_from(OUTCOMES)), draw(st.none() | st.integers(0, 10**12)),
         draw(st.none() | words), draw(st.none() | words))
        for place in range(draw(st.integers(0, 8)))
    ]  # fmt: skip
    built = {
        "firms": [(*key, *rest) for key, rest in firm_rows.items()],
        "instruments": [
            (name, draw(words), draw(words), draw(words), draw(st.none() | words),
             *(draw(st.booleans()) for _ in range(3)), draw(st.none() | years))
            for name in instruments
        ],
        "awards": awards,
        "calls": sorted(calls),
    }  # fmt: skip
    return history_of(
        {
            name: pl.DataFrame(rows, schema=made[name].schema, orient="row")
            for name, rows in built.items()
        },
        ABOUT,
    )


@st.composite
def _when(draw: st.DrawFn, calls: set[tuple[str, int]]) -> tuple[str, date | None, int]:
    instrument, year = draw(st.sampled_from(sorted(calls)))
    return instrument, draw(st.none() | st.dates(date(year, 1, 1), date(year, 12, 31))), year
