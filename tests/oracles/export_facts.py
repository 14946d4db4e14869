"""Writes facts.csv from fact sheets: `python export_facts.py SHEETS.yaml… > facts.csv`.

Only numbers, dates and ids leave the sheets, never a sentence. A row is a value that the sheet
states for a field, or (`mentions`) one that occurs somewhere in its words. Amendments of a sheet
stand under the sheet they amend. The sheets themselves are not part of this repository.
"""

import csv
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import yaml

HEADS = ("sheet", "edition", "field", "op", "value", "unit", "source")
RATES = {"rate", "rate_min", "rate_max", "rate_first", "rate_excess", "premium_rate_ceiling",
         "topup_of_provincial_award"}  # fmt: skip
YEARS = {"max_years", "years", "cycle_years"}
AMOUNTS = {"cap", "amount", "loan_base_cap", "enterprise_year_cap", "total_cap", "unit_amount",
           "max"}  # fmt: skip
UNITS = (
    "亿美元|万美元|万亿元|亿元|万元|千元|元|亿|万|%|‰|个百分点|百分点|周年|年|个月|月|天|日|周岁|岁|"
    "人|名|家|项|件|个|台|套|次|倍|分|平方米|级|层|条|支|批|户|种|类|笔|篇|位|所|座|P|nm|纳米|小时"
)
ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)")
DAY = re.compile(r"(?<!\d)(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
UNTIL = re.compile(r"(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日?[至到-](?:(\d{1,2})月)?(\d{1,2})日")
YEAR = re.compile(r"(?<![\d.])((?:19|20)\d{2})(?![\d.])")
HALF = re.compile(r"(\d+)年半")
IN_YEAR = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
FIGURE = r"(?:(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![A-Za-z\d.])\d+(?:\.\d+)?)"
ISSUED = re.compile(r"〔(\d{4})〕")
NUMBERED = re.compile(r"\d+号|第[\d一二三四五六七八九十]+[条章部项款批届]|[(〔\[]\d{4}[)〕\]]")
SERIES = re.compile(
    rf"(?:{FIGURE})(?:\s*(?:[-/、~—–]|至|到|和|或)\s*(?:{FIGURE}))*\s*(?:{UNITS})?"
)
PARTS = re.compile(r"(\d{1,2})[::](\d{1,2})(?:[::](\d{1,2}))?")
SILENT = {"id", "amends", "url", "text_en", "name_en", "field", "publisher", "article",
          "source"}  # fmt: skip
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
SPOKEN = re.compile(
    r"(百分之)?([一二两三四五六七八九十]+)(?=(个月|个|年|倍|家|项|件|人|名|台|次|类|笔|种|批|位|张|级|层|成|分之))?"
)


def rows(sheet: dict) -> Iterator[tuple[str, ...]]:
    """Every row of one sheet: what it states first, then what its words mention besides."""
    name = sheet.get("id") or sheet["amends"]
    seen: set[tuple[str, str]] = set()
    for edition, field, op, value, unit, source in stated(sheet):
        seen.add((value, unit))
        yield name, edition, field, op, value, unit, source
    for part, text in texts(sheet, ()):
        for value, unit in mentioned(text):
            if (value, unit) not in seen:
                seen.add((value, unit))
                yield name, "", part, "mentions", value, unit, ""
    if not seen:
        yield name, "", "", "none", "", "", ""


def stated(sheet: dict) -> Iterator[tuple[str, ...]]:
    for key in ("valid_from", "valid_to", "issued"):
        if day := (sheet.get("legal_basis") or {}).get(key):
            yield "", key, "is", str(day), "date", ""
    for condition in sheet.get("eligibility") or []:
        yield from conditions(condition, window(condition), condition.get("source") or "")
    benefit = sheet.get("benefit") or {}
    fund = "fund" in sheet.get("kind", "") or benefit.get("form") in {"equity", "fund"}
    for key, value in benefit.items():
        yield from benefits(f"benefit.{key}", key, value, benefit.get("source"), fund)


def window(condition: dict) -> str:
    first, last = condition.get("applies_from"), condition.get("applies_to")
    return f"{first or ''}..{last or ''}" if first or last else ""


def conditions(one: dict, edition: str, source: str) -> Iterator[tuple[str, ...]]:
    value, op = one.get("value"), one.get("op", "")
    op = {">=": ">", "<=": "<"}.get(op, op) if one.get("strict") else op
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, int | float) and not isinstance(each, bool):
            year = one["field"].endswith("_year") and not one.get("unit")
            unit = "date" if year else one.get("unit") or ""
            yield edition, one["field"], op, figure(each), unit, source
        elif each is not None and ISO.fullmatch(str(each)):
            yield edition, one["field"], op, str(each), "date", source
    for part in [*(one.get("all_of") or []), *(one.get("any_of") or [])]:
        yield from conditions({"field": one["field"], **part}, edition, source)
    guard = one.get("when")
    if isinstance(guard, dict):
        told = {**guard, "op": "when", "unit": guard.get("unit") or guessed(guard["field"])}
        yield from conditions(told, edition, source)


