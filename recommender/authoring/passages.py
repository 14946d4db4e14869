"""A policy text cut into passages: sentences and list items, each in the part it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from recommender.authoring.quantities import plain

Part = Literal["head", "eligibility", "benefit", "time", "documents", "other"]
_END = re.compile(r"[。;;\n]+")
_ENUMERATOR = re.compile(
    r"\s*(?:[((][一二三四五六七八九十\d]{1,3}[))]|[一二三四五六七八九十]{1,3}、|\d{1,2}[、..](?!\d)"
    r"|第[一二三四五六七八九十百\d]+[条章节]|[①-⑳])\s*"
)
_LONGEST_HEADING = 30
_HEADINGS: tuple[tuple[Part, str], ...] = (
    ("documents", "材料|资料|附件"),
    ("time", "时间|期限|程序|流程"),
    ("eligibility", "条件|要求|资格|对象|范围"),
    ("benefit", "标准|奖励|奖补|补助|补贴|资助|贴息|支持方式|支持内容|支持政策|额度"),
    ("other", "附则|监督|管理|职责|绩效"),
)
_ASKS = re.compile(r"(?:符合|满足|具备).*(?:条件|要求)|条件的企业")
_PAYS = re.compile(r"给予|奖励|奖补|补助|补贴|资助|贴息|补偿|按.{0,20}[%%]")


@dataclass(frozen=True, slots=True)
class Passage:
    """From `start` to `end`: the words without their enumerator, and the part they stand in."""

    start: int
    end: int
    text: str
    part: Part


def passages(text: str) -> Iterator[Passage]:
    """Every passage in order; a heading decides the part of what follows it."""
    text = plain(text)
    part: Part = "head"
    start = 0
    for found in [*_END.finditer(text), None]:
        end = found.start() if found else len(text)
        raw = text[start:end]
        opened = _ENUMERATOR.match(raw)
        skip = opened.end() if opened else len(raw) - len(raw.lstrip())
        words = raw[skip:].rstrip()
        heading = _heading(words)
        if heading is not None:
            part = heading
        first = start + skip + (len(words) - len(words.lstrip()))
        for inner in _headed(words.strip(), first, part):
            part = "benefit" if inner.part == "benefit" else part
            yield inner
        start = found.end() if found else end


def _heading(words: str) -> Part | None:
    """The part a short line without a number announces."""
    head = words.partition(":")[0]
    if not head or len(head) > _LONGEST_HEADING or re.search(r"\d|[,,]", head):
        return None
    return next((part for part, keys in _HEADINGS if re.search(keys, head)), None)


def _headed(words: str, start: int, part: Part) -> Iterator[Passage]:
    """The words of a passage; of `申报条件:…` only what stands after the colon."""
    head, colon, rest = words.partition(":")
    announced = _heading(words)
    if announced is not None and not colon:
        return
    if announced is not None and rest.strip():
        cut = len(head) + 1 + (len(rest) - len(rest.lstrip()))
        yield Passage(start + cut, start + len(words), rest.strip(), announced)
    elif announced is None and words:
        yield Passage(start, start + len(words), words, _by_words(words, part))


def _by_words(words: str, part: Part) -> Part:
    """What pays is a benefit wherever it stands, except under the conditions.

    A passage that says who meets them is no benefit, even among benefits.
    """
    numbered, pays = re.search(r"\d", words), _PAYS.search(words)
    if numbered and not pays and part != "documents" and _ASKS.search(words):
        return "eligibility"
    return "benefit" if numbered and pays and part in {"head", "other", "time"} else part
