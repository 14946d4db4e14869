"""A history wherever it lies: a folder of Parquet files, or one that an adapter knows."""

from pathlib import Path

from models.history.corfo import is_corfo, read_corfo
from models.history.parquet import read_history
from models.history.tables import History

HISTORY = "history"


def open_history(folder: Path) -> History:
    """Read a folder in the format its files tell; what was simulated keeps it one folder deeper.

    Raises
    ------
    ProblemsError
        When files are missing, or with every problem they hold.
    """
    if is_corfo(folder):
        return read_corfo(folder)
    inside = folder / HISTORY
    return read_history(inside if inside.is_dir() else folder)
