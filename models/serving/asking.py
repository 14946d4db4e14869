"""The firm of an answer as one more firm of a history, with the awards its profile tells."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from models.history import History, until
from recommender.firm.facts import Firm
from recommender.units.bounds import Bounds
from recommender.vocabulary.industries import Industries
from recommender.vocabulary.size_classes import size_classes

ASKING = "asking"
_ANY = Bounds(float("-inf"), float("inf"))


def asking(history: History, firm: Firm, instruments: Sequence[str], *, as_of: date) -> History:
    """What was known on a day, with the firm added and the calendar of what it asks about.

    What a history does not know of (an industry, a place) is left unknown, so that the numbers by
    which a model knows the others stay as they were.
    """
    known = replace(until(history, as_of), firms=history.firms)
    traits = _traits(firm, history, as_of)
    calls = pd.DataFrame({"instrument": list(instruments), "year": as_of.year})
    own = _awards(firm, set(history.instruments["instrument"]), as_of)
    return replace(
        known,
        firms=_with(known.firms, [traits]),
        awards=_with(known.awards, own),
        calls=pd.concat([known.calls, calls], ignore_index=True).drop_duplicates(
            ignore_index=True
        ),
    )


def _traits(firm: Firm, history: History, as_of: date) -> dict[str, Any]:
    told = {
        "size": _size(firm, as_of),
        "sector": _sector(firm),
        "region": _city(firm),
        "kind": firm.kind,
    }
    seen = {name: set(history.firms[name].dropna()) for name in told}
    founded = firm.values.get("founded_on")
    certain = isinstance(founded, Bounds) and founded.low != float("-inf")
    return {
        "firm": ASKING,
        "valid_from": None,
        **{name: value if value in seen[name] else None for name, value in told.items()},
        "founded": date.fromordinal(int(founded.low)).year if certain else None,  # type: ignore[union-attr]
        "enterprise": firm.kind == "enterprise",
    }


def _size(firm: Firm, as_of: date) -> str | None:
    """The size class, where the latest accounts before the day settle it."""
    industry = firm.values.get("industry")
    years = [year for year in firm.accounts if year < as_of.year]
    lines = firm.accounts[max(years)] if years else {}
    told = [lines.get(name) for name in ("employees", "revenue", "total_assets")]
    known = [one if isinstance(one, Bounds) else _ANY for one in told]
    classes = size_classes(industry if isinstance(industry, str) else None, *known)
    return next(iter(classes)) if len(classes) == 1 else None


def _sector(firm: Firm) -> str | None:
    """Letter and division of the industry: C34."""
    industry = firm.values.get("industry")
    if not isinstance(industry, str):
        return None
    chain = Industries.shipped().chain(industry)
    digits = next((code for code in chain if code.isdigit()), "")
    return chain[-1] + digits[:2] if len(digits) >= 2 else None


def _city(firm: Firm) -> str | None:
    place = firm.values.get("registered_in")
    return f"{place[:4]}00" if isinstance(place, str) and len(place) == 6 else None


def _awards(firm: Firm, instruments: set[str], as_of: date) -> list[dict[str, Any]]:
    """Awards of earlier years that the profile tells, of instruments the history knows."""
    rows = []
    for number, record in enumerate(firm.records.get("award") or ()):
        name, year = record.values.get("instrument"), record.values.get("year")
        if name not in instruments or not isinstance(year, Bounds) or not year.known:
            continue
        if int(year.low) < as_of.year:
            rows.append(
                {
                    "award": f"{ASKING}-{number}",
                    "firm": ASKING,
                    "instrument": name,
                    "date": None,
                    "year": int(year.low),
                    "outcome": "awarded",
                    "amount": None,
                    "region": None,
                }
            )
    return rows


def _with(table: pd.DataFrame, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows put below a table, columns of one's own left empty, kinds kept."""
    if not rows:
        return table
    new = pd.DataFrame(
        {
            column: pd.Series([row.get(column) for row in rows], dtype=table[column].dtype)
            for column in table.columns
        }
    )
    return pd.concat([table, new], ignore_index=True)
