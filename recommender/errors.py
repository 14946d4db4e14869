"""What can be wrong with a file we were given: a place, a code and values, never a sentence.

Sentences are made in `recommender.wording`, in Chinese and English, from the code and the values.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: the file, the place in it, what kind it is, and what was found."""

    file: str
    place: str
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    line: int | None = None

    def __str__(self) -> str:
        """Place and code for a log; people read `recommender.wording.problem`."""
        told = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        at = f":{self.line}" if self.line else ""
        return f"{self.file}{at}: {self.place}: {self.code} ({told})"


class ProblemsError(ValueError):
    """A file cannot be used; every problem found is kept."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class CatalogueError(ProblemsError):
    """The catalogue is wrong: all problems of all files."""


class ProfileError(ProblemsError):
    """A firm profile is wrong: all problems at once, nothing half-read."""


class UnitError(ValueError):
    """A text is not the quantity it should be."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(f"{code} ({', '.join(f'{k}={v!r}' for k, v in values.items())})")
