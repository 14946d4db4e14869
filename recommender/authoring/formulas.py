"""Whether formulas over a few variables can come out as wanted, by a search that gives up late.

A variable takes one of its numbered values. Joins of conditions all are "at least so many of".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Domains = Mapping[str, frozenset[int]]
MOST_STEPS = 20_000


@dataclass(frozen=True, slots=True)
class Literal:
    """A variable has one of the values `yes` (or, denied, of `no`; a value may lie in both)."""

    variable: str
    yes: frozenset[int]
    no: frozenset[int]


@dataclass(frozen=True, slots=True)
class Denied:
    """The formula does not hold."""

    part: "Formula"


@dataclass(frozen=True, slots=True)
class Among:
    """At least `least` of the parts hold."""

    least: int
    parts: "tuple[Formula, ...]"


Formula = Literal | Denied | Among
TRUE = Among(0, ())
FALSE = Among(1, ())


class TooHardError(Exception):
    """The search was given up; nothing is known."""


def satisfiable(wanted: Sequence[Formula], domains: Domains) -> bool:
    """Whether some values make all formulas hold.

    Raises
    ------
    TooHardError
        After `MOST_STEPS` steps.
    """
    return _Search(MOST_STEPS).holds([(one, True) for one in wanted], domains)


@dataclass
class _Search:
    steps: int

    def holds(self, goals: list[tuple[Formula, bool]], domains: Domains) -> bool:
        choices: list[Among] = []
        while goals:
            self.steps -= 1
            if self.steps < 0:
                raise TooHardError(f"Nothing was found in {MOST_STEPS} steps.")
            formula, wanted = goals.pop()
            match formula:
                case Literal(name, yes, no):
                    left = domains[name] & (yes if wanted else no)
                    if not left:
                        return False
                    domains = {**domains, name: left}
                case Denied(part):
                    goals.append((part, not wanted))
                case Among():
                    join = formula if wanted else _denied(formula)
                    if join.least >= len(join.parts):
                        if join.least > len(join.parts):
                            return False
                        goals += [(part, True) for part in join.parts]
                    elif join.least > 0:
                        choices.append(join)
        return self.chosen(choices, domains)

    def chosen(self, choices: list[Among], domains: Domains) -> bool:
        """Take the first part of the shortest join, else leave it out."""
        if not choices:
            return True
        join = min(choices, key=lambda one: len(one.parts))
        others: list[tuple[Formula, bool]] = [(one, True) for one in choices if one is not join]
        first, *rest = join.parts
        taken = Among(join.least - 1, tuple(rest))
        left_out = Among(join.least, tuple(rest))
        return self.holds([*others, (taken, True), (first, True)], domains) or self.holds(
            [*others, (left_out, True)], domains
        )


def _denied(join: Among) -> Among:
    """Fewer than `least` hold: so many of the parts do not."""
    parts = tuple(Denied(part) for part in join.parts)
    return Among(len(parts) - join.least + 1, parts)
