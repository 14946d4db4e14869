"""Money: whole 分, read from and written as 亿元, 万元 and 元."""

import re
from functools import lru_cache
from typing import Literal

from recommender.errors import UnitError
from recommender.units.text import split_number

FEN = 100
WAN = 10_000 * FEN
YI = 100_000_000 * FEN
_SCALES = {
    "分": 1, "元": FEN, "千元": 1_000 * FEN, "十万": 10 * WAN, "百万": 100 * WAN,
    "千万": 1_000 * WAN, "万": WAN, "亿": YI, "万亿": 10_000 * YI,
}  # fmt: skip
_MULTIPLE = re.compile(r"(?<=[万亿])元$")


@lru_cache(maxsize=4096)
def parse_money(text: str) -> int:
    """Whole 分 from a text with a unit: `1.2亿`, `3,000万元`, `500元`.

    Raises
    ------
    UnitError
        `money_unit_missing` for a bare number (3000 may be 元 or 万元), `money_unit_unknown`,
        `money_too_fine` below one 分, `not_a_number`.
    """
    value, unit = split_number(text)
    unit = unit.removesuffix("人民币")
    if not unit:
        if value == 0:
            return 0
        raise UnitError("money_unit_missing", found=text)
    scale = _SCALES.get(unit) or _SCALES.get(_MULTIPLE.sub("", unit))
    if scale is None:
        raise UnitError("money_unit_unknown", found=text, unit=unit)
    fen = value * scale
    if fen.denominator != 1:
        raise UnitError("money_too_fine", found=text)
    return int(fen)


def format_money(fen: int, lang: Literal["zh", "en"] = "zh") -> str:
    """Money without loss: `1.2亿元`, `4,000万元`, `12.34元`; `CNY 40,000,000` in English."""
    if lang == "en":
        sign = "-" if fen < 0 else ""
        whole, rest = divmod(abs(fen), FEN)
        return f"{sign}CNY {whole:,}" + (f".{rest:02d}" if rest else "")
    if abs(fen) >= YI and fen % (YI // 10_000) == 0:
        return _scaled(fen, YI) + "亿元"
    if abs(fen) >= WAN and fen % (WAN // 10_000) == 0:
        return _scaled(fen, WAN) + "万元"
    return _scaled(fen, FEN) + "元"


def _scaled(fen: int, scale: int) -> str:
    whole, rest = divmod(abs(fen), scale)
    if rest:
        width = len(str(scale)) - 1
        digits = f"{rest * 10**width // scale:0{width}d}".rstrip("0")
        return f"{'-' if fen < 0 else ''}{whole:,}.{digits}"
    return f"{'-' if fen < 0 else ''}{whole:,}"
