"""Verdicts for many firms at once, by column."""

from recommender.screening.parts import Screened, screen_part
from recommender.screening.tables import Firms

__all__ = ["Firms", "Screened", "screen_part"]
