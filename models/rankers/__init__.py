"""Rankers of pairs: plain baselines, linear ones, trees, and mixtures of them."""
