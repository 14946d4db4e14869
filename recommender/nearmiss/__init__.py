"""What would turn a "no": the smallest sets of facts a firm may change, and what time does."""

from recommender.nearmiss.changes import Change
from recommender.nearmiss.paths import NearMiss
from recommender.nearmiss.search import near_misses

__all__ = ["Change", "NearMiss", "near_misses"]
