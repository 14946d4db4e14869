"""What is set from outside: the day, the language, limits, and where files may be cached."""

import os
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
MAX_PROFILE_BYTES = 1_048_576
HOST = "127.0.0.1"
PORT = 8000


def today() -> date:
    """Today in Anhui: the only place that asks the clock."""
    return datetime.now(ZONE).date()


def cache_dir() -> Path:
    """Where parsed catalogues may be kept: FUNDMATCH_CACHE, else the user's cache folder."""
    named = os.environ.get("FUNDMATCH_CACHE")
    base = os.environ.get("XDG_CACHE_HOME")
    return Path(named) if named else (Path(base) if base else Path.home() / ".cache") / "fundmatch"
