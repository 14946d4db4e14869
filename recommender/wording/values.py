"""Quantities as people read them: money, ratios, counts, dates, categories and ranges."""

from datetime import date
from fractions import Fraction
from typing import Literal

from recommender.firm.facts import Possible, Value
from recommender.indicators.lexicon import Quantity
from recommender.units.bounds import Bounds
from recommender.units.money import format_money
from recommender.units.number import format_number
from recommender.units.ratio import format_ratio
from recommender.vocabulary.industries import Industries
from recommender.vocabulary.regions import Regions

Lang = Literal["zh", "en"]
INFINITE = float("inf")
NOT_TOLD = {"zh": "未提供", "en": "not told"}
_YES = {"zh": ("否", "是"), "en": ("no", "yes")}
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SIZES = {
    "micro": ("微型", "micro"),
    "small": ("小型", "small"),
    "medium": ("中型", "medium"),
    "large": ("大型", "large"),
}


def shown(found: Value, quantity: Quantity, lang: Lang) -> str:
    """A value in the unit of its quantity; `not told` where it is unknown."""
    if found is None:
        return NOT_TOLD[lang]
    if isinstance(found, Bounds):
        return _range(found, quantity, lang)
    if isinstance(found, bool):
        return _YES[lang][found]
    if isinstance(found, Possible | frozenset):
        joint = " / " if isinstance(found, Possible) else "、" if lang == "zh" else ", "
        return joint.join(sorted(category(one, quantity, lang) for one in found))
    return category(found, quantity, lang)


def category(found: str, quantity: Quantity, lang: Lang) -> str:
    """An option, place or industry by its name."""
    if quantity.type == "region":
        return Regions.shipped().name(found, on=date.max) or found
    if quantity.type == "industry":
        name = Industries.shipped().name(found)
        return f"{found} {name}" if name else found
    if quantity.field is None:
        return _SIZES[found][lang == "en"] if found in _SIZES else found
    option = quantity.field.options.get(found)
    return getattr(option, lang) if option else found


def number(found: "int | Fraction | float", quantity: Quantity, lang: Lang) -> str:
    """One number in its unit."""
    if quantity.compound and not isinstance(found, float):
        years = getattr(quantity.node, "years", 1)
        return f"≈{(float(found) ** (1 / years) - 1) * 100:.2f}%"
    match quantity.type:
        case "money":
            return format_money(int(found), lang)
        case "ratio":
            return format_ratio(Fraction(found))
        case "date":
            return date.fromordinal(int(found)).isoformat()
        case _:
            unit = quantity.unit or ""
            return f"{format_number(Fraction(found))}{unit if lang == 'zh' or unit == '%' else ''}"


def _range(found: Bounds, quantity: Quantity, lang: Lang) -> str:
    if found.known:
        return number(found.low, quantity, lang)
    floor = 0 if quantity.type != "date" else 1
    if quantity.type == "date" and found.low <= floor and found.high >= date.max.toordinal():
        return NOT_TOLD[lang]
    if found.high == INFINITE:
        unlimited = found.low <= floor
        return NOT_TOLD[lang] if unlimited else f"≥{number(found.low, quantity, lang)}"
    if found.low == -INFINITE:
        return f"≤{number(found.high, quantity, lang)}"
    return f"{number(found.low, quantity, lang)}–{number(found.high, quantity, lang)}"


def day_words(day: date, lang: Lang) -> str:
    """A day as people say it: 2026年11月1日, 1 November 2026."""
    if lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def money_range(low: int, high: int | None, lang: Lang) -> str:
    """A range of money: one figure, two, or an open end."""
    if high is None:
        if low == 0:
            return {"zh": "金额取决于未提供的数据", "en": "depends on facts not told"}[lang]
        return f"≥{format_money(low, lang)}"
    if low == high:
        return format_money(low, lang)
    return f"{format_money(low, lang)}–{format_money(high, lang)}"
