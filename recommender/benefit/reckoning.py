"""Works a benefit out for a firm, step by step, in the order its text means."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from recommender.benefit.amounts import Amount, Step, in_fen
from recommender.benefit.choices import hull, money, possible, rate, tier_of, tiered
from recommender.catalogue.grants import Benefit, Case, Cases
from recommender.firm.facts import View
from recommender.indicators.lexicon import Lexicon
from recommender.indicators.values import operand
from recommender.rules.leaves import tree_truth
from recommender.units.bounds import Bounds, greatest, least, product, scale
from recommender.units.money import parse_money
from recommender.units.ratio import parse_ratio

_NOTHING = Bounds(0, 0)
_OPEN = Bounds(0, float("inf"))


@dataclass(frozen=True, slots=True)
class _Course:
    """The reckoning so far: the range, the steps taken, and how to look facts up."""

    found: Bounds
    steps: tuple[Step, ...]
    view: View
    lexicon: Lexicon
    own: str

    def to(self, found: Bounds, code: str, **values: object) -> "_Course":
        """The next state after a step."""
        return replace(self, found=found, steps=(*self.steps, Step(code, found, values)))


def reckon(benefit: Benefit, view: View, *, lexicon: Lexicon, own: str) -> Amount:
    """The amount of a benefit; `own` is the instrument's id, for awards already received."""
    course = _course(benefit, _Course(_NOTHING, (), view, lexicon, own))
    low, high = in_fen(course.found)
    return Amount(benefit.kind, low, high, course.steps, unread=benefit.unread is not None)


def _course(benefit: Benefit, course: _Course) -> _Course:
    for stage in _STAGES:
        course = stage(benefit, course)
    return course


def _base(benefit: Benefit, course: _Course) -> _Course:
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


def _ceiling(amount: object, times: object, course: _Course) -> Bounds:
    if amount is not None:
        return money(str(amount), course.view, lexicon=course.lexicon)
    of, factor = times.of, parse_ratio(times.rate)  # type: ignore[attr-defined]
    return scale(operand(of, course.view, lexicon=course.lexicon), factor)


def _worth(benefit: Benefit, course: _Course) -> _Course:
    """The one way an award is stated: parts, tiers, per unit, rate, stages, share or amount."""
    for stated, stage in (
        (benefit.parts, _parts), (benefit.tiers, _tiers), (benefit.each, _each),
        (benefit.rate, _rate), (benefit.grades, _grades), (benefit.stages, _stages),
        (benefit.share_of, _share_of), (benefit.amount, _amount),
    ):  # fmt: skip
        if stated:
            return stage(benefit, course)
    return course if benefit.base is not None else course.to(_open(benefit), "not_stated")


def _open(benefit: Benefit) -> Bounds:
    return _OPEN if benefit.cap or benefit.unread else _NOTHING


def _parts(benefit: Benefit, course: _Course) -> _Course:
    parts = [_course(part, replace(course, found=_NOTHING, steps=())) for part in benefit.parts]
    total = _NOTHING
    for part in parts:
        total = part.found if part is parts[0] else _joined(benefit.combine, total, part.found)
    told = tuple(part.steps for part in parts)
    return course.to(total, "parts", combine=benefit.combine, parts=told)


def _joined(combine: str, one: Bounds, other: Bounds) -> Bounds:
    if combine == "highest":
        return greatest(one, other)
    return Bounds(one.low + other.low, one.high + other.high)


def _tiers(benefit: Benefit, course: _Course) -> _Course:
    assert benefit.tiers is not None  # noqa: S101
    tiers, base = benefit.tiers, course.found
    tier = tier_of(tiers, base.low) if base.known else None
    return course.to(tiered(tiers, base), "tiers", tiers=tiers, base=base, tier=tier)


def _each(benefit: Benefit, course: _Course) -> _Course:
    unit = parse_money(str(benefit.each))
    return course.to(scale(course.found, Fraction(unit)), "each", unit=unit, count=course.found)


def _rate(benefit: Benefit, course: _Course) -> _Course:
    assert benefit.rate is not None  # noqa: S101
    found = rate(benefit.rate, course.view, lexicon=course.lexicon)
    for uplift in benefit.uplifts:
        if uplift.add_rate:
            more = _if(uplift.when, Bounds(*[parse_ratio(uplift.add_rate)] * 2), course)
            found = Bounds(found.low + more.low, found.high + more.high)
    result = product(course.found, found)
    return course.to(result, "rate", base=course.found, rate=found)


def _if(when: object, worth: Bounds, course: _Course) -> Bounds:
    state = tree_truth(when, course.view, lexicon=course.lexicon)  # type: ignore[arg-type]
    if state is None:
        return hull([worth, _NOTHING])
    return worth if state else _NOTHING


