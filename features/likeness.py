"""How alike the names of instruments are."""

from functools import lru_cache

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from features.ledger import Floats, Ints
from features.past import Past

LEAST = 0.25  # a cosine below it says nothing


def name_likeness(past: Past, wanted: Ints) -> Floats:
    """The cosine between every instrument's name and those wanted; 0 for itself and for ghosts.

    Weights of letter groups come from the names known when the year began: those awarded before
    or on offer in the year.
    """
    real = len(past.ledger.instruments)
    known = np.union1d(np.unique(past.ledger.instrument[past.rows]), past.offered)
    cosine = _cosines(past.ledger.names, tuple(known.tolist()))
    found = np.zeros((past.instruments, len(wanted)))
    found[:real] = np.where(cosine < LEAST, 0.0, cosine)[:, wanted]
    found[wanted, np.arange(len(wanted))] = 0.0
    return found


@lru_cache(maxsize=64)
def _cosines(names: tuple[str, ...], known: tuple[int, ...]) -> Floats:
    if not known:
        return np.zeros((len(names), len(names)))
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    letters.fit([names[place] for place in known])
    vectors = letters.transform(names)
    found: Floats = (vectors @ vectors.T).toarray()
    return found
