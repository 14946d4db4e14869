"""Many firms by column: one row a firm, one column a fact, null where nobody knows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from recommender.firm.facts import Firm, Possible, Value
from recommender.indicators.lexicon import Line, Quantity
from recommender.rules.closures import Program
from recommender.rules.expressions import column, native
from recommender.units.bounds import Bounds

ROW = "row"


@dataclass(frozen=True, slots=True)
class Firms:
    """Firms with the columns their conditions need; `profiles` answer what columns cannot."""

    frame: pl.DataFrame
    profiles: Sequence[Firm] = ()

    @classmethod
    def of(cls, profiles: Sequence[Firm], programs: Iterable[Program]) -> "Firms":
        """Lay out the facts that these programs read.

        A fact known only as a range has no column value: its leaves are measured firm by firm.
        """
        columns = {ROW: pl.Series(ROW, range(len(profiles)), pl.Int64)}
        for program in programs:
            last = program.moment.last_year
            for line in _lines(program):
                name = column(line, last_year=last)
                if name not in columns:
                    values = [_fact(firm, line, last) for firm in profiles]
                    columns |= _series(name, line, values)
        return cls(pl.DataFrame(list(columns.values())), profiles)


def coded(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with every column of texts as one of the values that occur in it."""
    texts = [found for found in frame.get_columns() if found.dtype == pl.String]
    return frame.with_columns(
        found.cast(pl.Enum(found.drop_nulls().unique().sort())) for found in texts
    )


def ranged(firm: Firm) -> bool:
    """Whether some fact of the firm is known only as a range, or an indicator is stated."""
    facts = [*firm.values.values(), *(v for year in firm.accounts.values() for v in year.values())]
    rough = any((isinstance(f, Bounds) and not f.known) or isinstance(f, Possible) for f in facts)
    return rough or bool(firm.stated)


def _lines(program: Program) -> Iterable[Line]:
    for leaf in program.leaves:
        if leaf.quantity is not None and native(leaf, program.lexicon):
            yield from _behind(leaf.quantity, program)


def _behind(quantity: Quantity, program: Program) -> Iterable[Line]:
    if isinstance(quantity.node, Line):
        yield quantity.node
        return
    node = quantity.node
    names = [getattr(node, key) for key in ("sum", "mean", "growth", "cagr") if hasattr(node, key)]
    if hasattr(node, "ratio"):
        names = [node.ratio.of, node.ratio.to]
    years = getattr(node, "years", 0) if not hasattr(node, "ratio") else 0
    for name in names:
        for back in range(years + 1):
            found = program.lexicon.quantity(name if back == 0 else f"{name}@-{back}").node
            assert isinstance(found, Line)  # noqa: S101
            yield found


def _fact(firm: Firm, line: Line, last: int) -> Value:
    if line.field.subject == "accounts":
        return firm.accounts.get(last + line.year, {}).get(line.field.name)
    return firm.values.get(line.field.name)


def _series(name: str, line: Line, values: Sequence[Value]) -> dict[str, pl.Series]:
    field = line.field
    if field.type in {"ratio", "number"}:
        exact = [Fraction(v.low) if isinstance(v, Bounds) and v.known else None for v in values]
        top = [e.numerator if e is not None else None for e in exact]
        bottom = [e.denominator if e is not None else None for e in exact]
        of, to = f"{name}:of", f"{name}:to"
        return {of: pl.Series(of, top, pl.Int64), to: pl.Series(to, bottom, pl.Int64)}
    if field.numeric:
        whole = [int(v.low) if isinstance(v, Bounds) and v.known else None for v in values]
        return {name: pl.Series(name, whole, pl.Int64)}
    kind = pl.Boolean if field.type == "yes_no" else pl.String
    plain = [v if isinstance(v, bool | str) else None for v in values]
    return {name: pl.Series(name, plain, kind)}
