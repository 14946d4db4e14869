"""The documents of a complete firm, and the firm as far as some of them were told."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from recommender.firm.facts import Fact, Firm, Record, Titles
from recommender.indicators.lexicon import Lexicon
from recommender.questions.documents import Document, document


def sheets(full: Firm, lexicon: Lexicon) -> dict[Document, list[Fact]]:
    """Every document of a complete firm with the facts that stand in it."""
    found: dict[Document, list[Fact]] = {}
    for fact in _facts(full):
        found.setdefault(document(fact, lexicon), []).append(fact)
    return found


def _facts(full: Firm) -> Iterator[Fact]:
    yield from (Fact("firm", 0, name) for name in full.values)
    yield Fact("firm.titles", 0, "")
    for year, lines in full.accounts.items():
        yield from (Fact("accounts", year, name) for name in lines)
    for kind, records in full.records.items():
        yield Fact("list", 0, kind)
        for record in records or ():
            yield from (Fact(kind, record.index, name) for name in record.values)
            yield Fact(f"{kind}.titles", record.index, "")


def told(full: Firm, facts: Iterable[Fact]) -> Firm:
    """The firm as far as some of its facts were told."""
    known = set(facts)
    accounts = {
        year: {name: one for name, one in lines.items() if Fact("accounts", year, name) in known}
        for year, lines in full.accounts.items()
    }
    records = {
        kind: tuple(_told(record, known) for record in rows or ())
        for kind, rows in full.records.items()
        if Fact("list", 0, kind) in known
    }
    return replace(
        full,
        values={n: v for n, v in full.values.items() if Fact("firm", 0, n) in known},
        accounts=accounts,
        titles=full.titles if Fact("firm.titles", 0, "") in known else Titles(),
        records=records,
    )


def _told(record: Record, known: set[Fact]) -> Record:
    kind, index = record.kind, record.index
    values = {n: v for n, v in record.values.items() if Fact(kind, index, n) in known}
    titled = Fact(f"{kind}.titles", index, "") in known
    return replace(record, values=values, titles=record.titles if titled else Titles())
