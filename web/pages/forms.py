"""The short form: which facts it asks for, and how what was typed becomes a profile."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recommender.indicators.lexicon import Lexicon, shipped_lexicon
from recommender.vocabulary.fields import Field, Label

_FIRM = (
    "applicant_kind", "registered_in", "founded_on", "industry", "above_scale",
    "mainland_resident", "main_product_in_sei", "in_national_hightech_fields",
)  # fmt: skip
_ACCOUNTS = (
    "revenue", "main_revenue", "rd_expense", "rd_expense_domestic", "hightech_income", "employees",
    "rd_staff", "st_staff", "total_assets", "total_liabilities",
)  # fmt: skip
_PROJECT = (
    "kind", "located_in", "industry", "sei_manufacturing", "investment", "stage", "finishes_on",
    "catalogue_ok",
)  # fmt: skip
_TITLES = (
    "高新技术企业",
    "创新型中小企业",
    "省专精特新中小企业",
    "国家专精特新小巨人企业",
    "研发机构",
)
_PATH = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
YEARS = 3


@dataclass(frozen=True, slots=True)
class Question:
    """One input: its name is the place of the fact in a profile."""

    name: str
    label: Label
    field: Field | None = None
    hint: Label | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A group of questions with its heading."""

    heading: Label
    questions: tuple[Question, ...]


def sections(last_year: int, *, lexicon: Lexicon | None = None) -> tuple[Section, ...]:
    """The form for the year whose accounts were filed last."""
    words = (lexicon or shipped_lexicon()).vocabulary
    firm = [_asked(f"firm.{name}", words.fields[name]) for name in _FIRM]
    name = Question("name", Label("企业名称", "Name of the firm"))
    code = Question("uscc", Label("统一社会信用代码", "Unified social credit code"))
    years = [
        Section(
            Label(f"{year}年数据", f"Accounts of {year}"),
            tuple(_asked(f"accounts.{year}.{line}", words.fields[line]) for line in _ACCOUNTS),
        )
        for year in range(last_year, last_year - YEARS, -1)
    ]
    titles = tuple(
        Question(f"titles.{title}", Label(title, words.titles[title].en)) for title in _TITLES
    )
    project = [_asked(f"projects[0].{one}", words.fields[f"project.{one}"]) for one in _PROJECT]
    return (
        Section(Label("企业", "The firm"), (name, code, *firm)),
        *years,
        Section(Label("称号", "Titles"), titles),
        Section(
            Label("一个项目(没有可不填)", "One project (leave empty if none)"), tuple(project)
        ),
    )


def _asked(name: str, field: Field) -> Question:
    return Question(name, field.question, field, field.where)


def as_profile(typed: Mapping[str, str]) -> str:
    """What was typed as a profile in JSON; empty inputs are left out, they are unknown."""
    built: dict[str, object] = {"profile": 1}
    held, refused = _titles(typed)
    for name, text in typed.items():
        if text.strip() and not name.startswith("titles."):
            _put(built, _parts(name), text.strip())
    if held or refused:
        built["titles"] = {"held": held, "not_held": refused}
    return json.dumps(built, ensure_ascii=False)


def _titles(typed: Mapping[str, str]) -> tuple[list[str], list[str]]:
    told = {n.removeprefix("titles."): v for n, v in typed.items() if n.startswith("titles.")}
    return [t for t, v in told.items() if v == "是"], [t for t, v in told.items() if v == "否"]


def _parts(name: str) -> list[str | int]:
    return [int(index) if index else word for word, index in _PATH.findall(name)]


def _put(built: dict[str, object], parts: list[str | int], value: str) -> None:
    key, *rest = parts
    if not rest:
        built[str(key)] = value
        return
    if isinstance(rest[0], int):
        records = built.setdefault(str(key), [{}])
        assert isinstance(records, list)  # noqa: S101
        _put(records[0], rest[1:], value)
        return
    inner = built.setdefault(str(key), {})
    assert isinstance(inner, dict)  # noqa: S101
    _put(inner, rest, value)


def allowed(typed: Iterable[tuple[str, str]], known: tuple[Section, ...]) -> dict[str, str]:
    """Only inputs that the form has."""
    names = {question.name for section in known for question in section.questions}
    return {name: text for name, text in typed if name in names}
