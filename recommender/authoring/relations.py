"""What a policy text asks of its quantities: at least, more than, at most, less than, at best."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from recommender.authoring.quantities import Found, joined, plain, quantities

Relation = Literal["at_least", "more_than", "at_most", "less_than"]
Role = Literal["condition", "guard", "window", "aside"]
_NOT = r"不(?:得|能|应|可|宜)?"
_BEFORE: tuple[tuple[str, Relation], ...] = (
    (rf"{_NOT}(?:低|少|小|短|下)于|大于等于|大于或等于", "at_least"),
    (
        rf"{_NOT}(?:超过|高于|大于|多于|长于|超出|突破|超)|未超过|最多|至多|小于等于|小于或等于",
        "at_most",
    ),
    (r"不足|不满|未满|不到|未达到?|低于|少于|小于|短于", "less_than"),
    (r"超过|高于|大于|多于|超出|突破|逾|超", "more_than"),
    (r"至少|达到|最低|下限|降至|提高到|提高至|≥|>=", "at_least"),
    (r"最高|上限|≤|<=", "at_most"),
    (r">", "more_than"),
    (r"<", "less_than"),
)
_NEAR: tuple[tuple[str, Relation], ...] = ((r"达|满|降为", "at_least"),)
"""Words that are cues only right before the number."""
_HELD = r"\(含[^)]*\)"
_AFTER: tuple[tuple[str, Relation], ...] = (
    (r"期?以上\(不含", "more_than"),
    (rf"期?(?:{_HELD})?(?:及|或|含|及其)?以上", "at_least"),
    (r"期?以下\(不含", "less_than"),
    (rf"期?(?:{_HELD})?(?:及|或|含|及其)?(?:以下|以内|之内)|期?内(?!资|部|涵|容|陆)", "at_most"),
    (r"[^,;。:、()\d级部历职称科院所]{1,5}(?:及)?以上", "at_least"),
)
_TIMES = {"年", "个月", "月", "天", "日", "期"}
_WINDOW = re.compile(r"(?:近|最近|前|过去|每|上|未来|连续|此后|今后|当)\s*$")
_NOT_ZERO = re.compile(r"(?:不为|不等于|大于|高于)\s*$")
_SOFT = r"(?:[\s约为是应须均可]|原则上|一般|满足|具备|具有|拥有|获得|有)*"


@dataclass(frozen=True, slots=True)
class Asked:
    """A quantity with its relation.

    A guard only says when something else is asked, an aside stands in brackets after another
    quantity, a window is a time over which something is counted.
    """

    found: Found
    relation: Relation | None
    role: Role

    @property
    def span(self) -> tuple[int, int]:
        """From the first to after the last character of the quantity."""
        return self.found.start, self.found.end


def asked(text: str) -> list[Asked]:
    """Every quantity of a text that is compared, counted or only counts a window of time."""
    text = plain(text)
    found = quantities(text)
    read = [_asked(one, text) for one in found]
    for index, (first, second) in enumerate(pairwise(found)):
        if joined(first, second, text) and first.kind == second.kind:
            read[index] = replace(read[index], relation="at_least", role="condition")
            read[index + 1] = replace(read[index + 1], relation="at_most", role="condition")
    read = _listed(read, text)
    return [_bracketed(one, read, text) for one in _guarded(read, text)]


def _asked(found: Found, text: str) -> Asked:
    before, after = text[: found.start], text[found.end :]
    if found.kind == "rank":
        return Asked(found, "at_most", "condition")
    relation = _relation(before, after)
    timed = found.unit in _TIMES
    if timed and _WINDOW.search(before) and not re.match(r"(?:及)?以上", after):
        return Asked(found, None, "window")
    if found.kind != "date" and found.value == 0 and _NOT_ZERO.search(before):
        return Asked(found, "more_than", "condition")
    return Asked(found, relation, "condition" if relation else "window")


def _listed(read: list[Asked], text: str) -> list[Asked]:
    """In `不低于500万元、300万元` the second number stands in the relation of the first."""
    done: list[Asked] = []
    for one in read:
        last = done[-1] if done else None
        bare = one.relation is None and one.found.unit not in _TIMES
        between = text[last.found.end : one.found.start] if last else ""
        listed = bare and re.fullmatch(r"\s*(?:、|/|和|或|,)\s*", between)
        alike = last and last.relation and last.found.kind == one.found.kind
        same = replace(one, relation=last.relation, role=last.role) if last else one
        done.append(same if listed and alike else one)
    return done


def _bracketed(one: Asked, read: list[Asked], text: str) -> Asked:
    """What stands in brackets after a condition explains it or names an exception."""
    before = text[: one.found.start]
    opened = before.rfind("(")
    inside = opened > before.rfind(")")
    earlier = any(r.found.end <= opened and r.role == "condition" for r in read)
    return replace(one, role="aside") if inside and earlier and one.role == "condition" else one


def _relation(before: str, after: str) -> Relation | None:
    after = after.removeprefix("人民币")
    for pattern, relation in _AFTER:
        if re.match(pattern, after):
            return _turned(before, relation)
    for pattern, relation in (*_BEFORE, *_NEAR):
        if re.search(rf"(?:{pattern}){_SOFT}$", before):
            return relation
    return _farther(before)


def _farther(before: str) -> Relation | None:
    """The last cue of the clause, where only words stand between it and the number."""
    clause = re.split(r"[,;。:、()\d]", before)[-1]
    seen = [
        (found.start(), -len(found[0]), relation)
        for pattern, relation in _BEFORE
        for found in re.finditer(pattern, clause)
    ]
    within = [one for one in seen if not any(o[0] < one[0] < o[0] - o[1] for o in seen)]
    return max(within)[2] if within else None


def _turned(before: str, relation: Relation) -> Relation:
    """`超过…以上` and the like keep the stricter word in front."""
    strict = re.search(r"(?:不足|不满|未满|低于)\s*$", before)
    return "less_than" if strict and relation == "at_most" else relation


def _guarded(read: list[Asked], text: str) -> Iterator[Asked]:
    """A quantity before `的` or a colon, with another asked after it, only says when."""
    for index, one in enumerate(read):
        later = [r for r in read[index + 1 :] if r.role == "condition"]
        tail = re.match(r"(?:及|或)?(?:以上|以下|以内|至|-|~)?", text[one.found.end :])
        rest = text[one.found.end + (tail.end() if tail else 0) :]
        partner = later and joined(one.found, later[0].found, text)
        if partner:
            tail = re.match(r"(?:以上|以下|以内)?", text[later[0].found.end :])
            rest = text[later[0].found.end + (tail.end() if tail else 0) :]
            later = later[1:]
        guard = (
            one.role == "condition" and later and re.match(r"(?:的|时)(?=[,:]|不|至少|应)|:", rest)
        )
        yield replace(one, role="guard") if guard else one
