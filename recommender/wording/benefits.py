"""What an edition grants, in words and before any firm is known: 关键设备 × 5%,封顶3,000万元."""

from collections.abc import Iterator
from dataclasses import replace

from recommender.catalogue.grants import Benefit, Cap, Case, Cases, Ceiling, Tiers, Uplift
from recommender.catalogue.grants import Step as Tier
from recommender.indicators.lexicon import Lexicon
from recommender.units.money import format_money, parse_money
from recommender.wording import phrases
from recommender.wording.clauses import outline, pick, said
from recommender.wording.items import Item
from recommender.wording.values import Lang


def benefit_items(benefit: Benefit, lexicon: Lexicon, lang: Lang) -> tuple[Item, ...]:
    """One item for each thing the text says about the benefit; its parts stand below the first."""
    told = _Words(lexicon, lang)
    kind = pick(phrases.AMOUNT_KIND[benefit.kind], lang)
    parts = tuple(_part(part, lexicon, lang) for part in benefit.parts)
    items = [Item(f"{kind} {told.award(benefit)}".rstrip(), parts)]
    if benefit.text:
        items.append(Item(said(benefit.text, lang)))
    items += map(Item, told.limits(benefit))
    if benefit.unread:
        items.append(Item(said(benefit.unread, lang), mark="unread"))
    return tuple(items)


def _part(benefit: Benefit, lexicon: Lexicon, lang: Lang) -> Item:
    first, *others = benefit_items(benefit, lexicon, lang)
    return replace(first, below=(*first.below, *others))


def benefit_brief(benefit: Benefit, lexicon: Lexicon, lang: Lang) -> str:
    """The kind of a benefit with its cap or amount, where one figure says it."""
    told = _Words(lexicon, lang)
    kind = pick(phrases.AMOUNT_KIND[benefit.kind], lang)
    if benefit.cap and not isinstance(benefit.cap.amount, Cases):
        cap = told.cap(replace(benefit.cap, shared_between=()))
        return pick(phrases.GRANT["kind_cap"], lang).format(kind, cap)
    if isinstance(benefit.amount, str | int):
        most = pick(phrases.GRANT["most"], lang) if benefit.at_most else "{}"
        return f"{kind} {most.format(told.worth(benefit.amount))}"
    return kind


def money_text(raw: object, lang: Lang) -> str:
    """An amount of the catalogue in the reader's language."""
    return format_money(parse_money(str(raw)), lang)


class _Words:
    """Tells the parts of a benefit in one language."""

    def __init__(self, lexicon: Lexicon, lang: Lang) -> None:
        self.lexicon = lexicon
        self.lang = lang

    def phrase(self, key: str, *values: object) -> str:
        return pick(phrases.GRANT[key], self.lang).format(*values)

    def award(self, benefit: Benefit) -> str:
        """The way the award is stated, after its base."""
        base = self.base(benefit)
        if benefit.parts:
            return self.phrase(f"parts_{benefit.combine}")
        if benefit.tiers:
            return f"{base}: {self.tiers(benefit.tiers)}"
        if benefit.each is not None:
            return f"{base} × {money_text(benefit.each, self.lang)}"
        if benefit.rate is not None:
            return f"{base} × {self.cases(benefit.rate)}"
        if benefit.grades:
            return " / ".join(
                f"{g.grade} {money_text(g.amount, self.lang)}" for g in benefit.grades
            )
        if benefit.stages:
            return " + ".join(self.case(stage) for stage in benefit.stages)
        if benefit.share_of:
            names = ", ".join(benefit.share_of.instruments)
            return self.phrase("share_of", names, benefit.share_of.rate)
        return base if benefit.amount is None else self.cases(benefit.amount)

    def base(self, benefit: Benefit) -> str:
        if benefit.base_text:
            told = said(benefit.base_text, self.lang)
        elif isinstance(benefit.base, str):
            told = said(self.lexicon.quantity(benefit.base).label, self.lang)
        else:
            return ""
        return told + "".join(self.ceiling(one) for one in benefit.ceilings)

    def ceiling(self, one: Ceiling) -> str:
        if one.times is None:
            return self.phrase("base_up_to", money_text(one.amount, self.lang))
        of = one.times.of
        label = said(self.lexicon.quantity(of).label, self.lang) if isinstance(of, str) else ""
        return self.phrase("base_up_to", f"{label} × {one.times.rate}")

    def tiers(self, tiers: Tiers) -> str:
        return self.phrase(tiers.mode) + "; ".join(self.tier(step) for step in tiers.steps)

    def tier(self, step: Tier) -> str:
        worth = money_text(step.amount, self.lang) if step.amount is not None else step.rate or "0"
        if step.to is None:
            return self.phrase("above", worth)
        return self.phrase("up_to", money_text(step.to, self.lang), worth)

    def cases(self, raw: "str | int | Cases") -> str:
        if isinstance(raw, Cases):
            return "; ".join(self.case(one) for one in raw.cases)
        return self.worth(raw)

    def case(self, one: Case) -> str:
        worth = self.worth(one.rate if one.amount is None else one.amount)
        if one.text:
            return f"{said(one.text, self.lang)} {worth}"
        if one.when is None:
            return self.phrase("otherwise", worth)
        return f"{outline(one.when, self.lexicon, self.lang)} {worth}"

    def worth(self, raw: "str | int | None") -> str:
        text = str(raw)
        return text if text.endswith(("%", "‰")) else money_text(text, self.lang)

    def limits(self, benefit: Benefit) -> Iterator[str]:
        """Uplifts, caps, floors, who pays, and for how long."""
        for uplift in benefit.uplifts:
            yield self.uplift(uplift)
        if benefit.cap:
            yield self.cap(benefit.cap)
        if benefit.less_received:
            yield self.phrase("less_received")
        if benefit.floor is not None:
            yield self.phrase("floor", money_text(benefit.floor, self.lang))
        if benefit.at_most:
            yield self.phrase("at_most")
        for share in benefit.shares:
            yield self.phrase(
                "share", pick(phrases.PAYER[share.payer], self.lang), self.cases(share.rate)
            )
        if benefit.max_years:
            yield self.phrase("years", benefit.max_years)

    def uplift(self, one: Uplift) -> str:
        more = one.add_rate or one.raise_by or money_text(one.add_amount, self.lang)
        why = said(one.text, self.lang) if one.text else outline(one.when, self.lexicon, self.lang)
        return f"{why} +{more}"

    def cap(self, cap: Cap) -> str:
        per = pick(phrases.PER[cap.per], self.lang)
        told = self.phrase("cap", per, self.cases(cap.amount))
        if cap.shared_between:
            names = [pick(phrases.ROLE.get(one, (one, one)), self.lang) for one in
                     cap.shared_between]  # fmt: skip
            told += self.phrase("shared", " + ".join(names))
        return told
