"""Where the files are that the package brings along."""

from functools import cache
from pathlib import Path


@cache
def data_dir() -> Path:
    """The shipped folder: `recommender/_data` in a wheel, the repository's `data` beside it else.

    Raises
    ------
    FileNotFoundError
        When neither is there.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_data", package.parent / "data"):
        if (folder / "reference").is_dir():
            return folder
    raise FileNotFoundError(f"No data beside {package}. Install fundmatch again: pip install -e .")


def reference_file(name: str) -> Path:
    """A file of the reference folder."""
    return data_dir() / "reference" / name
