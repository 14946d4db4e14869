"""Which awards to hold together, in words: the sets, and why the rest is left out."""

from collections.abc import Iterator

from recommender.portfolio import Excluded, Ground, Portfolio, Selection
from recommender.units.money import format_money
from recommender.wording import phrases
from recommender.wording.clauses import pick, said
from recommender.wording.results import title
from recommender.wording.values import Lang


def total_line(found: Selection, lang: Lang) -> str:
    """What the set brings, whether that is proven best, and how much of it nobody knows yet."""
    money = format_money(found.total, lang)
    key = "total_open" if found.unlimited else "total"
    proof = pick(phrases.SETS["optimal" if found.optimal else "gap"], lang)
    told = pick(phrases.SETS[key], lang).format(money=money)
    return told + proof.format(gap=format_money(found.gap, lang)) + _waiting(found, lang)


def _waiting(found: Selection, lang: Lang) -> str:
    """The part of the total that rests on facts nobody told."""
    open_ = [one for one in found.chosen if one.recommendation.verdict.status == "undetermined"]
    if not open_:
        return ""
    total = sum(one.amount for one in open_)
    key = "waiting" if total else "waiting_none"
    return pick(phrases.SETS[key], lang).format(money=format_money(total, lang), many=len(open_))


def chosen_lines(found: Selection, lang: Lang) -> Iterator[str]:
    """Each chosen award with its money; those without money stand last."""
    for one in sorted(found.chosen, key=lambda c: -c.amount):
        worth = f": {format_money(one.amount, lang)}" if one.amount else ""
        yield f"{title(one.recommendation, lang)}{worth}"


def excluded_line(found: Excluded, lang: Lang) -> str:
    """What is left out, why, and because of which chosen award."""
    reasons = list(dict.fromkeys(_reason(ground, lang) for ground in found.grounds))
    because = " / ".join(dict.fromkeys(title(one, lang) for one in found.because_of))
    told = f"{title(found.recommendation, lang)}: {'; '.join(reasons)}"
    return told + (pick(phrases.SETS["because"], lang).format(because) if because else "")


def _reason(ground: Ground, lang: Lang) -> str:
    told = pick(phrases.GROUND[ground.code], lang)
    text = said(ground.rule.text, lang) if ground.rule and ground.rule.text else ""
    sure = ground.certain or ground.code in {"unread", "planned"}
    doubt = "" if sure else pick(phrases.SETS["doubt"], lang)
    return told + (f"({text})" if text and lang == "zh" else f" ({text})" if text else "") + doubt


def unread_line(found: Portfolio, lang: Lang) -> str | None:
    """How many pairs on one object nobody has read about; None where there are none."""
    many = len(found.unread_pairs)
    return pick(phrases.SETS["unread"], lang).format(many=many) if many else None
