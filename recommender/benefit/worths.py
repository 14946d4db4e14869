"""The ways a text states an award: parts, tiers, a sum for each unit, a rate, grades, stages …."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from recommender.benefit.choices import hull, money, possible, rate, tier_of, tiered
from recommender.benefit.course import NOTHING, OPEN, Course
from recommender.benefit.received import awards
from recommender.catalogue.grants import Benefit, Case, Cases
from recommender.indicators.values import selected
from recommender.units.bounds import Bounds, add, greatest, product, scale
from recommender.units.money import parse_money
from recommender.units.ratio import parse_ratio

Reckon = Callable[[Benefit, Course], Course]


def worth(benefit: Benefit, course: Course, *, whole: Reckon) -> Course:
    """The one way an award is stated: parts, tiers, per unit, rate, stages, share or amount.

    `whole` reckons a benefit inside this one from its base to its payers.
    """
    if benefit.parts:
        return _parts(benefit, course, whole)
    for stated, stage in (
        (benefit.tiers, _tiers), (benefit.each, _each),
        (benefit.rate, _rate), (benefit.grades, _grades), (benefit.stages, _stages),
        (benefit.share_of, _share_of), (benefit.amount, _amount),
    ):  # fmt: skip
        if stated:
            return stage(benefit, course)
    return course if benefit.base is not None else course.to(_open(benefit), "not_stated")


def _open(benefit: Benefit) -> Bounds:
    return OPEN if benefit.cap or benefit.unread else NOTHING


def _parts(benefit: Benefit, course: Course, whole: Reckon) -> Course:
    parts = [whole(part, course.afresh()) for part in benefit.parts]
    total = NOTHING
    for part in parts:
        total = part.found if part is parts[0] else _joined(benefit.combine, total, part.found)
    told = tuple(part.steps for part in parts)
    return course.to(total, "parts", combine=benefit.combine, parts=told)


def _joined(combine: str, one: Bounds, other: Bounds) -> Bounds:
    return greatest(one, other) if combine == "highest" else add(one, other)


def for_each(benefit: Benefit, course: Course, *, whole: Reckon) -> Course:
    """The benefit for each record that satisfies the tests, and their sum; open if unknown."""
    count = benefit.each_of
    assert count is not None  # noqa: S101
    found = selected(count.count, count.where, course.view, lexicon=course.lexicon)
    if found is None:
        return course.to(OPEN, "each_of", kind=count.count, parts=None)
    single = replace(benefit, each_of=None)
    total = NOTHING
    parts = []
    for record, certain in found:
        part = whole(single, course.afresh(course.view.of(record)))
        total = add(total, part.found if certain else hull([part.found, NOTHING]))
        parts.append((record.name, part.steps))
    return course.to(total, "each_of", kind=count.count, parts=tuple(parts))


def _tiers(benefit: Benefit, course: Course) -> Course:
    assert benefit.tiers is not None  # noqa: S101
    tiers, base = benefit.tiers, course.found
    tier = tier_of(tiers, base.low) if base.known else None
    return course.to(tiered(tiers, base), "tiers", tiers=tiers, base=base, tier=tier)


def _each(benefit: Benefit, course: Course) -> Course:
    unit = parse_money(str(benefit.each))
    return course.to(scale(course.found, Fraction(unit)), "each", unit=unit, count=course.found)


def _rate(benefit: Benefit, course: Course) -> Course:
    assert benefit.rate is not None  # noqa: S101
    found = rate(benefit.rate, course.view, lexicon=course.lexicon)
    for uplift in benefit.uplifts:
        if uplift.add_rate:
            more = course.only_if(uplift.when, Bounds(*[parse_ratio(uplift.add_rate)] * 2))
            found = add(found, more)
    result = product(course.found, found)
    return course.to(result, "rate", base=course.found, rate=found)


def _grades(benefit: Benefit, course: Course) -> Course:
    amounts = [
        money(grade.amount, course.view, lexicon=course.lexicon) for grade in benefit.grades
    ]
    return course.to(hull(amounts), "grades", grades=benefit.grades)


def _stages(benefit: Benefit, course: Course) -> Course:
    total = NOTHING
    reached = []
    for stage in benefit.stages:
        worth = money(str(stage.amount), course.view, lexicon=course.lexicon)
        counted = course.only_if(stage.when, worth)
        reached.append((stage, counted))
        total = add(total, counted)
    return course.to(total, "stages", stages=tuple(reached))


def _share_of(benefit: Benefit, course: Course) -> Course:
    assert benefit.share_of is not None  # noqa: S101
    received = awards(benefit.share_of.instruments, course.view)
    factor = parse_ratio(benefit.share_of.rate)
    return course.to(scale(received, factor), "share_of", received=received, rate=factor)


def _amount(benefit: Benefit, course: Course) -> Course:
    assert benefit.amount is not None  # noqa: S101
    found = money(benefit.amount, course.view, lexicon=course.lexicon)
    cases: tuple[tuple[Case, bool | None], ...] = ()
    if isinstance(benefit.amount, Cases):
        cases = tuple(possible(benefit.amount.cases, course.view, lexicon=course.lexicon))
    return course.to(found, "amount", cases=cases)
