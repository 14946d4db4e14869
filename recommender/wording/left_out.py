"""Why a fact sheet became no instrument, in words."""

from recommender.catalogue.left_out import LeftOut, Reason
from recommender.wording.clauses import pick, said
from recommender.wording.values import Lang

REASON: dict[Reason, tuple[str, str]] = {
    "granted_to_region": ("给地区或园区,企业不能申报", "paid to a region or park, not to a firm"),
    "condition_of_other": ("是其他措施的条件或依据", "a condition or yardstick of others"),
    "duplicate_of": ("与已收录的重复", "the same as one encoded"),
    "plan_without_measure": ("规划文件,没有可申报的条款", "a plan without clauses to apply under"),
    "evidence_only": ("只是兑付等旁证", "evidence of payments only"),
    "programme_size": ("只有资金总盘", "the size of a programme only"),
}


def lines(one: LeftOut, lang: Lang) -> tuple[str, str]:
    """Sheet, name, reason and the instrument that carries its content; then the words."""
    why = pick(REASON[one.reason], lang)
    of = pick(("内容见 {of}", "carried by {of}"), lang).format(of=one.of) if one.of else ""
    told = pick((";", "; "), lang).join(part for part in (why, of) if part)
    head = pick(("{sheet} {name}({told})", "{sheet} {name} ({told})"), lang)
    return (
        head.format(sheet=one.sheet, name=said(one.name, lang), told=told),
        f"  {said(one.text, lang)}",
    )
