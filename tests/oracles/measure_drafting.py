"""How well `catalogue draft` reads condition texts: `python measure_drafting.py A.yaml B.yaml …`.

For each file of fact sheets, over the conditions whose words print their number: precision, recall
and F1 of value, unit and relation; and how often the field the catalogue uses is the first, or
among the first three, that are suggested. Fields are suggested from labels and questions alone,
then also from the clauses of instruments that rest on the first file only (for that file without
the instrument asked about). Nothing here is tuned on any file but the first.
"""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from recommender.authoring.facts import Fact
from recommender.authoring.figures import figures
from recommender.authoring.quantities import Found
from recommender.authoring.relations import asked
from recommender.authoring.suggesting import Suggester, clause_around, examples_of, fits
from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from recommender.indicators.lexicon import shipped_lexicon

_spec = importlib.util.spec_from_file_location("x", Path(__file__).with_name("export_facts.py"))
_export = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_export)
RELATIONS = {">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than"}
STRICT = {"at_least": "more_than", "at_most": "less_than"}
LOOSE = {"more_than": "at_least", "less_than": "at_most"}
KINDS = {"count": "number", "rank": "number", "foreign": "number"}
LEXICON = shipped_lexicon()
CATALOGUE = read_catalogue(shipped_folder())


def fact(value: object, unit: object) -> Fact:
    return Fact("", "", "", "", str(value), str(unit or ""), "")


def stated(condition: dict) -> Iterator[tuple[Fact, str]]:
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
            yield fact(each, condition.get("unit")), STRICT[told] if strict else told
    for part in parts:
        yield from stated(part)


def printed(text: str) -> set:
    return {pair for value, unit in _export.mentioned(text) for pair in fact(value, unit).worth}


def worth(found: Found) -> tuple:
    return KINDS.get(found.kind, found.kind), found.value


def numbers(sheets: list[dict], *, loose: bool) -> tuple[int, int, int]:
    """Right, too many and missed; `loose` takes `more than` for `at least`."""
    right = extra = missed = 0
    for condition in conditions(sheets):
        text = condition["text_zh"]
        wanted = {(f.worth, r) for f, r in stated(condition) if set(f.worth) & printed(text)}
        if not wanted:
            continue
        left = [
            (worth(one.found), one.relation)
            for one in asked(text)
            if one.role in {"condition", "guard"} and one.relation
        ]
        for pairs, relation in wanted:
            hit = next((p for p in left if p[0] in pairs and same(p[1], relation, loose)), None)
            if hit:
                left.remove(hit)
            right, missed = right + bool(hit), missed + (not hit)
        extra += len(left)
    return right, extra, missed


def same(one: str, other: str, loose: bool) -> bool:
    return one == other or (loose and LOOSE.get(one, one) == LOOSE.get(other, other))


def conditions(sheets: list[dict]) -> Iterator[dict]:
    for sheet in sheets:
        yield from sheet.get("eligibility") or []


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
            for each, _ in stated({**condition, "when": None}):
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
    return Catalogue(kept, {n: CATALOGUE.lexicons[n] for n in kept}, "")


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


def main(paths: list[str]) -> None:
    files = {path: yaml.safe_load(Path(path).read_text("utf-8")) for path in paths}
    first = {sheet.get("id") for sheet in files[paths[0]]}
    later = {s.get("id") or s["amends"] for path in paths[1:] for s in files[path]}
    resting = {
        n for n, one in CATALOGUE.instruments.items()
        if one.provenance and set(one.provenance) <= first - later
    }  # fmt: skip
    for path, sheets in files.items():
        print(Path(path).stem)
        for told, loose in (("relation", False), ("direction", True)):
            print(f"  {told}: {scores(*numbers(sheets, loose=loose))}")
        for words, ids in (("labels", set()), ("examples too", resting)):
            count, best, among = fields(sheets, ids)
            told = f"first {best / count:.3f}, among three {among / count:.3f}"
            print(f"  {words}: {count} fields, {told}")


def scores(right: int, extra: int, missed: int) -> str:
    precision, recall = right / (right + extra), right / (right + missed)
    f1 = 2 * precision * recall / (precision + recall)
    return f"{right + missed} numbers, P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


if __name__ == "__main__":
    main(sys.argv[1:])
