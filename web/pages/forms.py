"""The short form: which facts it asks for, and how what was typed becomes a profile."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recommender.indicators.lexicon import Lexicon, shipped_lexicon
from recommender.units.text import normal
from recommender.vocabulary.fields import Field, Label, Vocabulary

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
_LISTS = (
    "product", "platform", "loan", "lease", "listing", "fund", "team", "person", "incident",
    "award",
)  # fmt: skip
_BARE = re.compile(r"^[\d.,]+([-–—~至到][\d.,]+)?$")
_PATH = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
YEARS = 3
NONE = "无"


@dataclass(frozen=True, slots=True)
class Question:
    """One input: its name is the place of the fact in a profile."""

    name: str
    label: Label
    field: Field | None = None
    hint: Label | None = None
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Section:
    """A group of questions with its heading; `year` marks those that stand side by side."""

    heading: Label
    questions: tuple[Question, ...]
    year: bool = False


def sections(last_year: int, *, lexicon: Lexicon | None = None) -> tuple[Section, ...]:
    """The form for the year whose accounts were filed last."""
    words = (lexicon or shipped_lexicon()).vocabulary
    return (
        Section(Label("企业", "The firm"), _of_the_firm(words)),
        *(_of_year(year, words) for year in range(last_year, last_year - YEARS, -1)),
        Section(Label("称号", "Titles"), tuple(_title(name, words) for name in _TITLES)),
        Section(
            Label("一个项目(没有可不填)", "One project (leave empty if none)"),
            tuple(
                _asked(f"projects[0].{one}", words.fields[f"project.{one}"]) for one in _PROJECT
            ),
        ),
        Section(
            Label("这些有没有", "Which of these there are"),
            tuple(_list(kind, words) for kind in _LISTS),
        ),
    )


def _of_the_firm(words: Vocabulary) -> tuple[Question, ...]:
    return (
        Question("name", Label("企业名称", "Name of the firm")),
        Question("uscc", Label("统一社会信用代码", "Unified social credit code")),
        *(_asked(f"firm.{name}", words.fields[name]) for name in _FIRM),
    )


def _of_year(year: int, words: Vocabulary) -> Section:
    asked = tuple(_asked(f"accounts.{year}.{line}", words.fields[line]) for line in _ACCOUNTS)
    return Section(Label(f"{year}年数据", f"Accounts of {year}"), asked, year=True)


def _title(name: str, words: Vocabulary) -> Question:
    return Question(f"titles.{name}", Label(name, words.titles[name].en), kind="yes_no")


def _list(kind: str, words: Vocabulary) -> Question:
    """Whether there are records of a kind: "none" is a fact, and settles what needs one."""
    return Question(f"{kind}s", words.subjects[kind], kind="list")


def _asked(name: str, field: Field) -> Question:
    return Question(name, field.question, field, field.where, field.type)


def as_profile(typed: Mapping[str, str], known: tuple[Section, ...]) -> str:
    """What was typed as a profile in JSON; empty inputs are left out, they are unknown."""
    built: dict[str, object] = {"profile": 1}
    held, refused = _titles(typed)
    for question in (question for section in known for question in section.questions):
        text = typed.get(question.name, "").strip()
        if question.kind == "list" and text == NONE:
            built[question.name] = []
        elif text and question.kind != "list" and not question.name.startswith("titles."):
            _put(built, _parts(question.name), _with_unit(text, question))
    if held or refused:
        built["titles"] = {"held": held, "not_held": refused}
    return json.dumps(built, ensure_ascii=False)


def _with_unit(text: str, question: Question) -> str:
    """A bare number is money in 万元, the unit printed beside the input."""
    bare = question.kind == "money" and _BARE.match(normal(text))
    return f"{normal(text)}万元" if bare else text


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
