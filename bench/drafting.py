"""Measures how well texts become drafts: numbers with unit and relation, and suggested fields."""
