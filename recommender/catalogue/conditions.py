"""Whether a condition makes sense for an instrument: names, units, options, titles, nesting."""

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from recommender.errors import UnitError
from recommender.firm.facts import Moment
from recommender.indicators.lexicon import Lexicon
from recommender.indicators.measures import Operand
from recommender.indicators.operands import subjects
from recommender.indicators.thresholds import day
from recommender.resources.shapes import Found
from recommender.resources.strict_yaml import Path
from recommender.rules import nodes as n
from recommender.rules.leaves import Placed, placed

MAX_DEPTH = 40
DAY = Moment.at(date(2020, 6, 1))
"""Any day: what is checked here does not depend on it."""


def near(found: str, names: Iterable[str]) -> dict[str, object]:
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
    if isinstance(tree, n.AtLeast) and len(tree.parts) < tree.count:
        yield (*at, "of"), "too_few", {"least": tree.count}
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
            yield from _has(leaf, at, lexicon, subject)
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
    yield from foreign(leaf.field, (*at, "field"), lexicon, subject)
    if isinstance(leaf, n.Between) and _empty(exact):
        yield (*at, "between"), "band_empty", {"found": [*leaf.between, leaf.bounds]}


def _empty(band: Placed) -> bool:
    """Whether nothing lies in a band: its ends are crossed, or equal and not both included."""
    (lower, low), (upper, high) = band.limits
    open_ = lower == "more_than" or upper == "less_than"
    return low > high or (low == high and open_)


def foreign(asked: "Operand", at: Path, lexicon: Lexicon, subject: str) -> Iterator[Found]:
    """What is read of another kind of subject, which nobody here can tell apart."""
    for kind in sorted(subjects(asked, lexicon) - {"firm", "accounts", subject}):
        found = asked if isinstance(asked, str) else kind
        yield at, "subject_foreign", {"found": found, "subject": kind}


def _has(leaf: n.Has, at: Path, lexicon: Lexicon, subject: str) -> Iterator[Found]:
    """Titles are known and belong to one holder; the days are days."""
    titles = lexicon.vocabulary.titles
    holders = {titles[title].holder for title in leaf.titles if title in titles}
    for title in leaf.titles:
        if title not in titles:
            yield (*at, "has"), "title_unknown", near(title, titles)
        elif titles[title].holder not in {"firm", subject}:
            values = {"found": title, "subject": titles[title].holder}
            yield (*at, "has"), "subject_foreign", values
    if len(holders) > 1:
        yield (*at, "has"), "titles_mixed", {"options": sorted(holders)}
    window = leaf.granted
    days: list[tuple[Path, str | None]]
    days = [(("on",), None if leaf.on in {"round_close", "as_of"} else leaf.on)]
    days += [(("granted", "from"), window.from_), (("granted", "to"), window.to)] if window else []
    for key, raw in days:
        try:
            _ = raw is None or day(raw, moment=DAY)
        except UnitError as error:
            yield (*at, *key), error.code, error.values
