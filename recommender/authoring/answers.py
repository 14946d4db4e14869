"""What an instrument answers to a case, and which expectations it misses."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from recommender.authoring.cases import EXPECTATIONS, Case
from recommender.catalogue.reading import Catalogue
from recommender.recommendation import Recommendation, recommend
from recommender.units.money import parse_money
from recommender.verdict import requirements


@dataclass(frozen=True, slots=True)
class Miss:
    """An expectation that was not met: its key, what was wanted and what came."""

    key: str
    wanted: object
    got: object
    seen: tuple[str, ...] = field(default=())


def answered(case: Case, catalogue: Catalogue) -> Recommendation:
    """What the instrument answers to a case, for the subject it names, else for the first.

    Raises
    ------
    KeyError
        If the catalogue has no such instrument.
    LookupError
        If it had not begun on the day.
    """
    current = catalogue.current(case.instrument, case.day)
    if current is None:
        raise LookupError(f"{case.instrument} had not begun on {case.day}")
    return chosen(recommend([requirements(current)], case.firm), case.expected)


def chosen(found: tuple[Recommendation, ...], expected: Mapping[str, object]) -> Recommendation:
    """The recommendation for the subject that is named, else the one for the first subject."""
    if name := expected.get("subject"):
        return next(one for one in found if one.subject and one.subject.name == name)
    return min(found, key=lambda one: one.subject.index if one.subject else -1)


def misses(one: Recommendation, expected: Mapping[str, object]) -> list[Miss]:
    """Every expectation that a recommendation does not meet."""
    verdict = one.verdict
    got: dict[str, object] = {
        "verdict": verdict.status,
        "subject_to": sorted(verdict.subject_to),
        "missing": sorted({str(m.fact) for m in verdict.missing if m.matters}),
        "amount": (one.amount.low, one.amount.high) if one.amount else None,
        "validity": one.current.validity.state,
        "availability": one.current.availability.state,
    }
    wanted = {key: _wanted(key, expected[key]) for key in EXPECTATIONS & expected.keys()}
    open_ = tuple(f"{e.path}: {e.truth}" for e in verdict.evidence if e.truth is not True)
    return [
        Miss(key, value, got[key], open_ if key == "verdict" else ())
        for key, value in sorted(wanted.items())
        if got[key] != value
    ]


def _wanted(key: str, raw: object) -> object:
    if key in {"subject_to", "missing"}:
        assert isinstance(raw, list)  # noqa: S101
        return sorted(set(map(str, raw)))
    if key != "amount":
        return raw
    low, high = raw if isinstance(raw, list) else (raw, raw)
    return parse_money(str(low)), None if high is None else parse_money(str(high))
