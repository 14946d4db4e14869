"""Quantities and dates in Chinese policy text, each with its span, exact value and unit."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from recommender.errors import UnitError
from recommender.units.dates import PartialDate
from recommender.units.money import FEN, WAN, YI

Kind = Literal["money", "ratio", "count", "rank", "date", "foreign"]
_WIDE = {code + 0xFEE0: code for code in range(0x21, 0x7F)} | {0x3000: 0x20}
"""Full-width letters, digits and signs, and the wide blank."""
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1_000}
_MONEY = {
    "万亿元": 10_000 * YI, "亿元": YI, "千万元": 1_000 * WAN, "百万元": 100 * WAN, "万元": WAN,
    "千元": 1_000 * FEN, "元": FEN, "亿": YI, "万": WAN,
}  # fmt: skip
_RATIO = {"%": 100, "‰": 1_000, "个百分点": 100, "百分点": 100, "成": 10}
_FOREIGN = {
    "亿美元": 100_000_000, "万美元": 10_000, "美元": 1, "亿欧元": 100_000_000, "万欧元": 10_000,
}  # fmt: skip
_COUNTS = (
    "平方米|平方公里|公里|吨标准煤|万吨|吨|个月|周年|周岁|小时|工作日|人次|台套|台|套|架次|架|年|月|天|日|岁|人|名|位|"
    "家|户|项|件|个|次|条|倍|分|批|款|种|类|所|支|级|层|亩|座|篇|辆|艘|只|例|期|P|MW|nm|纳米|米"
)
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPOKEN = r"(?<![第同统单任唯之专万逐])[一二两三四五六七八九十百千]+"
_SPOKEN_UNITS = (
    "年|个月|月|天|人|名|位|家|项|件|个|台|套|次|条|倍|款|种|所|期|级|成|亿元|亿|万元|万"
)
_AREA = "万元/平方米|元/平方米|万元/亩|万元/平方公里"
_MANY = rf"(?:百万|十万|千|万|亿)(?:{_COUNTS})"
_UNITS = "|".join(
    [_AREA, *_FOREIGN, *[u for u in _MONEY if len(u) > 1], _MANY, *_RATIO, _COUNTS, "亿|万|元"]
)
_SCALES = {"百万": 1_000_000, "十万": 100_000, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:(?:年|[-/.])(\d{1,2})(?:(?:月|[-/.])(\d{1,2})日?|月)|年)(?!\d)"
)
_DOCUMENT = re.compile(
    r"[〔[((]\d{4}[〕\]))]\s*\d+号|\d{4}年第\d+号|第[\d一二三四五六七八九十百]+[条章款项号期批届节]"
)
_NUMBER = re.compile(
    rf"百分之(?P<hundredth>{_ARABIC}|[一二三四五六七八九十]+)"
    rf"|(?P<below>[一二三四五六七八九十])分之(?P<above>[一二三四五六七八九十])"
    rf"|前(?P<first>{_ARABIC}|[一二三四五六七八九十]+)(?![年个\d])(?P<ranks>名|位|强|台套|台|套)?"
    rf"|(?P<strong>\d+)强"
    rf"|(?P<years>{_ARABIC}|[一二三四五六七八九])年半|(?P<half>半年)"
    rf"|(?P<arabic>{_ARABIC})\s*(?:多)?(?P<unit>{_UNITS})?"
    rf"|(?P<spoken>{_SPOKEN})(?P<counted>{_SPOKEN_UNITS})"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity from `start` to `end`: 分, a fraction, a count with its unit, a rank, a date.

    Dates are told as written (`2019-05`), money of other countries in whole dollars or euros.
    """

    start: int
    end: int
    kind: Kind
    value: Fraction | str
    unit: str


def plain(text: str) -> str:
    """The text with full-width letters and signs as plain ones, no character more or less."""
    return text.translate(_WIDE)


def quantities(text: str) -> list[Found]:
    """Every quantity and date, in order; numbers of documents and articles are none."""
    text = plain(text)
    taken = [found.span() for found in _DOCUMENT.finditer(text)]
    dates = [found for found in _DATE.finditer(text) if not _within(found.span(), taken)]
    taken += [found.span() for found in dates]
    read = [one for found in dates if (one := _date(found))]
    numbers = [m for m in _NUMBER.finditer(text) if not _within(m.span(), taken)]
    read += [one for found in numbers if (one := _quantity(found, text))]
    return _inherited(sorted(read, key=lambda one: one.start), text)


def _within(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _date(found: re.Match[str]) -> Found | None:
    """A day, month or year; None for a day that no calendar has."""
    text = "-".join([found[1], *(part.zfill(2) for part in found.group(2, 3) if part)])
    try:
        return Found(*found.span(), "date", PartialDate.parse(text).text, "")
    except UnitError:
        return None


def _quantity(found: re.Match[str], text: str) -> Found | None:
    start, end = found.span()
    if number := found["hundredth"]:
        return Found(start, end, "ratio", _figure(number) / 100, "%")
    if found["below"]:
        part = _figure(found["above"]) / _figure(found["below"])
        return Found(start, end, "ratio", part, "")
    if number := found["first"] or found["strong"]:
        return Found(start, end, "rank", _figure(number), "名")
    if found["half"] or found["years"]:
        months = 6 + 12 * (_figure(found["years"]) if found["years"] else 0)
        return Found(start, end, "count", Fraction(months), "个月")
    number, unit = found["arabic"] or found["spoken"], found["unit"] or found["counted"] or ""
    if found["arabic"] and re.match(r"[A-Za-z]", text[max(start - 1, 0) : start]):
        return None
    return _valued(start, end, _figure(number), unit)


def _valued(start: int, end: int, value: Fraction, unit: str) -> Found:
    if unit in _MONEY:
        return Found(start, end, "money", value * _MONEY[unit], unit)
    if unit in _RATIO:
        return Found(start, end, "ratio", value / _RATIO[unit], unit)
    if unit in _FOREIGN:
        return Found(start, end, "foreign", value * _FOREIGN[unit], unit)
    scale = next((s for s in _SCALES if unit.startswith(s) and unit not in _COUNTS), None)
    if scale is None or "/" in unit:
        return Found(start, end, "count", value, unit)
    return Found(start, end, "count", value * _SCALES[scale], unit.removeprefix(scale))


def _figure(word: str) -> Fraction:
    """An exact number from digits or Chinese numerals below ten thousand."""
    if word[0].isdigit():
        return Fraction(word.replace(",", ""))
    total, digit = 0, 0
    for sign in word:
        if sign in _TENS:
            total, digit = total + (digit or 1) * _TENS[sign], 0
        else:
            digit = _DIGITS[sign]
    return Fraction(total + digit)


_RANGE = re.compile(r"\s*(?:-|~|至|到|—|–|/|、|和|或)\s*")


def _inherited(read: list[Found], text: str) -> list[Found]:
    """In `5至10万元` the first number has the unit of the second; others stay bare."""
    done: list[Found] = []
    for one in reversed(read):
        after = done[-1] if done else None
        bare = one.kind == "count" and not one.unit
        if bare and after and after.unit and _RANGE.fullmatch(text[one.end : after.start]):
            assert isinstance(one.value, Fraction)  # noqa: S101
            one = _valued(one.start, one.end, one.value, after.unit)  # noqa: PLW2901
        done.append(one)
    return done[::-1]


def joined(first: Found, second: Found, text: str) -> bool:
    """Whether two quantities are the ends of one range: 5000万元至2亿元."""
    between = plain(text)[first.end : second.start]
    return re.fullmatch(r"(?:以上)?\s*(?:-|~|至|到|—|–)\s*", between) is not None
