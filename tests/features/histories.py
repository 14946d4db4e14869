"""Small histories by chance, for laws about features and rankers."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

SECTORS = ("farming", "software", "machines", None)
SIZES = ("micro", "small", "medium", "large")


@dataclass(frozen=True)
class Tables:
    firms: pd.DataFrame
    instruments: pd.DataFrame
    awards: pd.DataFrame
    calls: pd.DataFrame


def tables(seed: int = 0, *, firms: int = 60, years: int = 6, instruments: int = 8) -> Tables:
    """A history in which size and sector decide; half of the instruments end after three years."""
    rng = np.random.default_rng(seed)
    ids = [f"F{number:03d}" for number in range(firms)]
    size, sector = rng.integers(0, 4, firms), rng.integers(0, 4, firms)
    begun = [
        2010 if place < instruments // 2 else 2010 + years // 2 for place in range(instruments)
    ]
    ended = [2010 + years // 2 if place % 2 else 2010 + years for place in range(instruments)]
    rows = []
    for year in range(2010, 2010 + years):
        offered = [p for p in range(instruments) if begun[p] <= year < max(ended[p], begun[p] + 2)]
        for place in range(firms):
            if rng.random() < 0.5:
                liking = [
                    np.exp(2.0 * ((size[place] + p) % 4 == 0) + (sector[place] == p % 4))
                    for p in offered
                ]
                drawn = rng.choice(offered, p=np.array(liking) / np.sum(liking))
                rows.append((ids[place], f"I{drawn}", year))
    awards = pd.DataFrame(rows, columns=["firm", "instrument", "year"])
    return Tables(
        firms=pd.DataFrame(
            {
                "firm": ids,
                "valid_from": pd.NaT,
                "size": [SIZES[one] for one in size],
                "sector": [SECTORS[one] for one in sector],
                "region": rng.choice(["north", "south"], firms),
                "founded": pd.array(rng.integers(1980, 2010, firms), dtype="Int64"),
                "kind": rng.choice(["company", "institute"], firms),
                "enterprise": True,
            }
        ),
        instruments=pd.DataFrame(
            {
                "instrument": [f"I{place}" for place in range(instruments)],
                "family": [f"G{place // 2}" for place in range(instruments)],
                "name": [
                    f"support of kind {place % 3} for north number {place}"
                    for place in range(instruments)
                ],
                "kind": ["subsidy" if place % 3 else "tax_credit" for place in range(instruments)],
                "focus": ["renew" if place % 2 else "develop" for place in range(instruments)],
                "target_women": False,
                "regional": [place % 4 == 0 for place in range(instruments)],
                "circular": False,
                "opened": pd.array([pd.NA] * instruments, dtype="Int64"),
            }
        ),
        awards=awards.assign(
            award=[f"A{place}" for place in range(len(awards))],
            outcome="awarded",
            date=pd.Series(pd.NaT, index=awards.index, dtype="datetime64[us]"),
            amount=pd.array([pd.NA] * len(awards), dtype="Int64"),
            region=pd.Series(None, index=awards.index, dtype="str"),
        ),
        calls=awards[["instrument", "year"]].drop_duplicates(),
    )


def with_future_shuffled(told: Tables, year: int, seed: int) -> Tables:
    """The same history, the awards of the year and after given to other firms."""
    awards = told.awards.copy()
    later = awards["year"] >= year
    rng = np.random.default_rng(seed)
    awards.loc[later, "firm"] = rng.permutation(awards.loc[later, "firm"].to_numpy())
    return replace(told, awards=awards)


def with_future_removed(told: Tables, year: int) -> Tables:
    """The same history cut off before the year; the calendar stays."""
    return replace(told, awards=told.awards[told.awards["year"] < year])
