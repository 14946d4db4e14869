"""A history of awards: firms with dated attributes, instruments, awards, and the calendar."""

from models.history.dating import firms_as_of, until
from models.history.opening import open_history
from models.history.parquet import read_history, write_history
from models.history.tables import About, History

__all__ = [
    "About", "History", "firms_as_of", "open_history", "read_history", "until", "write_history",
]  # fmt: skip
