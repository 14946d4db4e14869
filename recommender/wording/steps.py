"""Each step of an amount's arithmetic in words."""

from collections.abc import Callable
from fractions import Fraction
from typing import cast

from recommender.benefit import Step
from recommender.benefit.amounts import in_fen
from recommender.catalogue.grants import Cap, Tiers
from recommender.catalogue.grants import Step as Tier
from recommender.indicators.lexicon import Lexicon
from recommender.units.bounds import Bounds
from recommender.units.money import format_money
from recommender.units.ratio import format_ratio
from recommender.vocabulary.fields import Label
from recommender.wording import phrases
from recommender.wording.benefits import money_text
from recommender.wording.clauses import outline, pick, said
from recommender.wording.values import INFINITE, Lang, money_range, shown


def step_line(step: Step, lexicon: Lexicon, lang: Lang) -> str:
    """One step in words."""
    return _STEPS[step.code](step, lexicon, lang)


def _money(found: Bounds, lang: Lang) -> str:
    return money_range(*in_fen(found), lang)


def _rate(found: Bounds) -> str:
    low, high = Fraction(found.low), Fraction(found.high)
    return format_ratio(low) if low == high else f"{format_ratio(low)}–{format_ratio(high)}"


def _base(step: Step, lexicon: Lexicon, lang: Lang) -> str:
    label: Label | None = step.values["text"]
    name = step.values["quantity"]
    quantity = lexicon.quantity(name) if name else None
    told = said(label or (quantity.label if quantity else Label("计算基数", "base")), lang)
    worth = shown(step.result, quantity, lang) if quantity else _money(step.result, lang)
    return f"{told} {worth}"


def _ceiling(step: Step, lexicon: Lexicon, lang: Lang) -> str:
    limit: Bounds = step.values["limit"]
    told = _money(limit, lang)
    if step.values["rate"] is not None:
        of = step.values["of"]
        label = said(lexicon.quantity(of).label, lang) if isinstance(of, str) else ""
        told = f"{label} × {format_ratio(step.values['rate'])} = {told}"
    over = step.values["reached"]
    words = {
        "zh": ("未超基数上限{}", "基数以{}为限"),
        "en": ("below the ceiling on the base, {}", "the base counts up to {}"),
    }
    return words[lang][over].format(told)


def _rated(step: Step, _: Lexicon, lang: Lang) -> str:
    base: Bounds = step.values["base"]
    return f"{_money(base, lang)} × {_rate(step.values['rate'])} = {_money(step.result, lang)}"


def _tiers(step: Step, _: Lexicon, lang: Lang) -> str:
    tiers: Tiers = step.values["tiers"]
    told = "; ".join(_tier(tier, lang) for tier in tiers.steps)
    mode = {
        "zh": {"marginal": "分段累计", "slab": "按档"},
        "en": {"marginal": "each part at its rate", "slab": "by tier"},
    }[lang][tiers.mode]
    return f"{mode}({told}) = {_money(step.result, lang)}"


def _tier(tier: Tier, lang: Lang) -> str:
    worth = tier.rate or (money_text(tier.amount, lang) if tier.amount else "0")
    if tier.to is None:
        return {"zh": f"以上 {worth}", "en": f"above {worth}"}[lang]
    edge = money_text(tier.to, lang)
    return {"zh": f"{edge}以内 {worth}", "en": f"to {edge} {worth}"}[lang]


def _each(step: Step, _: Lexicon, lang: Lang) -> str:
    count: Bounds = step.values["count"]
    times = (
        str(count.low)
        if count.known
        else f"{count.low}–{'?' if count.high == INFINITE else count.high}"
    )
    unit = format_money(step.values["unit"], lang)
    return f"{times} × {unit} = {_money(step.result, lang)}"


def _amount(step: Step, lexicon: Lexicon, lang: Lang) -> str:
    told = _money(step.result, lang)
    cases = [
        said(case.text, lang) if case.text else outline(case.when, lexicon, lang)
        for case, _ in step.values["cases"]
        if case.text or case.when is not None
    ]
    return (
        f"{' / '.join(cases)}: {told}"
        if cases
        else {"zh": f"定额 {told}", "en": f"fixed {told}"}[lang]
    )


def _grades(step: Step, _: Lexicon, lang: Lang) -> str:
    told = " / ".join(f"{g.grade} {money_text(g.amount, lang)}" for g in step.values["grades"])
    return {"zh": f"按主管部门评定等次:{told}", "en": f"by the grade the authority gives: {told}"}[
        lang
    ]


def _stages(step: Step, lexicon: Lexicon, lang: Lang) -> str:
    told = []
    for stage, counted in step.values["stages"]:
        words = said(stage.text, lang) if stage.text else outline(stage.when, lexicon, lang)
        told.append(f"{words} {_money(counted, lang)}")
    return " + ".join(told) + f" = {_money(step.result, lang)}"


def _share_of(step: Step, _: Lexicon, lang: Lang) -> str:
    received: Bounds = step.values["received"]
    rate = format_ratio(step.values["rate"])
    told = f"{_money(received, lang)} × {rate} = {_money(step.result, lang)}"
    return {"zh": f"已获上级奖补 {told}", "en": f"award received {told}"}[lang]


