"""Bands that leave gaps, overlap, or are never reached: guards, points, tiers, amounts by case."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from fractions import Fraction

from recommender.authoring.cells import Cells
from recommender.authoring.doubts import Doubt
from recommender.authoring.formulas import Denied, TooHardError, satisfiable
from recommender.authoring.idle import step
from recommender.catalogue.grants import Benefit, Cases, Tiers, walk
from recommender.firm.facts import Moment, Value
from recommender.indicators import measures as m
from recommender.indicators.lexicon import Lexicon
from recommender.indicators.where import OPERATORS
from recommender.resources.strict_yaml import Path
from recommender.rules import nodes as n
from recommender.units.bounds import Bounds
from recommender.units.money import format_money
from recommender.units.number import format_number
from recommender.units.ratio import format_ratio


def guard_bands(
    tree: n.Condition, at: Path, *, lexicon: Lexicon, moment: Moment
) -> Iterator[Doubt]:
    """Guards by one quantity, side by side, that leave values out or apply twice to one."""
    if isinstance(tree, n.AllOf):
        for name, guards in _guards(tree, lexicon).items():
            yield from _uneven(name, guards, at, lexicon, moment)
    for segment, part in n.children(tree):
        yield from guard_bands(part, step(at, segment), lexicon=lexicon, moment=moment)


def _guards(tree: n.AllOf, lexicon: Lexicon) -> dict[str, list["n.Compare | n.Between"]]:
    found: dict[str, list[n.Compare | n.Between]] = {}
    for part in tree.parts:
        match part:
            case n.When(n.Compare() | n.Between() as guard):
                if lexicon.quantity(guard.field).numeric:
                    found.setdefault(guard.field, []).append(guard)
    return {name: guards for name, guards in found.items() if len(set(map(_bare, guards))) > 1}


def _bare(guard: "n.Compare | n.Between") -> str:
    told = guard.relation if isinstance(guard, n.Compare) else (guard.between, guard.bounds)
    return repr(told)


def _uneven(
    name: str,
    guards: Sequence["n.Compare | n.Between"],
    at: Path,
    lexicon: Lexicon,
    moment: Moment,
) -> Iterator[Doubt]:
    distinct = list({_bare(guard): guard for guard in guards}.values())
    cells = Cells.of(distinct, lexicon=lexicon, moment=moment)
    literals = [cells.formula(guard) for guard in distinct]
    last: str | None = None
    for index, value in sorted(enumerate(cells.values[name]), key=_low):
        domains = {**cells.domains, name: frozenset({index})}
        held = sum(satisfiable([one], domains) for one in literals)
        code = None if held == 1 else "bands_gap" if held == 0 else "bands_overlap"
        if code and code != last:
            yield Doubt(at, code, {"field": name, "found": _shown(value, name, lexicon)})
        last = code


def _low(cell: tuple[int, Value]) -> Fraction | float:
    value = cell[1]
    assert isinstance(value, Bounds)  # noqa: S101
    return value.low


def _shown(value: Value, name: str, lexicon: Lexicon) -> str:
    if not isinstance(value, Bounds) or isinstance(value.low, float):
        return str(value)
    kind = lexicon.quantity(name).type
    if kind == "money":
        return format_money(int(value.low))
    return format_ratio(value.low) if kind == "ratio" else format_number(value.low)  # type: ignore[arg-type]


def hidden_bands(found: object, at: Path, *, lexicon: Lexicon, moment: Moment) -> Iterator[Doubt]:
    """Bands of a points table that an earlier band of the same item always takes."""
    if isinstance(found, m.Item) and isinstance(found.of, str):
        rows = [_conditions(found.of, band) for band in found.bands]
        for index in _covered(rows, lexicon, moment):
            yield Doubt((*at, "bands", index), "band_hidden")
    elif isinstance(found, tuple):
        for index, part in enumerate(found):
            yield from hidden_bands(part, (*at, index), lexicon=lexicon, moment=moment)
    elif is_dataclass(found):
        for one in fields(found):
            part, inner = getattr(found, one.name), (*at, one.name)
            yield from hidden_bands(part, inner, lexicon=lexicon, moment=moment)


def _conditions(name: str, band: m.Band) -> n.Condition:
    keys = {op: "is_" if op == "is" else op for op in OPERATORS if op != "is_not"}
    given = {key: raw for key in keys.values() if (raw := getattr(band, key)) is not None}
    return n.AllOf(tuple(n.Compare(field=name, **{key: raw}) for key, raw in given.items()))


def _covered(rows: Sequence[n.Condition], lexicon: Lexicon, moment: Moment) -> Iterator[int]:
    """Numbers of the conditions that hold only where an earlier one does."""
    cells = Cells.of(rows, lexicon=lexicon, moment=moment)
    formulas = [cells.formula(row) for row in rows]
    for index, own in enumerate(formulas):
        before = [Denied(one) for one in formulas[:index]]
        try:
            reached = satisfiable([own, *before], cells.domains)
        except TooHardError:
            continue
        if not reached:
            yield index


def benefit_bands(
    benefit: Benefit, at: Path, *, lexicon: Lexicon, moment: Moment
) -> Iterator[Doubt]:
    """Cases that an earlier case takes, and slab tiers beyond which a base counts as the last."""
    for path, part in walk(benefit, at):
        if isinstance(part, Cases):
            rows = [case.when for case in part.cases if case.when is not None]
            for index in _covered(rows, lexicon, moment):
                yield Doubt((*path, "cases", index), "case_hidden")
        elif isinstance(part, Tiers) and part.mode == "slab" and part.steps[-1].to is not None:
            yield Doubt((*path, "steps"), "tiers_end", {"found": part.steps[-1].to})
