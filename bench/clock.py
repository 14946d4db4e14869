"""Medians of repeated calls, in seconds."""

import gc
import statistics
import time
from collections.abc import Callable


def median(call: Callable[[], object], *, repeats: int, loops: int = 1) -> float:
    """Seconds for one call: the median over runs of `loops` calls, after one that does not count.

    The garbage collector stands still meanwhile, as `timeit` has it.
    """
    call()
    gc.collect()
    gc.disable()
    try:
        return statistics.median(_timed(call, loops) for _ in range(repeats))
    finally:
        gc.enable()


def _timed(call: Callable[[], object], loops: int) -> float:
    start = time.perf_counter()
    for _ in range(loops):
        call()
    return (time.perf_counter() - start) / loops
