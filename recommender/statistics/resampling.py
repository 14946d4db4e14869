"""How sure a mean is: the bootstrap over groups, such as all queries of one firm.

Queries of one firm resemble each other, so firms are drawn, not queries (the cluster bootstrap;
Davison and Hinkley 1997, section 3.8), and the ends are percentiles of the means drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and the two ends between which it lies at the level asked for."""

    mean: float
    low: float
    high: float

    @property
    def excludes_zero(self) -> bool:
        """Whether zero lies outside."""
        return self.low > 0 or self.high < 0


def paired_interval(
    differences: "ArrayLike", groups: "ArrayLike", *, draws: int, seed: int, level: float
) -> Interval:
    """The mean of paired differences with its interval by drawing whole groups.

    Parameters
    ----------
    differences
        One number a query, such as the NDCG of one ranker minus that of another.
    groups
        The group of each query, in the same order.
    draws, seed, level
        How many samples, from which seed, and the share of them between the ends.

    Raises
    ------
    ValueError
        When there is nothing to draw from, a number is not finite, or lengths differ.

    Examples
    --------
    >>> paired_interval([1.0, 1.0, 1.0], ["a", "a", "b"], draws=100, seed=0, level=0.95)
    Interval(mean=1.0, low=1.0, high=1.0)
    """
    import numpy as np

    values = np.asarray(differences, dtype=np.float64)
    _refuse(values, groups, draws=draws, level=level)
    means = np.array(
        [np.average(values, weights=w) for w in resampled(groups, draws=draws, seed=seed)]
    )
    rest = (1 - level) / 2
    low, high = np.quantile(means, [rest, 1 - rest])
    return Interval(float(values.mean()), float(low), float(high))


def resampled(groups: "ArrayLike", *, draws: int, seed: int) -> "Iterator[NDArray[np.int64]]":
    """For each draw, how often each query is in the sample: as often as its group was drawn."""
    import numpy as np

    names, place = np.unique(np.asarray(groups), return_inverse=True)
    generator = np.random.default_rng(seed)
    for _ in range(draws):
        drawn = generator.integers(len(names), size=len(names))
        yield np.bincount(drawn, minlength=len(names))[place]


def _refuse(values: "NDArray[Any]", groups: "ArrayLike", *, draws: int, level: float) -> None:
    import numpy as np

    count = len(np.asarray(groups))
    if not len(values) or len(values) != count:
        raise ValueError(f"{len(values)} differences and {count} groups. Give one group to each.")
    if not np.isfinite(values).all():
        at = int(np.flatnonzero(~np.isfinite(values))[0])
        raise ValueError(f"differences[{at}] is {values[at]}. Leave out what was not measured.")
    if draws < 1 or not 0 < level < 1:
        raise ValueError(f"draws={draws}, level={level}. Draw at least once, level within (0, 1).")
