"""What columns and values of outcome sheets are called in Chinese, and what the import says."""

from recommender.wording.values import Lang

HEADERS = {
    "编号": "award", "企业": "firm", "措施": "instrument", "日期": "date", "年份": "year",
    "结果": "outcome", "金额": "amount", "实施地区": "region", "规模": "firm_size",
    "行业": "firm_sector", "地区": "firm_region", "成立年份": "firm_founded",
    "类型": "firm_kind", "是否企业": "firm_enterprise",
}  # fmt: skip
VALUES = {
    "outcome": {"授予": "awarded", "未授予": "refused", "撤回": "withdrawn"},
    "firm_size": {"微型": "micro", "小型": "small", "中型": "medium", "大型": "large"},
    "firm_enterprise": {"是": "true", "否": "false", "yes": "true", "no": "false"},
}
_SENTENCES = {
    "added": (
        "新增{new}条，已有{known}条，新企业{firms}家。历史摘要 {digest}",
        "{new} added, {known} already on record, {firms} new firms. Digest {digest}",
    ),
    "started": (
        "{folder}：{count}项措施，尚无结果。摘要 {digest}",
        "{folder}: {count} instruments, no outcomes yet. Digest {digest}",
    ),
    "taken": (
        "{folder} 中已有历史数据。换一个文件夹",
        "{folder} already holds a history. Choose another folder",
    ),
    "simulated": (
        "{folder}：模拟企业{firms}家，模拟申报{count}条，全部虚构，不作证据。摘要 {digest}",
        "{folder}: {firms} firms, {count} applications, all simulated, proof of nothing. {digest}",
    ),
    "foreign": (
        "这份历史由适配器读取，不能就地写入。用 --out 写明另一文件夹",
        "This history is read by an adapter and cannot be written in place. Name another: --out",
    ),
}


def line(key: str, lang: Lang, **values: object) -> str:
    """One sentence, filled in."""
    return _SENTENCES[key][lang == "en"].format(**values)
