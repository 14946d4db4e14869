"""What would turn a "no": the smallest sets of facts a firm may change, and what time does."""

from recommender.nearmiss.changes import Change
from recommender.nearmiss.search import NearMiss, near_misses

__all__ = ["Change", "NearMiss", "near_misses"]
