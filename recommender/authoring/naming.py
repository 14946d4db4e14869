"""Titles, numbers, offices, places and days of a policy text, and where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from recommender.authoring.quantities import plain, quantities
from recommender.units.dates import PartialDate
from recommender.vocabulary.regions import Regions

Key = Literal["title", "doc_no", "authority", "region", "from", "to", "opens", "closes"]
_TITLE = re.compile(r"《([^《》\n]{4,60})》")
_OFFICES = (
    "发展和改革委员会|发展改革委|工业和信息化(?:部|厅|局)|经济和信息化(?:厅|局|委员会|委)|科学技术(?:部|厅|局)|"
    "科技(?:部|厅|局)|财政(?:部|厅|局)|人力资源和社会保障(?:部|厅|局)|人力资源社会保障(?:部|厅|局)|商务(?:部|厅|局)|"
    "市场监督管理(?:总局|局)|市场监管(?:总局|局)|农业农村(?:部|厅|局)|住房和?城乡建设(?:部|厅|局)|生态环境(?:部|厅|局)|"
    "自然资源(?:部|厅|局)|税务总局|税务局|地方金融监督管理局|地方金融管理局|金融监管(?:总局|局)|中国人民银行|"
    "数据资源(?:管理)?局|国资委|投资促进(?:局|中心)|知识产权局|教育(?:部|厅|局)|交通运输(?:部|厅|局)|民航局|"
    "药品监督管理局|卫生健康委(?:员会)?|经信委|经信局|人民政府(?:办公厅|办公室)?"
)
_AUTHORITY = re.compile(rf"(?:国家|[\u4e00-\u9fff]{{2,3}}(?:省|市|县|区)|省|市)?(?:{_OFFICES})")
_NUMBER = re.compile(
    rf"[\u4e00-\u9fff]{{1,10}}〔\d{{4}}〕\d+号"
    rf"|(?:(?:国家)?(?:{_OFFICES})[ 、]?)+公告\d{{4}}年第\d+号"
)
_PLACE = re.compile(
    r"([\u4e00-\u9fff]{2,8}?(?:省|市|县|区))(?:范围|行政区域)?(?:内|境内)?(?:依法)?(?:注册|登记|设立)"
)
_LEADING = re.compile(r"^(?:会同|联合|由|各|和|与|及|同|向|经|报|请)+")
_NEAR = 40
_BEGINS = re.compile(r"\s*(?:起|开始)(?:施行|执行|实施|生效)|\s*起(?=[,。,])")
_ENDS_BEFORE = re.compile(r"(?:有效期)?(?:截?至|到)\s*$")
_LASTS = re.compile(r"有效期[为限]?\s*$")
_APPLIES = re.compile(r"申报|申请|受理|提交|报送|填报|截止|储备|推荐")


@dataclass(frozen=True, slots=True)
class Named:
    """A name or day of the text, as authors write it, and its characters."""

    key: Key
    start: int
    end: int
    value: str


def heads(text: str) -> Iterator[Named]:
    """Everything that names the text, in no particular order; each thing once."""
    seen: set[tuple[str, str]] = set()
    for one in (*_titles(text), *_offices(text), *_places(text), *_days(text)):
        if (one.key, one.value) not in seen:
            seen.add((one.key, one.value))
            yield one


def _titles(text: str) -> Iterator[Named]:
    for found in _TITLE.finditer(text):
        yield Named("title", *found.span(1), found[1])
    if not _TITLE.search(text):
        first = text.strip().partition("\n")[0].strip()
        if first and len(first) <= 60 and "。" not in first:
            start = text.index(first)
            yield Named("title", start, start + len(first), first)
    for found in _NUMBER.finditer(text):
        yield Named("doc_no", *found.span(), found[0])


def _offices(text: str) -> Iterator[Named]:
    for found in _AUTHORITY.finditer(text):
        name = _LEADING.sub("", found[0])
        yield Named("authority", found.end() - len(name), found.end(), name)


def _places(text: str) -> Iterator[Named]:
    for found in _PLACE.finditer(text):
        for cut in range(len(found[1]) - 2):
            codes = Regions.shipped().named(found[1][cut:])
            if codes:
                yield Named("region", found.start(1) + cut, found.end(1), codes[0])
                break


def _days(text: str) -> Iterator[Named]:
    flat = plain(text)
    begun: str | None = None
    for one in quantities(text):
        before, after = flat[: one.start], flat[one.end :]
        if one.kind == "date":
            for key in _meanings(before, after):
                begun = str(one.value) if key == "from" else begun
                yield Named(key, one.start, one.end, str(one.value))
        elif one.unit == "年" and begun and _LASTS.search(before):
            yield Named("to", one.start, one.end, _years_on(begun, int(one.value)))


def _meanings(before: str, after: str) -> Iterator[Key]:
    """What a day is, by the words beside it."""
    applies = _APPLIES.search(before[-_NEAR:] + after[:_NEAR])
    until = _ENDS_BEFORE.search(before) or re.search(r"[-—~]\s*$", before)
    if _BEGINS.match(after):
        yield "from"
    elif applies and re.match(r"\s*[至到—~-]", after):
        yield "opens"
    elif applies and (until or re.match(r"\s*(?:前|之前|截止|止)", after)):
        yield "closes"
    elif until:
        yield "to"


def _years_on(begun: str, years: int) -> str:
    """The last day of so many years from a first day (or month, or year)."""
    first = PartialDate.parse(begun).first
    ended = date(first.year + years, first.month, min(first.day, 28))
    last = date.fromordinal(ended.toordinal() - 1) if first.day <= 28 else ended
    return last.isoformat()
