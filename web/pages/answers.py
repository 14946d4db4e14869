"""The home page with its three ways in, and the page that answers."""

from datetime import date

from flask import Blueprint, Response, make_response, redirect, request, url_for
from flask import render_template as rendered
from werkzeug.wrappers import Response as AnyResponse

from recommender.answer import answer, overview
from recommender.catalogue.asks import read_applicant
from recommender.catalogue.instruments import Instrument
from recommender.errors import Problem, ProfileError, UnitError
from recommender.firm.facts import Firm, Moment
from recommender.resources.paths import data_dir
from recommender.wording.values import Lang
from web.offered import on_offer
from web.pages.forms import Section, sections
from web.pages.mistakes import mistakes
from web.pages.packing import packed
from web.pages.printing import words_for
from web.pages.sending import PLAIN, Sent, received
from web.settings import read_day, today

pages = Blueprint("pages", __name__)
pages.after_request(packed)
_SAMPLE = "huaiyun-robotics.yaml"


@pages.get("/")
def home() -> Response:
    """Paste, upload, or fill in a short form."""
    day, about = (request.args.get(key, "").strip() for key in ("as_of", "about"))
    response = _home(Sent(as_of=day, about=about), [], status=200)
    response.headers["Cache-Control"] = "no-cache"
    return response


@pages.post("/")
def change() -> Response:
    """The home page with what was sent before, to change it or to read on in another language."""
    return _home(received(request, _form()).shown(), [], status=200)


@pages.get("/sample")
def sample() -> Response:
    """The sample firm's answer."""
    day, order = (request.args.get(key, "").strip() for key in ("as_of", "order"))
    sent = Sent(day, file=_SAMPLE, upload=_sample(), order=order)
    return _asked(sent)


@pages.get("/sample.yaml")
def sample_profile() -> Response:
    """The sample firm's profile, to be copied and changed."""
    return Response(_sample(), mimetype="text/plain", content_type="text/plain; charset=utf-8")


@pages.post("/answers")
def answers() -> Response:
    """Answer for what was pasted, uploaded or filled in; all problems at once, nothing lost."""
    return _asked(received(request, _form()))


@pages.get("/answers")
def nothing_asked() -> AnyResponse:
    """An answer has no address of its own, for nothing is stored: back to the question."""
    return redirect(url_for("pages.home", lang=_lang()))


def _asked(sent: Sent) -> Response:
    problems = sent.problems(_form())
    day = _day(sent.as_of, problems)
    firm = None if sent.problems(_form()) else _firm(sent, problems)
    if day is None or firm is None:
        large = any(problem.code == "file_too_large" for problem in problems)
        return _home(sent.shown(), problems, status=413 if large else 422)
    return _answered(sent, firm, day)


def _day(text: str, problems: list[Problem]) -> date | None:
    try:
        return read_day(text) if text else today()
    except UnitError as error:
        problems.append(Problem("as_of", "as_of", error.code, error.values))
        return None


def _firm(sent: Sent, problems: list[Problem]) -> Firm | None:
    try:
        known = on_offer().catalogue.instruments
        content = sent.content(_form())
        return read_applicant(content, file=sent.file or "profile", instruments=known)
    except ProfileError as error:
        problems.extend(error.problems)
        return None


def _sample() -> bytes:
    return (data_dir() / "sample" / _SAMPLE).read_bytes()


def _lang() -> Lang:
    asked = request.form.get("lang") or request.args.get("lang")
    return "en" if asked == "en" else "zh"


def _form() -> tuple[Section, ...]:
    return sections(Moment.at(today()).last_year)


def _home(sent: Sent, problems: list[Problem], *, status: int) -> Response:
    lang = _lang()
    told = rendered(
        "home.html",
        sent=sent,
        mistakes=mistakes(problems, sent, _form(), lang),
        about=_about(sent),
        sections=_form(),
        today=today(),
        **words_for(lang),
    )
    return make_response(told, status)


def _about(sent: Sent) -> Instrument | None:
    """The instrument to be answered first, if the catalogue has it."""
    return on_offer().catalogue.instruments.get(sent.about)


def _answered(sent: Sent, firm: Firm, day: date) -> Response:
    known = on_offer().lookup.standing.on(day)
    ranks = known.switched_off() if sent.order == PLAIN else known
    found = answer(firm, on_offer().catalogue, as_of=day, ranker=ranks.ranker, counts=ranks.counts)
    return make_response(
        rendered(
            "answer.html",
            answer=found,
            seen=overview(found),
            sent=sent,
            about=_about(sent),
            ranks=ranks,
            **words_for(_lang()),
        )
    )
