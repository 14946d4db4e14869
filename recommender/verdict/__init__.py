"""Whether a firm qualifies, with the evidence for every clause."""

from recommender.verdict.judging import (
    NO_SUBJECT,
    Evidence,
    Missing,
    Status,
    Verdict,
    judge,
    status_of,
)
from recommender.verdict.requirements import Requirements, requirements

__all__ = [
    "NO_SUBJECT",
    "Evidence",
    "Missing",
    "Requirements",
    "Status",
    "Verdict",
    "judge",
    "requirements",
    "status_of",
]
