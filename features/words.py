"""Instruments whose name speaks of one region: of the firm's, or of another."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from features.blocks import Block, Column
from features.ledger import Floats
from features.past import Grid, Past

LEAST_LETTERS = 5


class SpokenOf(Block):
    """1 where the name speaks of the firm's own region, -1 where of another."""

    def columns(self, past: Past, grid: Grid) -> Mapping[str, Column]:
        """One column; 0 where no region is named or the firm's is unknown."""
        code = past.region(grid.firms)
        spoken = _spoken(past.ledger.labels["region"], past.ledger.names)[:, grid.instruments]
        other = np.where(code > 0, -1.0, 0.0)[:, None] * spoken.any(axis=0)
        return {"spoken_region": np.where(spoken[code], 1.0, other)}


def _spoken(labels: Sequence[str], names: Sequence[str]) -> Floats:
    """Labels by names: whether they share a word that no other label has."""
    words = [_words(label) for label in labels]
    many = Counter(word for told in words for word in told)
    own = [{word for word in told if many[word] == 1} for told in words]
    own[0] = set()
    named = [_words(name) for name in names]
    return np.array([[bool(told & said) for said in named] for told in own])


def _words(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return {word for word in re.findall(r"\w+", bare) if len(word) >= LEAST_LETTERS}
