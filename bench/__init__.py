"""How fast fundmatch answers, measured beside openfisca-core on the same machine."""
