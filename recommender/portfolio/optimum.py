"""The best choice under pairs that exclude, joint ceilings and needs, with proof or gap.

Small problems are tried out in whole 分. What is too large for that is a mixed-integer programme
(`scipy.optimize.milp`, HiGHS), loaded only then: money is handed over in 元 and the result is
reckoned again in whole 分.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recommender.portfolio.limits import Limits
from recommender.portfolio.trying import tried

FEN = 100
TIME_LIMIT_SECONDS = 0.4
_MORE = 1e-5
"""What one award more is worth in 元, so that nothing free is left out; 120 stay below one 分."""


@dataclass(frozen=True, slots=True)
class Best:
    """Chosen items with what each brings in 分, and how much more a better set might bring."""

    amounts: Mapping[int, int]
    gap: int


def optimum(worth: Mapping[int, int], limits: Limits, aside: Mapping[int, int]) -> Best:
    """The set of most money; among equals the one with more awards and more beside the money."""
    if not limits.binding:
        return Best(dict(worth), 0)
    small = tried(worth, limits, aside)
    if small is not None:
        return Best(_amounts(small, worth, limits), 0)
    chosen, gap = _solved(sorted(worth), worth, limits, aside)
    return Best(_amounts(chosen, worth, limits), gap)


def _solved(
    items: Sequence[int], worth: Mapping[int, int], limits: Limits, aside: Mapping[int, int]
) -> tuple[list[int], int]:
    import numpy as np
    from scipy.optimize import Bounds, milp

    size = len(items)
    most = max(aside.values(), default=0) or 1
    under = _under_ceilings(worth, limits)
    free = [0 if n in under else worth[n] / FEN for n in items]
    small = [_MORE * (1 + aside[n] / most / 2) for n in items]
    gain = np.array([*np.add(free, small), *([1.0] * size)])
    found = milp(
        c=-gain,
        constraints=_constraints(items, under, limits),
        integrality=np.array([1] * size + [0] * size),
        bounds=Bounds(0, np.array([1.0] * size + [under.get(n, 0) / FEN for n in items])),
        options={"mip_rel_gap": 0.0, "time_limit": TIME_LIMIT_SECONDS},
    )
    if found.x is None:
        return [], sum(worth.values())
    chosen = [n for place, n in enumerate(items) if found.x[place] > 0.5]
    total = sum(_amounts(chosen, worth, limits).values())
    proven = found.status == 0
    gap = 0 if proven else max(int(-found.mip_dual_bound * FEN) - total, 1)
    return chosen, gap


def _under_ceilings(worth: Mapping[int, int], limits: Limits) -> dict[int, int]:
    """What each item under a ceiling can bring at most, so that no row is wider than needed."""
    most: dict[int, int] = {}
    for members, limit in limits.ceilings:
        for n in members:
            most[n] = min(most.get(n, worth[n]), limit)
    return most


def _constraints(items: Sequence[int], under: Mapping[int, int], limits: Limits) -> Any:
    """Rows over the choices x and the amounts y under ceilings: y ≤ most · x, and the limits."""
    import numpy as np
    from scipy.optimize import LinearConstraint
    from scipy.sparse import lil_array

    size = len(items)
    at = {n: place for place, n in enumerate(items)}
    ceilings = [(members, limit) for members, limit in limits.ceilings if members]
    rows = size + len(limits.pairs) + len(ceilings) + len(limits.needs)
    table = lil_array((rows, 2 * size))
    upper = np.zeros(rows)
    for place, n in enumerate(items):
        table[place, size + place], table[place, place] = 1.0, -under.get(n, 0) / FEN
    row = size
    for one, other in sorted(limits.pairs):
        table[row, at[one]] = table[row, at[other]] = 1.0
        upper[row], row = 1.0, row + 1
    for members, limit in ceilings:
        for n in members:
            table[row, size + at[n]] = 1.0
        upper[row], row = limit / FEN, row + 1
    for item, others in limits.needs:
        table[row, at[item]] = 1.0
        for other in others:
            table[row, at[other]] = -1.0
        row += 1
    return LinearConstraint(table.tocsr(), -np.inf, upper)


def _amounts(chosen: Sequence[int], worth: Mapping[int, int], limits: Limits) -> dict[int, int]:
    """What each chosen item brings in whole 分; ceilings are filled in the order of worth."""
    left = {place: limit for place, (_, limit) in enumerate(limits.ceilings)}
    brought: dict[int, int] = {}
    for n in sorted(chosen, key=lambda n: (-worth[n], n)):
        over = [place for place, (members, _) in enumerate(limits.ceilings) if n in members]
        paid = min([worth[n], *(left[place] for place in over)])
        brought[n] = paid
        for place in over:
            left[place] -= paid
    return brought
