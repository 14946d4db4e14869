"""The order of recommendations: a transparent sum of points, or a learned ranker in its place."""

from recommender.ranking.order import Ranker, ranked
from recommender.ranking.points import PARTS, Points, Transparent

__all__ = ["PARTS", "Points", "Ranker", "Transparent", "ranked"]
