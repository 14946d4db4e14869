"""How sure a number is: means by resampling, shares by their counts."""

from recommender.statistics.proportions import Share, share
from recommender.statistics.resampling import Interval, paired_interval, resampled

__all__ = ["Interval", "Share", "paired_interval", "resampled", "share"]