def guessed(field: str) -> str:
    return "万元" if "revenue" in field else ""


def benefits(field: str, key: str, value: object, source: str, fund: bool) -> Iterator[tuple]:
    if isinstance(value, dict):
        for inner, part in value.items():
            yield from benefits(f"{field}.{inner}", inner, part, value.get("source", source), fund)
    elif isinstance(value, list):
        for part in value:
            yield from benefits(field, key, part, source, fund)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        unit = "1" if key in RATES else "年" if key in YEARS else "%" if key == "rate_pp" else ""
        unit = unit or ("万元" if key in AMOUNTS else "")
        op = "is" if unit and not (fund and unit == "万元") else "about"
        yield "", field, op, figure(value), unit or "万元", source or ""


def texts(found: object, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every text of a sheet but names, links and English; a points table is put into words."""
    if isinstance(found, dict):
        for key, part in found.items():
            if key not in SILENT:
                yield from texts(part, (*path, str(key)))
            if path[:1] == ("scoring_table",) and isinstance(part, int):
                yield path[0], f"{key.replace('-', '%到')}% {part}分"
    elif isinstance(found, list):
        for part in found:
            yield from texts(part, path)
    elif isinstance(found, str):
        yield path[0], found


def mentioned(text: str) -> Iterator[tuple[str, str]]:
    """Numbers with the unit behind them, days, shares such as 5:5, and numbers in words."""
    for year in ISSUED.findall(text) + [text] * bool(re.fullmatch(r"\d{4}", text)):
        yield year, "date"
    text = NUMBERED.sub(" ", unicodedata.normalize("NFKC", text))
    yield from days(text)
    text = ISO.sub(" ", text)
    for found in HALF.finditer(text):
        yield figure(int(found[1]) * 12 + 6), "个月"
    for found in PARTS.finditer(text):
        parts = [int(part) for part in found.groups() if part]
        for part in parts if sum(parts) else []:
            yield f"{part}/{sum(parts)}", "1"
    yield from figures(text)
    yield from spoken(text)


def days(text: str) -> Iterator[tuple[str, str]]:
    """Days, months and years, with their year or without it."""
    for pattern in (ISO, DAY):
        for found in pattern.finditer(text):
            year, month, day = (found.group(i) for i in (1, 2, 3))
            told = [year, *(part.zfill(2) for part in (month, day) if part)]
            yield "-".join(told), "date"
        text = pattern.sub(" ", text) if pattern is ISO else text
    for found in UNTIL.finditer(text):
        year, month, first, later, last = found.groups()
        yield f"{year}-{month.zfill(2)}-{first.zfill(2)}", "date"
        yield f"{year}-{(later or month).zfill(2)}-{last.zfill(2)}", "date"
    for found in YEAR.finditer(text):
        yield found[1], "date"
    for found in IN_YEAR.finditer(text):
        yield f"--{found[1].zfill(2)}-{found[2].zfill(2)}", "date"


def figures(text: str) -> Iterator[tuple[str, str]]:
    for found in SERIES.finditer(text):
        unit = re.search(rf"(?:{UNITS})?$", found[0])
        for number in re.findall(FIGURE, found[0]):
            yield figure(float(number.replace(",", ""))), unit[0] if unit else ""


def spoken(text: str) -> Iterator[tuple[str, str]]:
    for found in SPOKEN.finditer(text):
        if found[1]:
            yield figure(number_of(found[2])), "%"
        elif found[3] == "分之":
            above = re.match(r"分之([一二两三四五六七八九十])", text[found.end() :])
            if above:
                yield f"{number_of(above[1])}/{number_of(found[2])}", "1"
        elif found[3] == "成":
            yield figure(number_of(found[2]) * 10), "%"
        elif found[3]:
            yield figure(number_of(found[2])), found[3]
    if "半" in text:
        yield "50", "%"


def number_of(word: str) -> int:
    tens, _, ones = word.partition("十")
    if "十" not in word:
        return DIGITS.get(word[-1], 0)
    return DIGITS.get(tens, 1) * 10 + DIGITS.get(ones, 0)


def figure(value: float) -> str:
    return f"{value:.10f}".rstrip("0").rstrip(".")


def main(paths: list[str]) -> None:
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(HEADS)
    for path in paths:
        for sheet in yaml.safe_load(Path(path).read_text("utf-8")):
            table.writerows(rows(sheet))


if __name__ == "__main__":
    main(sys.argv[1:])
