"""Probabilities that hold in the year to come: ways to calibrate scores of earlier years."""
