"""What authors of instruments are told: doubts, differences, results of their cases."""

from collections.abc import Mapping

from recommender.wording.values import Lang

_DOUBTS = {
    "never_true": (
        "没有企业能满足这一条件。改正相互矛盾的部分",
        "no firm can satisfy this. Correct what contradicts itself",
    ),
    "never_here": (
        "与其他必备条件矛盾,在这里永远不成立。改正其一",
        "contradicts what else is asked, so it never holds here. Correct one of them",
    ),
    "always_true": (
        "任何企业都满足这一条件。删去它或改正门槛",
        "every firm satisfies this. Remove it or correct its threshold",
    ),
    "asked_already": (
        "其他条件已经要求了这一点,它从不起作用。删去它或改正其一",
        "the other conditions ask for this already, so it never decides. Remove or correct it",
    ),
    "branch_idle": (
        "这一分支成立时,另一分支总是也成立。删去它或改正其一",
        "wherever this branch holds another one does too. Remove or correct it",
    ),
    "bands_gap": (
        "按 {field} 分档的条件漏掉了 {found}。补上这一档,或确认此处不设要求",
        "the guards by {field} leave {found} out. Add the band, or make sure nothing is asked",
    ),
    "bands_overlap": (
        "按 {field} 分档的条件在 {found} 处重叠。用 bounds 写明端点归哪一档",
        "the guards by {field} overlap at {found}. Say with bounds which band the end belongs to",
    ),
    "band_hidden": (
        "前面的档总是先适用,轮不到这一档。把要求高的放前面",
        "an earlier band always comes first. Put the more demanding band before it",
    ),
    "case_hidden": (
        "前面的情形总是先适用,轮不到这一项。调整顺序",
        "an earlier case always comes first. Change their order",
    ),
    "tiers_end": (
        "超过 {found} 的部分按最后一档计算。补上没有 to 的一档,或确认如此",
        "beyond {found} the last tier still counts. Add a tier without `to`, or make sure of it",
    ),
    "text_differs": (
        "条文写的是“{text}”,比较的却是 {found}。改正其一",
        "the words print '{text}', but {found} is compared. Correct one of them",
    ),
    "name_near": (
        "“{found}”与常用的写法相近。{near}",
        "'{found}' is spelt almost like a more common name. {near}",
    ),
}  # fmt: skip
_SIDES = {
    "sheet": (
        "事实表 {sheet} 的 {place} 为 {value},目录中没有这个数",
        "{place} of the fact sheet {sheet} is {value}, which the catalogue lacks",
    ),
    "edition": (
        "{place} 写着 {value},事实表 {sheet} 中没有这个数",
        "{place} is {value}, which the fact sheet {sheet} does not know",
    ),
    "relation": (
        "事实表 {sheet} 为 {value},{place} 的关系与此不同",
        "the fact sheet {sheet} says {value}, and {place} stands in another relation",
    ),
}  # fmt: skip
_LINES = {
    "doubts": (
        "另有{count}处请作者再看一眼(不影响使用):",
        "{count} places for their authors to look at again (nothing is refused):",
    ),
    "rough": (
        "企业资料很少时,{count}项措施的结论可能只是粗略的“待定”:{names}",
        "While little is known of a firm, {count} instruments may be answered roughly: {names}",
    ),
    "differences": (
        "与事实表不符{count}处。改正,或在允许清单中写明原因。",
        "{count} numbers differ from the fact sheets. Correct them, or say why in the allowances.",
    ),
    "agree": (
        "{count}张事实表的数字与目录一致。",
        "The numbers of {count} fact sheets agree with the catalogue.",
    ),
    "stale": (
        "允许清单中 {sheet} 的 {value} 已不需要。删去它",
        "the allowance of {value} for {sheet} is no longer needed. Remove it",
    ),
}  # fmt: skip

_NEAR = ("您是否要写:{near}?", "Did you mean {near}?")


def line(key: str, lang: Lang, **values: object) -> str:
    """One sentence, filled in."""
    return _LINES[key][lang == "en"].format(**values)


def doubt(code: str, values: Mapping[str, object], lang: Lang) -> str:
    """What may be wrong, and what to do about it, without its place."""
    near = values.get("near")
    names = " / ".join(near) if isinstance(near, tuple) else ""
    told = {**values, "near": _NEAR[lang == "en"].format(near=names) if names else ""}
    return _DOUBTS[code][lang == "en"].format(**told).rstrip()


def doubt_codes() -> frozenset[str]:
    """Every doubt that has a sentence."""
    return frozenset(_DOUBTS)


def difference(side: str, lang: Lang, **values: object) -> str:
    """A number that a fact sheet and the catalogue do not share."""
    return _SIDES[side][lang == "en"].format(**values)
