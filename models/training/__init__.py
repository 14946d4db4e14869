"""What rankers learn from: frames of pairs, year by year, and simulated relaunches."""
