"""What is set from outside: the day, the language, limits, and where files may be cached."""

import os
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from recommender.errors import UnitError
from recommender.units.dates import PartialDate

ZONE = ZoneInfo("Asia/Shanghai")
MAX_PROFILE_BYTES = 1_048_576
MAX_REQUEST_BYTES = (
    3 * MAX_PROFILE_BYTES
)  # a pasted profile, an upload, and the inputs around them
FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2100, 12, 31)
HOST = "127.0.0.1"
PORT = 8000


def today() -> date:
    """Today in Anhui: the only place that asks the clock."""
    return datetime.now(ZONE).date()


def read_day(text: str) -> date:
    """The day of a question as people write it: 2021-09-01, 2021/9/1 or 2021年9月1日.

    Raises
    ------
    UnitError
        `not_a_day` for anything but a full date, `day_outside` beyond the years profiles know.
    """
    try:
        found = PartialDate.parse(text)
    except UnitError as error:
        raise UnitError("not_a_day", found=text) from error
    if found.first != found.last:
        raise UnitError("not_a_day", found=text)
    if not FIRST_DAY <= found.first <= LAST_DAY:
        raise UnitError("day_outside", found=text, first=FIRST_DAY, last=LAST_DAY)
    return found.first


def cache_dir() -> Path:
    """Where parsed catalogues may be kept: FUNDMATCH_CACHE, else the user's cache folder."""
    named = os.environ.get("FUNDMATCH_CACHE")
    base = os.environ.get("XDG_CACHE_HOME")
    return Path(named) if named else (Path(base) if base else Path.home() / ".cache") / "fundmatch"
