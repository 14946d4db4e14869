"""Which question decides most money: the next document worth asking for."""

from recommender.questions.choosing import Question, questions

__all__ = ["Question", "questions"]
