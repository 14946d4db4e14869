"""Who put an answer in order, how to switch it off, and how often awards were made."""

from fractions import Fraction

from recommender.catalogue.awarded import AwardCount
from recommender.recommendation import Chance
from recommender.wording.values import Lang

_SENTENCES: dict[str, tuple[str, str]] = {
    "used": ("以下次序由排序模型“{model}”按本企业的特征推荐（算法推荐）；它只影响次序，不影响资格判断和金额。", "The order below is recommended by the model '{model}' from this firm's features. It changes the order only, never a verdict or an amount."),
    "simulated": ("该模型由模拟数据训练，次序仅供演示。", "The model was trained on simulated data; its order is a demonstration."),
    "switch_off": ("关闭个性化排序", "Switch personalised ranking off"),
    "is_off": ("个性化排序已关闭：以下按公开的加分规则排列。", "Personalised ranking is off: the order below follows the published points."),
    "switch_on": ("打开个性化排序", "Switch personalised ranking on"),
    "chance": ("{applied}项申请中{awarded}项获批（{years}），比例在 {low}% 至 {high}% 之间（95%区间）。依据：{source}", "{awarded} of {applied} applications won ({years}): between {low} and {high} per cent (95 % interval). Basis: {source}"),
    "awarded": ("{year}年授予{awarded}项（{scope}）", "{awarded} awarded in {year} ({scope})"),
}  # fmt: skip


def line(key: str, lang: Lang, **values: object) -> str:
    """One sentence, filled in."""
    return _SENTENCES[key][lang == "en"].format(**values)


def chance_line(found: Chance, lang: Lang) -> str:
    """The share won with its interval, and what it rests on."""
    years = str(found.first) if found.first == found.last else f"{found.first}–{found.last}"
    won = found.share
    return line(
        "chance",
        lang,
        applied=won.out_of,
        awarded=won.of,
        years=years,
        low=_percent(won.low),
        high=_percent(won.high),
        source=found.source,
    )


def awarded_line(found: AwardCount, lang: Lang) -> str:
    """So many awards in a year, and where."""
    scope = found.scope.en if lang == "en" else found.scope.zh
    return line("awarded", lang, year=found.year, awarded=found.awarded, scope=scope)


def _percent(found: Fraction) -> str:
    """Per cent with one decimal where it is not whole; ends are thousandths."""
    tenths = int(found * 1_000)
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}" if rest else str(whole)
