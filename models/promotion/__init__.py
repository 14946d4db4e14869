"""Which model is active, and what a new one has to show to take its place."""

from models.promotion.deciding import Decision, Quality, decide
from models.promotion.registry import Registry

__all__ = ["Decision", "Quality", "Registry", "decide"]
