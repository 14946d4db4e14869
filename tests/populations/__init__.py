"""Firms drawn from a seed, and how fast strategies of asking decide their verdicts."""
