"""A reference file read whole: its shape by pydantic, its meaning by the caller's check."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from recommender.errors import CatalogueError, Problem
from recommender.resources.shapes import Found, told
from recommender.resources.strict_yaml import dotted, load

Read = TypeVar("Read")


def read_table(
    path: Path, adapter: TypeAdapter[Read], check: Callable[[Read], Iterable[Found]]
) -> Read:
    """Read a YAML file into the adapter's type and hold it against `check`.

    Raises
    ------
    CatalogueError
        With every problem of shape, else with every problem that `check` finds.
    ProblemsError
        When it is no YAML.
    """
    raw, positions = load(path.read_text("utf-8"), name=path.name)
    try:
        read = adapter.validate_python(raw)
        problems = list(check(read))
    except ValidationError as error:
        problems = told(error, raw, adapter=adapter)
    if problems:
        raise CatalogueError(
            Problem(path.name, dotted(at), code, values, positions.nearest(at))
            for at, code, values in problems
        )
    return read
