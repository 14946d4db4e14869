"""Works a benefit out for a firm, step by step, in the order its text means."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from recommender.benefit.amounts import Amount, Step, in_fen
from recommender.benefit.choices import money, rate
from recommender.benefit.course import NOTHING, Course
from recommender.benefit.received import awards
from recommender.benefit.worths import for_each, worth
from recommender.catalogue.grants import Benefit
from recommender.firm.facts import View
from recommender.indicators.lexicon import Lexicon
from recommender.indicators.values import operand
from recommender.units.bounds import Bounds, add, greatest, least, product, scale
from recommender.units.money import parse_money
from recommender.units.ratio import parse_ratio


def reckon(benefit: Benefit, view: View, *, lexicon: Lexicon, own: str) -> Amount:
    """The amount of a benefit; `own` is the instrument's id, for awards already received."""
    course = _course(benefit, Course(NOTHING, (), view, lexicon, own))
    low, high = in_fen(course.found)
    return Amount(benefit.kind, low, high, course.steps, unread=benefit.unread is not None)


def _course(benefit: Benefit, course: Course) -> Course:
    if benefit.each_of is not None:
        return for_each(benefit, course, whole=_course)
    for stage in _STAGES:
        course = stage(benefit, course)
    return course


def _base(benefit: Benefit, course: Course) -> Course:
    if benefit.base is None:
        return course
    found = operand(benefit.base, course.view, lexicon=course.lexicon)
    name = benefit.base if isinstance(benefit.base, str) else None
    course = course.to(found, "base", quantity=name, text=benefit.base_text)
    for ceiling in benefit.ceilings:
        limit = _ceiling(ceiling.amount, ceiling.times, course)
        reached = limit.low < course.found.high
        course = course.to(
            least(course.found, limit),
            "ceiling",
            limit=limit,
            text=ceiling.text,
            reached=reached,
            rate=parse_ratio(ceiling.times.rate) if ceiling.times else None,
            of=ceiling.times.of if ceiling.times else None,
        )
    return course


def _ceiling(amount: object, times: object, course: Course) -> Bounds:
    if amount is not None:
        return money(str(amount), course.view, lexicon=course.lexicon)
    of, factor = times.of, parse_ratio(times.rate)  # type: ignore[attr-defined]
    return scale(operand(of, course.view, lexicon=course.lexicon), factor)


def _worth(benefit: Benefit, course: Course) -> Course:
    return worth(benefit, course, whole=_course)


def _uplifts(benefit: Benefit, course: Course) -> Course:
    for uplift in benefit.uplifts:
        if uplift.raise_by:
            factor = course.only_if(uplift.when, Bounds(*[parse_ratio(uplift.raise_by)] * 2))
            whole = Bounds(1 + factor.low, 1 + factor.high)
            raised = product(course.found, whole)
            course = course.to(raised, "raised", by=factor, text=uplift.text)
        elif uplift.add_amount is not None:
            extra = money(str(uplift.add_amount), course.view, lexicon=course.lexicon)
            more = course.only_if(uplift.when, extra)
            total = add(course.found, more)
            course = course.to(total, "added", amount=more, text=uplift.text)
    return course


def _cap(benefit: Benefit, course: Course) -> Course:
    if benefit.cap is None:
        return course
    limit = money(benefit.cap.amount, course.view, lexicon=course.lexicon)
    if benefit.cap.times is not None:
        units = operand(benefit.cap.times, course.view, lexicon=course.lexicon)
        limit = product(limit, greatest(units, Bounds(1, 1)))
    if benefit.cap.on == "share":
        limit = _cap_of_total(benefit, limit, course)
    base = course.found
    result = least(base, limit)
    reached = None if base.high > limit.low and base.low < limit.high else base.low >= limit.high
    return course.to(result, "cap", limit=limit, cap=benefit.cap, reached=reached)


def _cap_of_total(benefit: Benefit, limit: Bounds, course: Course) -> Bounds:
    """A cap on the first payer's share, turned into a cap on the whole award."""
    part = rate(benefit.shares[0].rate, course.view, lexicon=course.lexicon)
    return Bounds(
        Fraction(limit.low) / Fraction(part.high), Fraction(limit.high) / Fraction(part.low)
    )


def _received(benefit: Benefit, course: Course) -> Course:
    if not benefit.less_received:
        return course
    names = tuple(course.own if name == "self" else name for name in benefit.less_received)
    paid = awards(names, course.view)
    low = max(course.found.low - paid.high, 0)
    rest = Bounds(low, max(course.found.high - paid.low, 0))
    return course.to(rest, "received", paid=paid)


def _floor(benefit: Benefit, course: Course) -> Course:
    """An award below the floor is not made at all."""
    if benefit.floor is None:
        return course
    floor = parse_money(str(benefit.floor))
    low = course.found.low if course.found.low >= floor else 0
    high = course.found.high if course.found.high >= floor else 0
    return course.to(Bounds(low, high), "floor", floor=floor, made=low >= floor)


def _at_most(benefit: Benefit, course: Course) -> Course:
    if not benefit.at_most:
        return course
    return course.to(Bounds(0, course.found.high), "at_most")


def _shares(benefit: Benefit, course: Course) -> Course:
    """Who pays which part: it does not change what the firm receives."""
    for share in benefit.shares:
        part = rate(share.rate, course.view, lexicon=course.lexicon)
        paid = product(course.found, part)
        step = Step("share", paid, {"payer": share.payer, "rate": part})
        course = replace(course, steps=(*course.steps, step))
    if benefit.max_years:
        step = Step("years", course.found, {"years": benefit.max_years})
        course = replace(course, steps=(*course.steps, step))
    return course


_STAGES: tuple[Callable[[Benefit, Course], Course], ...] = (
    _base, _worth, _uplifts, _cap, _received, _floor, _at_most, _shares,
)  # fmt: skip