def _parts(step: Step, lexicon: Lexicon, lang: Lang) -> str:
    joint = {
        "zh": {"sum": "合计", "highest": "就高"},
        "en": {"sum": "sum", "highest": "the higher"},
    }
    told = "; ".join(
        ", ".join(step_line(one, lexicon, lang) for one in part) for part in step.values["parts"]
    )
    return f"{told}; {joint[lang][step.values['combine']]} {_money(step.result, lang)}"


def _each_of(step: Step, lexicon: Lexicon, lang: Lang) -> str:
    kind = said(lexicon.vocabulary.subjects[step.values["kind"]], lang)
    if step.values["parts"] is None:
        return {"zh": f"逐项计算,{kind}未提供", "en": f"for each {kind}, not told"}[lang]
    told = "; ".join(
        f"{name}: " + ", ".join(step_line(one, lexicon, lang) for one in steps)
        for name, steps in step.values["parts"]
    )
    total = {"zh": "合计", "en": "sum"}[lang]
    return f"{told}; {total} {_money(step.result, lang)}" if told else f"{total} 0"


def _raised(step: Step, _: Lexicon, lang: Lang) -> str:
    label: Label | None = step.values["text"]
    told = said(label, lang) if label else {"zh": "上浮", "en": "raised"}[lang]
    return f"{told} +{_rate(step.values['by'])} = {_money(step.result, lang)}"


def _added(step: Step, _: Lexicon, lang: Lang) -> str:
    label: Label | None = step.values["text"]
    told = said(label, lang) if label else {"zh": "另加", "en": "plus"}[lang]
    return f"{told} +{_money(step.values['amount'], lang)} = {_money(step.result, lang)}"


def _cap(step: Step, _: Lexicon, lang: Lang) -> str:
    cap: Cap = step.values["cap"]
    limit = _money(step.values["limit"], lang)
    per = pick(phrases.PER[cap.per], lang)
    words = {
        "zh": {False: f"未超封顶{limit}", True: f"以封顶{limit}为限", None: f"封顶{limit}"},
        "en": {
            False: f"below the cap of {limit}",
            True: f"limited by the cap of {limit}",
            None: f"cap {limit}",
        },
    }
    told = words[lang][step.values["reached"]]
    told += {"zh": f"({per}", "en": f" ({per}"}[lang]
    if cap.shared_between:
        who = [pick(phrases.ROLE.get(one, (one, one)), lang) for one in cap.shared_between]
        told += {"zh": f",{'与'.join(who)}合计", "en": f", shared by {' and '.join(who)}"}[lang]
    return told + ")"


def _received(step: Step, _: Lexicon, lang: Lang) -> str:
    paid = _money(step.values["paid"], lang)
    rest = _money(step.result, lang)
    return {"zh": f"扣除已获 {paid},余 {rest}", "en": f"less {paid} received, {rest} remains"}[
        lang
    ]


def _floor(step: Step, _: Lexicon, lang: Lang) -> str:
    floor = format_money(cast("int", step.values["floor"]), lang)
    if step.values["made"]:
        return {"zh": f"达到起补线{floor}", "en": f"reaches the floor of {floor}"}[lang]
    return {"zh": f"低于{floor}的不予安排", "en": f"nothing is paid below {floor}"}[lang]


def _at_most(step: Step, _: Lexicon, lang: Lang) -> str:
    if step.result.high == INFINITE:
        return {"zh": "数额由主管部门确定", "en": "the authority decides the amount"}[lang]
    if step.result.high == INFINITE:
        return {"zh": "为上限,实际由主管部门确定", "en": "a ceiling; the authority decides"}[lang]
    high = _money(Bounds(step.result.high, step.result.high), lang)
    return {
        "zh": f"最高{high},实际由主管部门确定",
        "en": f"at most {high}; the authority decides",
    }[lang]


def _share(step: Step, _: Lexicon, lang: Lang) -> str:
    payer = pick(phrases.PAYER[step.values["payer"]], lang)
    told = f"{_rate(step.values['rate'])} = {_money(step.result, lang)}"
    return {"zh": f"其中{payer}承担 {told}", "en": f"of which {payer} pays {told}"}[lang]


def _years(step: Step, _: Lexicon, lang: Lang) -> str:
    years = step.values["years"]
    return {"zh": f"按年计,最多{years}年", "en": f"for each year, at most {years} years"}[lang]


def _not_stated(_: Step, __: Lexicon, lang: Lang) -> str:
    return {"zh": "未读到具体金额", "en": "no amount was read"}[lang]


_STEPS: dict[str, Callable[[Step, Lexicon, Lang], str]] = {
    "base": _base, "ceiling": _ceiling, "rate": _rated, "tiers": _tiers, "each": _each,
    "amount": _amount, "grades": _grades, "stages": _stages, "share_of": _share_of,
    "parts": _parts, "each_of": _each_of, "raised": _raised, "added": _added,
    "cap": _cap, "received": _received, "floor": _floor, "at_most": _at_most,
    "share": _share, "years": _years, "not_stated": _not_stated,
}  # fmt: skip
