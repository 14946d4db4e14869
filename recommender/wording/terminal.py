"""What the commands say in the terminal, Chinese and English side by side."""

from recommender.wording.values import Lang

_SENTENCES = {
    "head": (
        "{name} · 截至{day} · 目录{digest},{count}项措施",
        "{name} · as of {day} · catalogue {digest}, {count} instruments",
    ),
    "foot": (
        "逐条依据:fundmatch explain 档案 措施编号。金额为按所读条文的估算,不是承诺。",
        "Clause by clause: fundmatch explain FIRM INSTRUMENT. Amounts are estimates, no promises.",
    ),
    "count": ("共{count}处问题,未读取任何内容。", "{count} problems; nothing was read."),
    "reading": ("正在读取政策目录…", "Reading the catalogue…"),
    "no_instrument": (
        "没有措施“{found}”。相近的有:{near}。全部见 fundmatch catalogue list",
        "No instrument '{found}'. Near: {near}. See all: fundmatch catalogue list",
    ),
    "not_begun": (
        "{found} 在 {day} 尚未开始。换一个 --as-of",
        "{found} had not begun on {day}. Choose another --as-of",
    ),
    "in_order": (
        "{count}项措施(来自{sheets}张事实表)无误。摘要 {digest}",
        "{count} instruments (from {sheets} fact sheets) are in order. Digest {digest}",
    ),
    "left_out": (
        "另有{count}张事实表未收录为措施,只作标记(fundmatch catalogue list --left-out)",
        "{count} more fact sheets became no instrument (fundmatch catalogue list --left-out)",
    ),
    "left_out_shipped": (
        "未收录清单属于随附的目录。去掉 --catalogue",
        "The list of what is left out belongs to the shipped catalogue. Leave --catalogue away",
    ),
    "ask_how": (
        "回车跳过(不清楚),? 看哪些措施在等,q 结束。每答一题即保存。",
        "Enter skips, ? shows which instruments wait, q ends. Each answer is kept.",
    ),
    "ask_stand": (
        "现在:可申报 {now} 项,条件符合而未开放 {ready} 项,待补充 {open} 项;条件符合的资金 {met}",
        "Now: {now} to apply for, {ready} met but not open, {open} undetermined; met: {met}",
    ),
    "ask_options": ("(写编号)", " (its number)"),
    "ask_titles": (
        "持有哪些?写编号,可带取得时间,如 1, 3(2023-06);都没有写 无",
        "Which are held? Numbers, with the date granted if known: 1, 3(2023-06); none if none",
    ),
    "ask_numbers": (
        "“{found}”读不出编号。写 1 到 {count} 的编号,用逗号分开",
        "'{found}' is no list of numbers. Write numbers from 1 to {count} with commas between",
    ),
    "ask_done": ("没有能再定下结论的问题了。", "No further question would decide anything."),
    "ask_kept": (
        "答案存在 {path}。查看:fundmatch recommend {path}",
        "The answers are in {path}. See them: fundmatch recommend {path}",
    ),
    "open": (
        "请打开 http://{host}:{port}(Ctrl+C 结束)",
        "Open http://{host}:{port} (Ctrl+C ends)",
    ),
    "list_heads": (
        "编号|名称|门类|层级|效力|申报",
        "id|name|family|level|validity|applications",
    ),
    "field_heads": ("字段|类型|单位|期间|含义", "field|type|unit|period|meaning"),
    "no_history": (
        "没有指明历史数据：写 --history 文件夹，或设环境变量 FUNDMATCH_HISTORY",
        "No history is named. Write --history DIR or set FUNDMATCH_HISTORY",
    ),
    "data": ("数据文件夹", "data folder"),
    "vocabulary": ("词汇表", "vocabulary"),
    "lists": ("行政区划与行业", "places and industries"),
    "catalogue": ("政策目录", "catalogue"),
    "libraries": ("依赖库", "libraries"),
    "today": ("今天", "today"),
}


def line(key: str, lang: Lang, **values: object) -> str:
    """One sentence, filled in."""
    return _SENTENCES[key][lang == "en"].format(**values)
