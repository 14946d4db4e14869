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
    "unfilled": (
        "还写着“待填”。填上读到的内容",
        "still says 待填 (to be filled). Write what was read",
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
    "cases_hold": (
        "{instruments}项措施的{count}个用例全部符合。",
        "{count} cases of {instruments} instruments hold.",
    ),
    "cases_fail": (
        "{count}个用例中有{wrong}个不符。",
        "{wrong} of {count} cases do not hold.",
    ),
    "case_missed": (
        "{case}:{what} 应为 {wanted},得到 {got}",
        "{case}: {what} should be {wanted}, not {got}",
    ),
    "no_cases": (
        "{name} 没有用例。写 {folder}/{name}.yaml,写法见 docs/authoring.md",
        "{name} has no cases. Write {folder}/{name}.yaml as docs/authoring.md says",
    ),
    "no_cases_folder": (
        "没有文件夹 {folder}。用 --cases 指出用例所在的文件夹",
        "There is no folder {folder}. Say with --cases where the cases are",
    ),
    "not_begun_case": (
        "{case}:{name} 在 {day} 尚未开始。改 as_of",
        "{case}: {name} had not begun on {day}. Change as_of",
    ),
    "boundary": (
        "{path}:{clause}(改 {fact})",
        "{path}: {clause} (by changing {fact})",
    ),
    "unknown_value": ("未知", "unknown"),
    "contradicts": (
        "  ! 事实表 {sheet} 为 {op} {value}({field}),与此不符",
        "  ! the fact sheet {sheet} says {op} {value} ({field}), which is not so here",
    ),
    "boundaries": (
        "{name}（{day}，用例“{case}”）：{count}个门槛。",
        "{name} ({day}, case '{case}'): {count} thresholds.",
    ),
    "boundaries_all": (
        "共{count}个门槛，试了{tried}个，其中{decide}个改变结论。",
        "{tried} of {count} thresholds tried; {decide} of them change the verdict.",
    ),
    "untried": (
        "{path}：{clause} 没有试：{reason}",
        "{path}: {clause} was not tried: {reason}",
    ),
    "mutant": (
        "{name} 版本{edition} {place}:{before} → {after} 没有用例察觉",
        "{name} edition {edition} {place}: no case notices {before} → {after}",
    ),
    "noticed": (
        "{name}:{made}处改动,察觉{noticed}处({share})。",
        "{name}: {noticed} of {made} changes noticed ({share}).",
    ),
    "noticed_all": (
        "共{made}处改动,察觉{noticed}处({share},要求至少{least})。",
        "{noticed} of {made} changes noticed ({share}, at least {least} asked for).",
    ),
    "come": ("新增{count}项:{names}", "{count} come: {names}"),
    "gone": ("去掉{count}项:{names}", "{count} go: {names}"),
    "changed": (
        "{count}项措施有变化,共{lines}处。",
        "{count} instruments changed, in {lines} places.",
    ),
    "effects": (
        "{firm}:{count}处答复不同。",
        "{firm}: {count} answers differ.",
    ),
    "not_there": ("没有", "not there"),
    "bad_id": (
        "编号“{found}”只能用小写字母、数字和连字符,如 ah-new-grant",
        "the id '{found}' takes small letters, digits and hyphens, like ah-new-grant",
    ),
    "exists": (
        "{path} 已存在,没有改动。换一个编号或文件夹",
        "{path} exists and was left alone. Choose another id or folder",
    ),
    "written": ("已写好 {path}", "Wrote {path}"),
    "missing": (
        "收录之前还要处理{count}处:",
        "{count} things to do before it can be used:",
    ),
    "unfilled": ("这些行还写着“待填”:{lines}", "These lines still say 待填: {lines}"),
    "draft_note": (
        "机器草稿。逐条对照方括号中的字符位置核对,改写条文,补全后删去这一行",
        "drafted by machine: read each line against the characters in brackets, reword, then remove this line",
    ),
    "draft_nothing": ("未从文本中识别出条件", "No condition was recognised in the text"),
    "draft_benefit": (
        "金额由机器草拟,尚未核对",
        "The amount was drafted by machine and not read yet",
    ),
    "drafted": (
        "从{length}个字符中草拟了{count}处。",
        "{count} places drafted from {length} characters.",
    ),
    "no_text": ("没有文件 {path}。写出政策文本的路径,或用 - 从标准输入读取", "There is no file {path}. Give the path of a text, or - to read it from standard input"),
    "not_text": ("{path} 不是 UTF-8 文本。另存为 UTF-8 的纯文本", "{path} is no UTF-8 text. Save it as plain text in UTF-8"),
    "stale": (
        "允许清单中 {sheet} 的 {value} 已不需要。删去它",
        "the allowance of {value} for {sheet} is no longer needed. Remove it",
    ),
}  # fmt: skip
_REASONS = {
    "elsewhere": (
        "它属于另一种记录，申报对象没有。在用例中给出那种记录",
        "it belongs to another kind of record than the subject. Give the case such a record",
    ),
    "not_built": (
        "造不出满足该条其余要求的记录。在用例中逐一试这个门槛",
        "no record can be made that meets the rest of the clause. Try it in cases of its own",
    ),
    "no_change": (
        "改动任何一个事实都不改变这一条。在用例中逐一试这个门槛",
        "no value of one fact changes the clause. Try it in cases of its own",
    ),
}  # fmt: skip

_NEAR = ("您是否要写:{near}?", "Did you mean {near}?")


def line(key: str, lang: Lang, **values: object) -> str:
    """One sentence, filled in."""
    return _LINES[key][lang == "en"].format(**values)


def reason(code: str, lang: Lang) -> str:
    """Why a threshold was not tried, and what to do about it."""
    return _REASONS[code][lang == "en"]


def doubt(code: str, values: Mapping[str, object], lang: Lang) -> str:
    """What may be wrong, and what to do about it, without its place."""
    near = values.get("near")
    names = " / ".join(near) if isinstance(near, tuple) else ""
    told = {**values, "near": _NEAR[lang == "en"].format(near=names) if names else ""}
    return _DOUBTS[code][lang == "en"].format(**told).rstrip()


def doubt_codes() -> frozenset[str]:
    """Every doubt that has a sentence."""
    return frozenset(_DOUBTS)


def reason_codes() -> frozenset[str]:
    """Every reason that has a sentence."""
    return frozenset(_REASONS)


def difference(side: str, lang: Lang, **values: object) -> str:
    """A number that a fact sheet and the catalogue do not share."""
    return _SIDES[side][lang == "en"].format(**values)
