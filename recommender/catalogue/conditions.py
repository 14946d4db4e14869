"""Whether a condition makes sense for an instrument: names, units, options, titles, nesting."""

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from recommender.errors import UnitError
from recommender.firm.facts import Moment
from recommender.indicators.lexicon import Lexicon
from recommender.rules import nodes as n
from recommender.rules.leaves import placed

Path = tuple[str | int, ...]
Found = tuple[Path, str, dict[str, object]]
MAX_DEPTH = 40
DAY = Moment.at(date(2020, 6, 1))
"""Any day: what is checked here does not depend on it."""


def near(found: str, names: Mapping[str, object]) -> dict[str, object]:
    """What was found, and the names that look like it."""
    return {"found": found, "near": tuple(get_close_matches(found, list(names), n=3))}


def check_tree(
    tree: n.Condition,
    at: Path,
    lexicon: Lexicon,
    subject: str,
    *,
    depth: int = 0,
    positive: bool = True,
) -> Iterator[Found]:
    """Every leaf asks for what is known of the firm or of `subject`; no tree is too deep."""
    if depth > MAX_DEPTH:
        yield at, "too_deep", {"limit": MAX_DEPTH}
        return
    parts = n.children(tree)
    for segment, part in parts:
        name, _, index = segment.partition("[")
        path = (*at, name, int(index[:-1])) if index else (*at, name)
        upright = positive and not (isinstance(tree, n.Not) or segment == "when")
        yield from check_tree(part, path, lexicon, subject, depth=depth + 1, positive=upright)
    if not parts:
        yield from _leaf(tree, at, lexicon, subject, positive=positive)  # type: ignore[arg-type]


def _leaf(
    leaf: n.Leaf, at: Path, lexicon: Lexicon, subject: str, *, positive: bool
) -> Iterator[Found]:
    match leaf:
        case n.Judgement() | n.Unread():
            if not positive:
                yield at, "judgement_negated", {}
        case n.Has():
            for title in leaf.titles:
                known = lexicon.vocabulary.titles.get(title)
                if known is None:
                    yield (*at, "has"), "title_unknown", near(title, lexicon.vocabulary.titles)
                elif known.holder not in {"firm", subject}:
                    yield (
                        (*at, "has"),
                        "subject_foreign",
                        {"found": title, "subject": known.holder},
                    )
        case n.Some() | n.Every():
            kind = leaf.some if isinstance(leaf, n.Some) else leaf.every
            if kind not in lexicon.vocabulary.record_kinds:
                yield (
                    at,
                    "subject_unknown",
                    {"found": kind, "options": lexicon.vocabulary.record_kinds},
                )
            else:
                yield from check_tree(leaf.where, (*at, "where"), lexicon, kind, positive=positive)
        case _:
            yield from _comparison(leaf, at, lexicon, subject)


def _comparison(
    leaf: "n.Compare | n.Between | n.OneOf | n.Known", at: Path, lexicon: Lexicon, subject: str
) -> Iterator[Found]:
    try:
        exact = next(placed(leaf, lexicon=lexicon, moment=DAY))
    except UnitError as error:
        yield (*at, "field") if error.code == "field_unknown" else at, error.code, error.values
        return
    field = exact.quantity.field if exact.quantity else None
    if field and field.subject not in {"firm", "accounts", subject}:
        yield (*at, "field"), "subject_foreign", {"found": field.name, "subject": field.subject}
    if isinstance(leaf, n.Between) and exact.limits[0][1] > exact.limits[1][1]:
        yield (*at, "between"), "band_empty", {"found": list(leaf.between)}
