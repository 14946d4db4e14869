"""A population of firms and a history of awards that never were, to try things out with.

Everything made here is labelled simulated; no claim about quality may rest on it.
"""

from models.simulation.parameters import Drawn, Population, draw, read_population
from models.simulation.simulating import Simulated, simulate, write_simulated

__all__ = [
    "Drawn", "Population", "Simulated", "draw", "read_population", "simulate", "write_simulated",
]  # fmt: skip
