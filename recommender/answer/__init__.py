"""The one call: a firm, a catalogue and a day in, everything worth knowing out."""

from recommender.answer.answering import Answer, answer, explain
from recommender.answer.canonical import as_json, canonical
from recommender.answer.overview import Overview, Total, overview

__all__ = [
    "Answer",
    "Overview",
    "Total",
    "answer",
    "as_json",
    "canonical",
    "explain",
    "overview",
]
