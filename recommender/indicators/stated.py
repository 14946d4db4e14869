"""Indicators a firm states: they must exist, and agree with base facts where both are known."""

from datetime import date
from fractions import Fraction

from recommender.errors import Problem, ProfileError
from recommender.firm.facts import Firm, Moment, View
from recommender.indicators import measures as m
from recommender.indicators.lexicon import Lexicon, Line
from recommender.indicators.values import as_reckoned, bounds
from recommender.units.bounds import Bounds, Number

_FINEST = 8


def check_stated(firm: Firm, lexicon: Lexicon, *, file: str) -> None:
    """Hold stated indicators against the accounts of the latest year given (DESIGN 14).

    Raises
    ------
    ProfileError
        With every stated value that is unknown to the vocabulary or disagrees.
    """
    problems = [
        problem
        for name, told in firm.stated.items()
        if (problem := _problem(firm, lexicon, name, told, file)) is not None
    ]
    if problems:
        raise ProfileError(problems)


def _problem(firm: Firm, lexicon: Lexicon, name: str, told: Bounds, file: str) -> Problem | None:
    place = f"stated.{name}"
    declared = lexicon.indicators.get(name)
    if declared is None or declared.type != "ratio":
        return Problem(file, place, "stated_unknown", {"found": name, "near": lexicon.near(name)})
    node = declared.measure
    assert not isinstance(node, Line | m.SizeClass)  # noqa: S101
    last = max(firm.accounts, default=None)
    if last is None:
        return None
    bare = Firm(firm.name, values=firm.values, accounts=firm.accounts, records=firm.records)
    view = View(bare, Moment.at(date(last + 1, 12, 31)))
    reckoned = bounds(node, view, lexicon=lexicon)
    if not reckoned.known or _agree(told, reckoned.low, node):
        return None
    values = {"found": _told(told), "reckoned": _percent(_rate(reckoned.low, node))}
    return Problem(file, place, "stated_disagrees", values)


def _agree(told: Bounds, reckoned: Number, node: m.Measure) -> bool:
    loose = as_reckoned(
        Bounds(told.low - _rounding(told.low), told.high + _rounding(told.high)), node
    )
    return loose.low <= reckoned <= loose.high


def _rate(reckoned: Number, node: m.Measure) -> float:
    """A reckoned value as it is stated: compound growth by the year."""
    return float(reckoned) ** (1 / node.years) - 1 if isinstance(node, m.Cagr) else float(reckoned)


def _rounding(printed: Number) -> Fraction:
    """Half a unit of the last digit of the percentage as printed."""
    if isinstance(printed, float):
        return Fraction(0)
    for places in range(_FINEST):
        if (Fraction(printed) * 100 * 10**places).denominator == 1:
            return Fraction(1, 2 * 100 * 10**places)
    return Fraction(0)


def _told(stated: Bounds) -> str:
    """A stated value as people write it: `5%`, `5%-6%`, `≥5%`."""
    if stated.known:
        return _percent(stated.low)
    if stated.high == float("inf"):
        return f"≥{_percent(stated.low)}"
    if stated.low == float("-inf"):
        return f"≤{_percent(stated.high)}"
    return f"{_percent(stated.low)}-{_percent(stated.high)}"


def _percent(found: Number) -> str:
    return f"{float(found) * 100:.2f}%"
