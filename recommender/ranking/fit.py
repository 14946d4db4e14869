"""How much two texts have in common: pairs of neighbouring characters, rare ones weighing more.

Chinese is written without blanks, so pairs of characters serve as words; the weight is the
inverse document frequency over the instruments compared (Salton and Buckley 1988), the likeness
the cosine of both vectors.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from recommender.catalogue.reading import Current
from recommender.rules import nodes as n

Vector = Mapping[str, float]


class Texts:
    """The instruments' texts as weighted vectors."""

    def __init__(self, current: Sequence[Current]) -> None:
        told = {one.instrument.id: pairs(text_of(one)) for one in current}
        seen = Counter(pair for counts in told.values() for pair in counts)
        self.weights = {pair: log((1 + len(told)) / (1 + many)) + 1 for pair, many in seen.items()}
        self.vectors = {name: self.vector(counts) for name, counts in told.items()}

    def vector(self, counts: Mapping[str, int]) -> Vector:
        """Counts as weights."""
        return {pair: many * self.weights.get(pair, 1.0) for pair, many in counts.items()}

    def of(self, current: Current) -> Vector:
        """The vector of an instrument's text."""
        return self.vectors[current.instrument.id]


def likeness(text: str, other: Vector) -> float:
    """The cosine between a text and a vector, from 0 to 1; unknown pairs weigh nothing."""
    own = {pair: float(many) for pair, many in pairs(text).items()}
    both = sum(weight * other.get(pair, 0.0) for pair, weight in own.items())
    size = sqrt(sum(w * w for w in own.values())) * sqrt(sum(w * w for w in other.values()))
    return min(both / size, 1.0) if size else 0.0


def pairs(text: str) -> Counter[str]:
    """Pairs of neighbouring letters and characters, counted."""
    plain = "".join(c.lower() if c.isalnum() else " " for c in text)
    return Counter(
        plain[i : i + 2] for i in range(len(plain) - 1) if " " not in plain[i : i + 2]
    )  # fmt: skip


def text_of(current: Current) -> str:
    """What an instrument says about itself in Chinese: its name, family, basis and clauses."""
    edition = current.edition
    told = [current.instrument.name.zh, current.instrument.family, edition.legal_basis.title]
    for tree in (edition.eligibility, current.call.eligibility if current.call else None):
        if tree is not None:
            told += clauses(tree)
    if edition.benefit and edition.benefit.text:
        told.append(edition.benefit.text.zh)
    return " ".join(told)


def clauses(tree: n.Condition) -> list[str]:
    """The Chinese wording of every leaf that has one."""
    parts = n.children(tree)
    if parts:
        return [told for _, part in parts for told in clauses(part)]
    text = getattr(tree, "text", None) or getattr(tree, "judgement", None)
    return [text.zh] if text is not None else []
