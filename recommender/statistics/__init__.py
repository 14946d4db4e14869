"""Intervals by resampling, for whoever compares means: rankers, groups, groups of firms."""

from recommender.statistics.resampling import Interval, paired_interval, resampled

__all__ = ["Interval", "paired_interval", "resampled"]
