"""Which recommendations may be held together, and the set that brings most."""

from recommender.portfolio.choosing import Chosen, Excluded, Portfolio, Selection, portfolio
from recommender.portfolio.rules import Ground

__all__ = ["Chosen", "Excluded", "Ground", "Portfolio", "Selection", "portfolio"]
