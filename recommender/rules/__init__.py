"""What a policy asks of a firm, as a tree with two compilations."""
