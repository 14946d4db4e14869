"""Small mistakes put into an instrument one at a time: do its cases notice each of them?

Changed are thresholds, rates, amounts and points (by a tenth, by one, by a unit of their own
precision), relations (at least ↔ more than), open and closed ends, and connectives (all ↔ any,
not, when, at least so many). Dates of editions and what is only told are left alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from recommender.authoring.figures import Figure, figures
from recommender.authoring.joins import other_conditions, told
from recommender.authoring.replacing import replaced
from recommender.catalogue.instruments import Edition, Instrument
from recommender.indicators.lexicon import Lexicon
from recommender.resources.strict_yaml import Path, dotted
from recommender.units.money import FEN

_TOLD = {"issued", "quota", "budget", "max_years", "once_per_years", "year", "otherwise"}
_SECTIONS = {"eligibility", "benefit", "rounds", "indicators"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """An instrument with one mistake: where, and what stands there instead of what."""

    edition: int
    place: str
    before: str
    after: str
    instrument: Instrument
    lexicon: Lexicon


def mutants(instrument: Instrument, lexicon: Lexicon) -> Iterator[Mutant]:
    """Every mistake, edition by edition; shared indicators stay as they are."""
    seen: set[Path] = set()
    for index, edition in enumerate(instrument.editions):
        for figure in figures(edition, lexicon, own=instrument.indicators):
            own = figure.path[0] == "indicators"
            if _counts(figure) and not (own and figure.path in seen):
                seen.add(figure.path)
                make = _of_indicator if own else _of_edition
                for after in _other_values(figure):
                    yield make(instrument, lexicon, index, figure, after)
        for path, before, after in other_conditions(edition):
            changed = replaced(edition, path, after)
            yield _with(instrument, lexicon, index, changed, (dotted(path), before, told(after)))


def _counts(figure: Figure) -> bool:
    """Whether the number can change an answer and stands in this file."""
    told_only = figure.key in _TOLD or "shares" in figure.path or "cumulation" in figure.path
    dated_call = figure.path[0] == "rounds" and "eligibility" not in figure.path
    inside = figure.path[0] in _SECTIONS and not dated_call
    return inside and not told_only and not figure.shared


def _of_edition(
    instrument: Instrument, lexicon: Lexicon, index: int, figure: Figure, after: object
) -> Mutant:
    changed = replaced(instrument.editions[index], figure.path, after)
    words = (dotted(figure.path), str(figure.raw), str(after))
    return _with(instrument, lexicon, index, changed, words)


def _of_indicator(
    instrument: Instrument, lexicon: Lexicon, index: int, figure: Figure, after: object
) -> Mutant:
    name = str(figure.path[1])
    declared = replaced(lexicon.indicators[name], figure.path[2:], after)
    changed = Lexicon(lexicon.vocabulary, {**lexicon.indicators, name: declared})
    words = (dotted(figure.path), str(figure.raw), str(after))
    return Mutant(index, *words, instrument, changed)


def _with(
    instrument: Instrument,
    lexicon: Lexicon,
    index: int,
    edition: Edition,
    words: tuple[str, str, str],
) -> Mutant:
    editions = (*instrument.editions[:index], edition, *instrument.editions[index + 1 :])
    return Mutant(index, *words, replace(instrument, editions=editions), lexicon)


def _other_values(figure: Figure) -> Iterator[object]:
    """Neighbours of a value; a title held on a day was granted by it, so no later end is asked."""
    match figure.kind, figure.value:
        case "money", Fraction() as fen:
            for other in _tenths(fen, Fraction(FEN)):
                yield _yuan(other)
        case "ratio", Fraction() as share:
            for other in _tenths(share, Fraction(1, 100)):
                yield f"{_decimal(other * 100)}%"
        case "number", Fraction() as count:
            least = 1 if figure.key in {"years", "count"} else 0
            for other in (count - 1, count + 1):
                if other >= least:
                    yield int(other) if other.denominator == 1 else str(_decimal(other))
        case "shift", _:
            late = "granted" in figure.path and figure.key == "to" and figure.value == 0
            yield from list(_shifted(str(figure.raw)))[: 1 if late else 2]
        case _, value:
            yield from _next_days(str(value))


def _tenths(value: Fraction, least: Fraction) -> list[Fraction]:
    """A tenth less and a tenth more; nought only grows."""
    step = abs(value) / 10 or least
    return [value - step, value + step] if value else [value + step]


def _yuan(fen: Fraction) -> str:
    whole, rest = divmod(int(fen), FEN)
    return f"{whole}.{rest:02d}元" if rest else f"{whole}元"


def _decimal(value: Fraction) -> str:
    scaled = value * 10**8
    text = f"{int(scaled) // 10**8}.{int(scaled) % 10**8:08d}".rstrip("0").rstrip(".")
    return text if scaled >= 0 else f"-{_decimal(-value)}"


def _shifted(raw: str) -> Iterator[str]:
    """A year (or day) earlier and later than a date relative to the round."""
    base = next(b for b in ("reference", "year_start", "year_end") if raw.startswith(b))
    rest = raw.removeprefix(base)
    unit = rest[-1] if rest[-1:] in {"y", "d"} else ""
    years = int(rest.removesuffix(unit) or 0)
    for other in (years - 1, years + 1):
        yield f"{base}{other:+d}{unit}" if other else base


def _next_days(text: str) -> Iterator[str]:
    """The day, month or year before and after, as exactly as it is written."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        day = date(*parts)
        yield from ((day + timedelta(days=shift)).isoformat() for shift in (-1, 1))
    elif len(parts) == 2:
        months = parts[0] * 12 + parts[1] - 1
        yield from (f"{m // 12:04d}-{m % 12 + 1:02d}" for m in (months - 1, months + 1))
    else:
        yield from (str(parts[0] + shift) for shift in (-1, 1))
