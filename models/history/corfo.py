"""Awards of the Chilean innovation agency as a history: three CSV files, their traps handled.

- The region of a firm in `firms.csv` is the mode over all its awards, later ones included. Here
  a firm has no region until its first award; from the year after an award on it has the most
  frequent region of the awards so far, the latest among equals. `awards.region` is where a project
  is carried out, which an applicant declares: it may be asked of the query's own project.
- Size, sector and founding year are the tax office's latest values, not those at the award.
- What describes a project (`project_…`) may be used of earlier awards only; what describes people
  (`group_…`) for reports by group only.
- Only the year of an award is known, so `date` is empty.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from models.history.checking import problems_of
from models.history.tables import About, History, history_of
from recommender.errors import Problem, ProblemsError

FILES = {"firms": "firms.csv", "instruments": "programmes.csv", "awards": "awards.csv"}
_ABOUT = About(
    title="CORFO / InnovaChile, awards 2009-2021",
    jurisdiction="CL",
    currency="CLP",
    simulated=False,
    notes=(
        "awards only, no refusals",
        "size, sector and founding year are the latest values known at extraction",
        "a call is a programme with at least one award in the year",
    ),
)
_UNDEFINED = ("Sin definir", "Sin tendencia", "")


def is_corfo(folder: Path) -> bool:
    """Whether a folder holds the three files."""
    return all((folder / name).is_file() for name in FILES.values())


def read_corfo(folder: Path) -> History:
    """Read the three files.

    Raises
    ------
    ProblemsError
        When a column is missing, or with every problem of the rows.
    """
    frames = _frames(folder)
    found = problems_of(frames, {**FILES, "calls": FILES["awards"]})
    if found:
        raise ProblemsError(found)
    return history_of(frames, _ABOUT)


def _frames(folder: Path) -> dict[str, pl.DataFrame]:
    raw = {name: pl.read_csv(folder / file, infer_schema=False) for name, file in FILES.items()}
    try:
        awards = (
            raw["awards"].select(_award_columns()).with_columns(pl.lit("awarded").alias("outcome"))
        )
        return {
            "firms": _firms(raw["firms"].select(_firm_columns()), awards),
            "instruments": raw["instruments"].select(_instrument_columns()),
            "awards": awards,
            "calls": awards.select("instrument", "year").unique(),
        }
    except pl.exceptions.ColumnNotFoundError as error:
        message = str(error).splitlines()[0]
        values = {"found": message, "type": "text"}
        raise ProblemsError([Problem("CORFO", "", "column_missing", values)]) from error


def _firm_columns() -> Sequence[pl.Expr]:
    return [
        pl.col("firm_id").alias("firm"),
        pl.lit(None, dtype=pl.Date).alias("valid_from"),
        pl.col("size_class").alias("size"),
        _text("sector").alias("sector"),
        pl.lit(None, dtype=pl.String).alias("region"),
        _whole("start_year").alias("founded"),
        pl.col("legal_form").alias("kind"),
        _flag("is_enterprise").alias("enterprise"),
    ]


def _instrument_columns() -> Sequence[pl.Expr]:
    return [
        pl.col("programme_id").alias("instrument"),
        pl.col("family_id").alias("family"),
        pl.col("name_es").alias("name"),
        pl.col("intervention").alias("kind"),
        pl.col("focus"),
        _flag("target_women"),
        _flag("regional_call").alias("regional"),
        _flag("circular_or_sustainable").alias("circular"),
        _whole("first_year").alias("opened"),
    ]


def _award_columns() -> Sequence[pl.Expr]:
    return [
        pl.col("award_id").alias("award"),
        pl.col("firm_id").alias("firm"),
        pl.col("programme_id").alias("instrument"),
        pl.lit(None, dtype=pl.Date).alias("date"),
        _whole("year").alias("year"),
        _whole("amount_public_clp").alias("amount"),
        _text("exec_region_code").alias("region"),
        _whole("amount_private_clp").alias("project_private_amount"),
        _text("innovation_type").alias("project_innovation"),
        _text("target_market").alias("project_market"),
        _text("trend").alias("project_trend"),
        _flag("sustainable").alias("project_sustainable"),
        _flag("circular").alias("project_circular"),
        _text("leader_gender").alias("group_leader_gender"),
        _flag("women_criterion").alias("group_women_criterion"),
    ]


def _text(name: str) -> pl.Expr:
    return pl.when(pl.col(name).is_in(_UNDEFINED)).then(None).otherwise(pl.col(name)).alias(name)


def _whole(name: str) -> pl.Expr:
    """A number without decimals; a dozen amounts carry fractions of a peso and are rounded."""
    return pl.col(name).cast(pl.Float64).round(0, mode="half_to_even").cast(pl.Int64)


def _flag(name: str) -> pl.Expr:
    return pl.col(name).replace_strict({"0": False, "1": True}, return_dtype=pl.Boolean)


def _firms(base: pl.DataFrame, awards: pl.DataFrame) -> pl.DataFrame:
    """Each firm as told, and once more from the year after an award that moved its region."""
    rows: list[dict[str, Any]] = []
    told = awards.drop_nulls("region").sort("firm", "year", "award")
    for (firm,), own in told.group_by("firm", maintain_order=True):
        rows += _moves(str(firm), own.select("year", "region").rows())
    moved = pl.DataFrame(
        rows, schema={"firm": pl.String, "valid_from": pl.Date, "region": pl.String}
    )
    dated = base.drop("valid_from", "region").join(moved, on="firm").select(base.columns)
    return pl.concat([base, dated]).sort("firm", "valid_from", nulls_last=False)


def _moves(firm: str, awards: Sequence[tuple[int, str]]) -> list[dict[str, Any]]:
    seen: dict[str, int] = {}
    latest: dict[str, int] = {}
    made: list[dict[str, Any]] = []
    for place, (year, region) in enumerate(awards):
        seen[region] = seen.get(region, 0) + 1
        latest[region] = place
        best = max(seen, key=lambda one: (seen[one], latest[one]))
        last_of_year = place + 1 == len(awards) or awards[place + 1][0] > year
        if last_of_year and (not made or made[-1]["region"] != best):
            made.append({"firm": firm, "valid_from": date(year + 1, 1, 1), "region": best})
    return made
