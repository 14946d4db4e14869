"""What an award is for: the project, product, loan or expenditures it would be paid on.

Two awards meet on an object when both would be paid on it. Expenditures and loans name their
project; where they name none and the firm has projects, they may belong to any of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from recommender.catalogue.grants import Benefit
from recommender.firm.facts import Firm, Record, Truth, View
from recommender.indicators import measures as m
from recommender.indicators.lexicon import Lexicon, Line
from recommender.indicators.operands import names_in
from recommender.indicators.values import kind_of, selected
from recommender.recommendation import Recommendation

Object = tuple[str, str]
LINE = "accounts"
LINKED: frozenset[str] = frozenset({"expenditure", "loan", "lease"})


@dataclass(frozen=True, slots=True)
class Objects:
    """The objects of an award by kind and name; `anywhere` if it may belong to any project."""

    found: frozenset[Object]
    anywhere: bool = False

    def kinds(self, kind: str) -> frozenset[Object]:
        """The objects of one kind."""
        return frozenset(one for one in self.found if one[0] == kind)


def objects(one: Recommendation, firm: Firm) -> Objects:
    """The objects of one recommendation."""
    current = one.current
    view = View(firm, current.moment, one.subject)
    records = [one.subject] if one.subject else []
    if current.edition.benefit is not None:
        records += _spent(current.edition.benefit, view, current.lexicon)
    found = {(record.kind, record.name) for record in records} | set(_lines(one))
    projects = [_project(record, firm) for record in records if record.kind in LINKED]
    found |= {("project", name) for name in projects if name is not None}
    return Objects(frozenset(found), anywhere=None in projects)


def meet(one: Objects, other: Objects, scope: str) -> Truth:
    """Whether two awards are paid on one object of the kind a rule speaks of."""
    if scope == "firm" or one.kinds(scope) & other.kinds(scope):
        return True
    if scope == "expenditure" and one.kinds(LINE) & other.kinds(LINE):
        return True
    if scope == "project" and (one.anywhere or other.anywhere):
        return None if _may_share(one, other) else False
    return False


def share(one: Objects, other: Objects) -> Truth:
    """Whether two awards are paid on one object of any kind."""
    if (one.found & other.found) - one.kinds(LINE):
        return True
    return None if (one.anywhere or other.anywhere) and _may_share(one, other) else False


def _lines(one: Recommendation) -> Iterator[Object]:
    """Accounts lines a benefit is reckoned on, such as R&D expenses."""
    benefit = one.current.edition.benefit
    if benefit is not None and isinstance(benefit.base, str):
        node = one.current.lexicon.quantity(benefit.base).node
        if isinstance(node, Line) and node.field.subject == "accounts":
            yield (LINE, benefit.base)


def _may_share(one: Objects, other: Objects) -> bool:
    return all(side.anywhere or side.kinds("project") for side in (one, other))


def _project(record: Record, firm: Firm) -> str | None:
    """The project a record belongs to; None if any; its own name if the firm has no projects."""
    named = record.values.get("project")
    if isinstance(named, str):
        return named
    projects = firm.records.get("project")
    return None if projects is None or projects else f"{record.kind} {record.name}"


def _spent(benefit: Benefit, view: View, lexicon: Lexicon) -> list[Record]:
    """Expenditures a benefit is reckoned on."""
    found: dict[int, Record] = {}
    for node in _nodes(benefit, lexicon):
        if kind_of(node) != "expenditure":
            continue
        for record, _ in selected("expenditure", node.where, view, lexicon=lexicon) or ():
            found[record.index] = record
    return list(found.values())


def _nodes(benefit: Benefit, lexicon: Lexicon) -> Iterator["m.Count | m.Total | m.Best"]:
    for part in (benefit, *benefit.parts):
        if part.each_of is not None:
            yield part.each_of
        if part.base is not None:
            yield from _measures(part.base, lexicon)


def _measures(asked: object, lexicon: Lexicon) -> Iterator["m.Count | m.Total | m.Best"]:
    """Every measure over records that an operand rests on, through declared indicators."""
    if isinstance(asked, m.Count | m.Total | m.Best):
        yield asked
        return
    for name in names_in(asked, counted=False):
        node = lexicon.quantity(name).node
        if not isinstance(node, Line):
            yield from _measures(node, lexicon)
    for part in _parts(asked):
        yield from _measures(part, lexicon)


def _parts(asked: object) -> Iterator[object]:
    """Measures written inside a measure."""
    if is_dataclass(asked):
        for one in fields(asked):
            found = getattr(asked, one.name)
            yield from (p for p in (found if isinstance(found, tuple) else (found,))
                        if is_dataclass(p))  # fmt: skip
