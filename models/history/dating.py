"""What was known on a day: the only way a ranker looks at a history."""

from dataclasses import replace
from datetime import date

import pandas as pd

from models.history.tables import History


def firms_as_of(history: History, day: date) -> pd.DataFrame:
    """One row a firm, its attributes as told latest on or before the day, indexed by firm.

    A row without `valid_from` tells what was always so; a later row replaces it whole.
    """
    known = _dated(history.firms, day)
    return known.sort_values("valid_from", na_position="first", kind="stable").groupby(
        "firm", sort=True
    ).last(skipna=False)  # fmt: skip


def until(history: History, day: date) -> History:
    """The history as it was known at the end of the day.

    An award of which only the year was read is known once the year is over. Calls of the day's
    year are kept: the calendar is published before awards are.
    """
    awards, calls = history.awards, history.calls
    stamp = pd.Timestamp(day)
    dated = awards["date"] <= stamp
    last_full_year = day.year if (day.month, day.day) == (12, 31) else day.year - 1
    undated = awards["date"].isna() & (awards["year"] <= last_full_year)
    return replace(
        history,
        firms=_dated(history.firms, day).reset_index(drop=True),
        awards=awards[dated | undated].reset_index(drop=True),
        calls=calls[calls["year"] <= day.year].reset_index(drop=True),
    )


def _dated(firms: pd.DataFrame, day: date) -> pd.DataFrame:
    return firms[firms["valid_from"].isna() | (firms["valid_from"] <= pd.Timestamp(day))]
