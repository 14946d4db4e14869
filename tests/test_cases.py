"""Rule cases: what each instrument must answer, at each threshold, beside it, and when unknown.

A file in tests/cases names an instrument, a day, a base profile and the status it must get. Each
threshold changes one fact of the base: `pass` keeps the status, `fail` makes it ineligible (or
`fail_to`), leaving the fact out makes it undetermined (or `unknown_to`).
"""

import copy
import json
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from recommender.answer import explain
from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from recommender.indicators.reading import read_firm
from recommender.recommendation import Recommendation
from recommender.resources.strict_yaml import load
from recommender.units.money import parse_money

EXPECTATIONS = {"verdict", "subject_to", "missing", "amount", "validity", "availability"}
CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*.yaml"))
GONE = object()


@cache
def catalogue() -> Catalogue:
    return read_catalogue(shipped_folder())


@cache
def read(path: Path) -> dict:
    found, _ = load(path.read_text("utf-8"), name=path.name)
    return found


def changed(base: dict, changes: dict) -> dict:
    profile = copy.deepcopy(base)
    for path, value in changes.items():
        put(
            profile,
            [int(i) if i else w for w, i in re.findall(r"([^.\[\]]+)|\[(\d+)\]", path)],
            value,
        )
    return profile


def put(inside, parts: list, value) -> None:
    key, *rest = parts
    if rest:
        if isinstance(inside, dict) and key not in inside:
            inside[key] = [] if isinstance(rest[0], int) else {}
        put(inside[key], rest, value)
    elif value is GONE and isinstance(inside, dict):
        inside.pop(key, None)
    elif value is GONE:
        del inside[key]
    elif isinstance(inside, list) and key == len(inside):
        inside.append(value)
    else:
        inside[key] = value


def judged(instrument: str, profile: dict, day: str, subject: str | None = None) -> Recommendation:
    text = json.dumps({"profile": 1, **profile}, ensure_ascii=False, default=str)
    firm = read_firm(text.encode(), file=instrument)
    answer = explain(firm, catalogue(), instrument, as_of=date.fromisoformat(day))
    found = answer.recommendations
    if subject is not None:
        return next(one for one in found if one.subject and one.subject.name == subject)
    return (
        found[0]
        if len(found) == 1
        else min(found, key=lambda one: one.subject.index if one.subject else -1)
    )


def all_cases():
    for path in FILES:
        file = read(path)
        name, base, day = file["instrument"], file["base"], str(file["as_of"])
        status = file["status"]
        yield f"{name}: base", name, base, day, {}, {"verdict": status, **file.get("expect", {})}
        for line in file.get("thresholds", []):
            at = line["set"]
            kept = line.get("pass_to", status)
            yield (
                f"{name}: {at}={line['pass']}",
                name,
                base,
                day,
                {at: line["pass"]},
                {"verdict": kept},
            )
            wrong = line.get("fail_to", "ineligible")
            if "fail" in line:
                yield (
                    f"{name}: {at}={line['fail']}",
                    name,
                    base,
                    day,
                    {at: line["fail"]},
                    {"verdict": wrong},
                )
            open_to = line.get("unknown_to", "undetermined")
            yield f"{name}: {at} unknown", name, base, day, {at: GONE}, {"verdict": open_to}
        for case in file.get("cases", []):
            change = {k: GONE if v is None else v for k, v in case.get("change", {}).items()}
            title = f"{name}: {case['name']}"
            yield title, name, base, str(case.get("as_of", day)), change, case


@pytest.mark.parametrize(
    ("name", "base", "day", "change", "expected"),
    [pytest.param(*rest, id=title) for title, *rest in all_cases()],
)
def test_case(name, base, day, change, expected):
    one = judged(name, changed(base, change), day, expected.get("subject"))

    if "verdict" in expected:
        seen = [(e.path, e.truth) for e in one.verdict.evidence if e.truth is not True]
        assert one.verdict.status == expected["verdict"], seen
    if "subject_to" in expected:
        assert set(one.verdict.subject_to) == set(expected["subject_to"])
    if "missing" in expected:
        assert {str(m.fact) for m in one.verdict.missing if m.matters} == set(expected["missing"])
    if "amount" in expected:
        low, high = (
            expected["amount"]
            if isinstance(expected["amount"], list)
            else (expected["amount"],) * 2
        )
        assert one.amount is not None
        assert (one.amount.low, one.amount.high) == (
            parse_money(low),
            None if high is None else parse_money(high),
        )
    if "validity" in expected:
        assert one.current.validity.state == expected["validity"]
    if "availability" in expected:
        assert one.current.availability.state == expected["availability"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_case_expects_something_the_test_looks_at(path):
    file = read(path)

    base = {"verdict": file["status"], **file.get("expect", {})}
    for case in [base, *file.get("cases", [])]:
        assert case.keys() & EXPECTATIONS, case
        assert case.keys() <= EXPECTATIONS | {"name", "change", "as_of", "subject"}, case
    for line in file.get("thresholds", []):
        assert line.keys() <= {"set", "pass", "fail", "pass_to", "fail_to", "unknown_to"}, line


def test_every_instrument_has_cases():
    assert {read(path)["instrument"] for path in FILES} == set(catalogue().instruments)
