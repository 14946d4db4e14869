"""The same answers for programs."""
