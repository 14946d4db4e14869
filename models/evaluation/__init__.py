"""How well a ranker ranks and how true its probabilities are, with intervals."""
