"""A trained model as the ranker of an answer, or the transparent order and why."""

from models.serving.choosing import Chosen, choose
from models.serving.learned import Learned
from models.serving.scoring import Scorer, Scores

__all__ = ["Chosen", "Learned", "Scorer", "Scores", "choose"]
