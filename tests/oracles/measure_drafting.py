"""How well `catalogue draft` reads condition texts.

`python -m tests.oracles.measure_drafting A.yaml …`

For each file of fact sheets, over the conditions whose words print their number: precision, recall
and F1 of value, unit and relation; and how often the field the catalogue uses is the first, or
among the first three, that are suggested. Fields are suggested from labels and questions alone,
then also from the clauses of instruments that rest on the first file only (for that file without
the instrument asked about). Nothing here is tuned on any file but the first. With `--table` the
masked clauses are written instead, for `drafting.csv`.
"""

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml

from recommender.authoring import quantities, relations
from recommender.authoring.figures import figures
from recommender.authoring.quantities import Found
from recommender.authoring.relations import asked
from recommender.authoring.suggesting import Suggester, clause_around, examples_of, fits
from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from recommender.indicators.lexicon import shipped_lexicon
from tests.oracles.drafting import (
    HEADS,
    RELATIONS,
    STRICT,
    Clause,
    Number,
    as_printed,
    fact,
    masked,
    score,
    worth,
)
from tests.oracles.export_facts import mentioned

LEXICON = shipped_lexicon()
CATALOGUE = read_catalogue(shipped_folder())


def stated(condition: dict) -> Iterator[Number]:
    """Values with their relations; the headline of a composite condition is none of its own."""
    parts = [*(condition.get("all_of") or []), *(condition.get("any_of") or [])]
    guard = condition.get("when")
    if isinstance(guard, dict):
        money = "万元" if "revenue" in guard["field"] else None
        parts.append({"unit": money, **guard})
    composite = condition.get("all_of") or condition.get("any_of")
    value, op = condition.get("value"), condition.get("op")
    pairs = [(value, op)] if not isinstance(value, list) else []
    if isinstance(value, list) and op == "between":
        pairs = list(zip(value, (">=", "<="), strict=True))
    for each, relation in [] if composite else pairs:
        number = isinstance(each, int | float) and not isinstance(each, bool)
        if number and relation in RELATIONS:
            told = RELATIONS[relation]
            strict = condition.get("strict") and told in STRICT
            unit = str(condition.get("unit") or "")
            yield Number(str(each), unit, STRICT[told] if strict else told)
    for part in parts:
        yield from stated(part)


def printed(text: str) -> set:
    return {pair for value, unit in mentioned(text) for pair in fact(value, unit).worth}


def clauses(sheets: list[dict], *, strict: bool = True) -> Iterator[Clause]:
    """Conditions that print their number; not `strict`: in the relation of the sheet alone."""
    for sheet, condition in conditions(sheets):
        text = condition["text_zh"]
        told = [one for one in stated(condition) if set(one.worth) & printed(text)]
        numbers = {as_printed(one, text) if strict else one for one in told}
        if numbers:
            yield Clause(sheet, text, frozenset(numbers))


def table(files: dict[str, list[dict]]) -> None:
    """The clauses of all files, masked; masking must not change what the reader finds."""
    modules = (quantities, relations)
    source = "".join(Path(module.__file__ or "").read_text("utf-8") for module in modules)
    kept = frozenset(re.findall("[\u4e00-\u9fff]", source))
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(HEADS)
    for path, sheets in files.items():
        told = list(clauses(sheets))
        hidden = [replace(one, text=masked(one.text, kept)) for one in told]
        if score(told) != score(hidden):
            raise SystemExit(f"{path}: {score(told)}, but masked {score(hidden)}")
        for one in hidden:
            told_numbers = "; ".join(map(str, sorted(one.numbers)))
            rows.writerow((Path(path).stem, one.sheet, one.text, told_numbers))


def conditions(sheets: list[dict]) -> Iterator[tuple[str, dict]]:
    for sheet in sheets:
        for condition in sheet.get("eligibility") or []:
            yield sheet.get("id") or sheet["amends"], condition


def compared(name: str) -> list:
    """What an instrument compares, but for what only chooses records or guards a clause."""
    one, inner = CATALOGUE.instruments[name], {"where", "not", "granted", "when"}
    return [
        figure
        for edition in one.editions
        for figure in figures(edition, CATALOGUE.lexicons[name], own=one.indicators)
        if figure.quantity and figure.path[0] in {"eligibility", "rounds"}
        if not inner & set(figure.path)
    ]


def questions(sheets: list[dict]) -> Iterator[tuple[str, str, Found, set[str]]]:
    """Instrument, text, quantity, and the shared fields with which the catalogue compares it."""
    where = {s: one.id for one in CATALOGUE.instruments.values() for s in one.provenance}
    for sheet in sheets:
        name = where.get(sheet.get("id") or sheet["amends"])
        for condition in (sheet.get("eligibility") or []) if name else []:
            text = condition["text_zh"]
            for each in stated({**condition, "when": None}):
                found = [one.found for one in asked(text) if worth(one.found) in each.worth]
                names = {
                    figure.quantity.name
                    for figure in compared(name)
                    if (figure.kind, figure.value) in each.worth
                    if found and shared(figure.quantity.name, found[0])
                }
                if names:
                    yield name, text, found[0], names


def shared(name: str, found: Found) -> bool:
    known = name in LEXICON.vocabulary.fields or name in LEXICON.indicators
    return known and fits(LEXICON.quantity(name), found)


def without(ids: set[str], left_out: str) -> Catalogue:
    kept = {n: one for n, one in CATALOGUE.instruments.items() if n in ids and n != left_out}
    return Catalogue(kept, {n: CATALOGUE.lexicons[n] for n in kept}, "", CATALOGUE.lexicon)


def fields(sheets: list[dict], ids: set[str]) -> tuple[int, int, int]:
    asked_, first, among = 0, 0, 0
    made: dict[str, Suggester] = {}
    for name, text, found, names in questions(sheets):
        key = name if name in ids else ""
        if key not in made:
            made[key] = Suggester(LEXICON, examples_of(without(ids, key)))
        seen = [one.name for one in made[key].suggest(clause_around(text, found), found)]
        asked_ += 1
        first += bool(seen and seen[0] in names)
        among += bool(names & set(seen))
    return asked_, first, among


def report(files: dict[str, list[dict]]) -> None:
    names = [{s.get("id") or s["amends"] for s in sheets} for sheets in files.values()]
    alone = names[0] - set().union(*names[1:])
    resting = {
        n for n, one in CATALOGUE.instruments.items()
        if one.provenance and set(one.provenance) <= alone
    }  # fmt: skip
    for path, sheets in files.items():
        print(Path(path).stem)
        print(f"  as printed: {score(clauses(sheets))}")
        print(f"  as the sheet has it: {score(clauses(sheets, strict=False))}")
        for words, ids in (("labels", set()), ("examples too", resting)):
            count, best, among = fields(sheets, ids)
            told = f"first {best / count:.3f}, among three {among / count:.3f}"
            print(f"  {words}: {count} fields, {told}")


def main(words: list[str]) -> None:
    paths = [word for word in words if word != "--table"]
    files = {path: yaml.safe_load(Path(path).read_text("utf-8")) for path in paths}
    (table if "--table" in words else report)(files)


if __name__ == "__main__":
    main(sys.argv[1:])
