"""What would turn a "no", in words: how much, from when it counts, which way, what it brings."""

from collections.abc import Sequence

from recommender.indicators.lexicon import Quantity
from recommender.nearmiss import Change, NearMiss
from recommender.nearmiss.paths import path_to
from recommender.nearmiss.timing import counts_from, open_year
from recommender.recommendation import Recommendation
from recommender.units.bounds import Bounds
from recommender.wording import phrases
from recommender.wording.amounts import amount_line
from recommender.wording.clauses import pick, said
from recommender.wording.results import availability, title
from recommender.wording.values import Lang, shown


def near_miss_line(
    miss: NearMiss, found: Sequence[Recommendation], misses: Sequence[NearMiss], lang: Lang
) -> str:
    """One near miss as a sentence."""
    return f"{title(miss.recommendation, lang)}: {way_line(miss, found, misses, lang)}"


def way_line(
    miss: NearMiss, found: Sequence[Recommendation], misses: Sequence[NearMiss], lang: Lang
) -> str:
    """What would turn the verdict and what follows, without the instrument's name."""
    if miss.on is not None:
        told = pick(phrases.NEAR["on"], lang).format(day=miss.on.isoformat())
    else:
        parts = [_change(change, miss, found, misses, lang) for change in miss.changes]
        told = pick(phrases.NEAR["joint"], lang).join(parts)
    status = pick(phrases.STATUS_SHORT[miss.status], lang)
    worth = amount_line(miss.amount, lang) if miss.amount else "-"
    return told + pick(phrases.NEAR["worth"], lang).format(status=status, amount=worth)


def _change(
    change: Change,
    miss: NearMiss,
    found: Sequence[Recommendation],
    misses: Sequence[NearMiss],
    lang: Lang,
) -> str:
    told = _what(change, miss, lang)
    day = counts_from(change, miss.recommendation.current.moment)
    if day is not None:
        year = open_year(miss.recommendation.current.moment)
        told += pick(phrases.NEAR["accounts"], lang).format(year=year, day=day.isoformat())
    if change.how != "obtain":
        return told
    steps = [_step(one, lang) for one in path_to(change, found, misses)]
    key = "path" if steps else "no_path"
    return told + pick(phrases.NEAR[key], lang).format(path=" → ".join(steps))


def _step(one: Recommendation, lang: Lang) -> str:
    """A recognition on the way, and when one can apply for it."""
    when = availability(one.current.availability, lang)
    return pick(phrases.NEAR["step"], lang).format(name=title(one, lang), when=when)


def _what(change: Change, miss: NearMiss, lang: Lang) -> str:
    lexicon = miss.recommendation.current.lexicon
    words = pick(phrases.NEAR[change.how], lang)
    if change.how == "obtain":
        known = lexicon.vocabulary.titles[change.fact.name]
        return words.format(title=known.name if lang == "zh" else known.en)
    if change.how == "add":
        return _record(change, miss, lang)
    assert change.quantity is not None  # noqa: S101
    quantity = lexicon.quantity(change.quantity)
    before, after = change.before, change.after
    if isinstance(before, frozenset) and isinstance(after, frozenset):
        gained = shown(after - before, quantity, lang)
        gain = pick(phrases.NEAR["gain"], lang)
        return gain.format(label=said(quantity.label, lang), gained=gained)
    return words.format(
        label=said(quantity.label, lang),
        before=shown(change.before, quantity, lang),
        after=_aim(change, quantity, lang),
    )


def _aim(change: Change, quantity: Quantity, lang: Lang) -> str:
    """The value to be reached; one 分 beyond a sum is told as more or less than it."""
    exact = shown(change.after, quantity, lang)
    if quantity.type != "money" or not isinstance(change.after, Bounds):
        return exact
    beyond, step = ("below", -1) if change.how == "lower" else ("above", 1)
    edge = shown(Bounds.exactly(change.after.low - step), quantity, lang)
    return pick(phrases.NEAR[beyond], lang).format(edge) if len(edge) < len(exact) else exact


def _record(change: Change, miss: NearMiss, lang: Lang) -> str:
    lexicon = miss.recommendation.current.lexicon
    kind = change.fact.name
    told = []
    for name, value in change.record.items():
        quantity = lexicon.quantity(f"{kind}.{name}")
        told.append(f"{said(quantity.label, lang)} {shown(value, quantity, lang)}")
    count = change.after.low if isinstance(change.after, Bounds) else 1
    joint = {"zh": "、", "en": ", "}[lang]
    return pick(phrases.NEAR["add"], lang).format(
        count=count, kind=said(lexicon.vocabulary.subjects[kind], lang), record=joint.join(told)
    )