def _grades(benefit: Benefit, course: _Course) -> _Course:
    amounts = [
        money(grade.amount, course.view, lexicon=course.lexicon) for grade in benefit.grades
    ]
    return course.to(hull(amounts), "grades", grades=benefit.grades)


def _stages(benefit: Benefit, course: _Course) -> _Course:
    total = _NOTHING
    reached = []
    for stage in benefit.stages:
        worth = money(str(stage.amount), course.view, lexicon=course.lexicon)
        counted = _if(stage.when, worth, course) if stage.when is not None else worth
        reached.append((stage, counted))
        total = Bounds(total.low + counted.low, total.high + counted.high)
    return course.to(total, "stages", stages=tuple(reached))


def _share_of(benefit: Benefit, course: _Course) -> _Course:
    assert benefit.share_of is not None  # noqa: S101
    received = awards(benefit.share_of.instruments, course.view)
    factor = parse_ratio(benefit.share_of.rate)
    return course.to(scale(received, factor), "share_of", received=received, rate=factor)


def _amount(benefit: Benefit, course: _Course) -> _Course:
    assert benefit.amount is not None  # noqa: S101
    found = money(benefit.amount, course.view, lexicon=course.lexicon)
    cases: tuple[tuple[Case, bool | None], ...] = ()
    if isinstance(benefit.amount, Cases):
        cases = tuple(possible(benefit.amount.cases, course.view, lexicon=course.lexicon))
    return course.to(found, "amount", cases=cases)


def awards(instruments: tuple[str, ...], view: View) -> Bounds:
    """Money already received from these instruments for the same subject; open if nobody said."""
    records = view.firm.records.get("award")
    if records is None:
        return _OPEN
    total = _NOTHING
    for record in records:
        about = record.values.get("subject")
        other = view.subject is not None and about is not None and about != view.subject.name
        if record.values.get("instrument") in instruments and not other:
            amount = record.values.get("amount")
            worth = amount if isinstance(amount, Bounds) else _OPEN
            total = Bounds(total.low + worth.low, total.high + worth.high)
    return total


def _uplifts(benefit: Benefit, course: _Course) -> _Course:
    for uplift in benefit.uplifts:
        if uplift.raise_by:
            factor = _if(uplift.when, Bounds(*[parse_ratio(uplift.raise_by)] * 2), course)
            whole = Bounds(1 + factor.low, 1 + factor.high)
            raised = product(course.found, whole)
            course = course.to(raised, "raised", by=factor, text=uplift.text)
        elif uplift.add_amount is not None:
            worth = money(str(uplift.add_amount), course.view, lexicon=course.lexicon)
            more = _if(uplift.when, worth, course)
            total = Bounds(course.found.low + more.low, course.found.high + more.high)
            course = course.to(total, "added", amount=more, text=uplift.text)
    return course


def _cap(benefit: Benefit, course: _Course) -> _Course:
    if benefit.cap is None:
        return course
    limit = money(benefit.cap.amount, course.view, lexicon=course.lexicon)
    if benefit.cap.on == "share":
        limit = _cap_of_total(benefit, limit, course)
    base = course.found
    result = least(base, limit)
    reached = None if base.high > limit.low and base.low < limit.high else base.low >= limit.high
    return course.to(result, "cap", limit=limit, cap=benefit.cap, reached=reached)


def _cap_of_total(benefit: Benefit, limit: Bounds, course: _Course) -> Bounds:
    """A cap on the first payer's share, turned into a cap on the whole award."""
    part = rate(benefit.shares[0].rate, course.view, lexicon=course.lexicon)
    return Bounds(
        Fraction(limit.low) / Fraction(part.high), Fraction(limit.high) / Fraction(part.low)
    )


def _received(benefit: Benefit, course: _Course) -> _Course:
    if not benefit.less_received:
        return course
    names = tuple(course.own if name == "self" else name for name in benefit.less_received)
    paid = awards(names, course.view)
    low = max(course.found.low - paid.high, 0)
    rest = Bounds(low, max(course.found.high - paid.low, 0))
    return course.to(rest, "received", paid=paid)


def _floor(benefit: Benefit, course: _Course) -> _Course:
    """An award below the floor is not made at all."""
    if benefit.floor is None:
        return course
    floor = parse_money(str(benefit.floor))
    low = course.found.low if course.found.low >= floor else 0
    high = course.found.high if course.found.high >= floor else 0
    return course.to(Bounds(low, high), "floor", floor=floor, made=low >= floor)


def _at_most(benefit: Benefit, course: _Course) -> _Course:
    if not benefit.at_most:
        return course
    return course.to(Bounds(0, course.found.high), "at_most")


def _shares(benefit: Benefit, course: _Course) -> _Course:
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


_STAGES: tuple[Callable[[Benefit, _Course], _Course], ...] = (
    _base, _worth, _uplifts, _cap, _received, _floor, _at_most, _shares,
)  # fmt: skip
