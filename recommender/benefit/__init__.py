"""What an edition's benefit is worth to a firm."""

from recommender.benefit.amounts import COUNTED, Amount, Step
from recommender.benefit.reckoning import reckon

__all__ = ["COUNTED", "Amount", "Step", "reckon"]
