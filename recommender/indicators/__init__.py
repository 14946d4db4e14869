"""Quantities computed as a policy text defines them: ratios, growth, ages, counts, points."""

from recommender.indicators.lexicon import Lexicon, Line, Quantity, shipped_lexicon
from recommender.indicators.unknowns import Unknowns, unknowns
from recommender.indicators.values import value

__all__ = ["Lexicon", "Line", "Quantity", "Unknowns", "shipped_lexicon", "unknowns", "value"]
