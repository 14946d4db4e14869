"""The home page with its three ways in, and the page that answers."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from flask import Blueprint, Response, current_app, make_response, render_template, request

from recommender.answer import Answer, answer
from recommender.catalogue.reading import Catalogue
from recommender.errors import Problem, ProfileError
from recommender.firm.facts import Firm, Moment
from recommender.indicators.reading import read_firm
from recommender.resources.paths import data_dir
from recommender.wording.values import Lang
from web.pages.forms import Section, allowed, as_profile, sections
from web.pages.printing import words_for
from web.settings import MAX_PROFILE_BYTES, today

pages = Blueprint("pages", __name__)
_SAMPLE = "huaiyun-robotics.yaml"


@dataclass(frozen=True, slots=True)
class Typed:
    """What a visitor sent: kept as it was, so that a refused page shows it again."""

    as_of: str
    profile: str
    fields: dict[str, str]


@pages.get("/")
def home() -> Response:
    """Paste, upload, or fill in a short form."""
    return _home(Typed("", "", {}), (), status=200)


@pages.get("/sample")
def sample() -> Response:
    """The sample firm's answer."""
    found = _day(request.args.get("as_of", ""))
    firm = read_firm((data_dir() / "sample" / _SAMPLE).read_bytes(), file=_SAMPLE)
    return _answered(firm, found or today())


@pages.post("/answers")
def answers() -> Response:
    """Answer for what was pasted, uploaded or filled in; all problems at once, nothing lost."""
    typed = Typed(
        request.form.get("as_of", "").strip(),
        request.form.get("profile", ""),
        allowed(request.form.items(), _form(today())),
    )
    day = _day(typed.as_of) if typed.as_of else today()
    if day is None:
        problem = Problem("as_of", "as_of", "not_a_date", {"found": typed.as_of})
        return _home(typed, (problem,), status=422)
    try:
        firm = read_firm(_content(typed), file=_name())
    except ProfileError as error:
        return _home(typed, error.problems, status=422)
    return _answered(firm, day)


def too_large(_: Exception) -> Response:
    """The page for an upload over the limit: nothing was read, so nothing can be shown again."""
    problem = Problem("file", "", "file_too_large", {"limit": MAX_PROFILE_BYTES})
    return _home(Typed("", "", {}), (problem,), status=413, lang="zh")


def _content(typed: Typed) -> bytes:
    upload = request.files.get("file")
    if upload and upload.filename:
        return bytes(upload.read())
    if typed.profile.strip():
        return typed.profile.encode()
    return as_profile(typed.fields).encode()


def _name() -> str:
    upload = request.files.get("file")
    return upload.filename if upload and upload.filename else "profile"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _lang() -> Lang:
    return "en" if request.values.get("lang") == "en" else "zh"


def _form(day: date) -> tuple[Section, ...]:
    return sections(Moment.at(day).last_year)


def _home(
    typed: Typed, problems: tuple[Problem, ...], *, status: int, lang: Lang | None = None
) -> Response:
    told = render_template(
        "home.html",
        typed=typed,
        problems=problems,
        sections=_form(today()),
        today=today().isoformat(),
        **words_for(lang or _lang()),
    )
    return make_response(told, status)


def _answered(firm: Firm, day: date) -> Response:
    catalogue = cast("Catalogue", current_app.extensions["catalogue"])
    found: Answer = answer(firm, catalogue, as_of=day)
    return make_response(render_template("answer.html", answer=found, **words_for(_lang())))
