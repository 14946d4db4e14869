"""Whether the words of a clause print the number that is compared."""

from collections.abc import Iterator
from fractions import Fraction

from recommender.authoring.doubts import Doubt
from recommender.authoring.figures import Figure, compared
from recommender.authoring.idle import step
from recommender.authoring.relations import asked
from recommender.indicators.lexicon import Lexicon
from recommender.resources.strict_yaml import Path
from recommender.rules import nodes as n

_KINDS = {"money": ("money",), "ratio": ("ratio",), "number": ("count", "rank")}


def misprinted(tree: n.Condition, at: Path, lexicon: Lexicon) -> Iterator[Doubt]:
    """Leaves whose Chinese words print other numbers of the kind than the one compared."""
    for segment, part in n.children(tree):
        yield from misprinted(part, step(at, segment), lexicon)
    if isinstance(tree, n.Some | n.Every):
        yield from misprinted(tree.where, (*at, "where"), lexicon)
    if isinstance(tree, n.Compare | n.Between) and tree.text is not None:
        for figure in compared(tree, lexicon):
            yield from _printed(figure, tree.text.zh, at)


def _printed(figure: Figure, text: str, at: Path) -> Iterator[Doubt]:
    """Nought is seldom printed; years may be counted in months."""
    told = [one for one in asked(text) if one.found.kind in _KINDS.get(figure.kind, ())]
    values = {one.found.value for one in told}
    values |= {Fraction(one.found.value) * 12 for one in told if one.found.unit == "年"}
    compared_here = any(one.role != "window" for one in told)
    if compared_here and figure.value not in {0, *values}:
        yield Doubt(at, "text_differs", {"found": figure.raw, "text": text})
