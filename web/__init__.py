"""Pages, commands and API: the only room that wires the others together."""
