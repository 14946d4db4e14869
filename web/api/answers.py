"""`POST /api/v1/answers`: a profile in, the canonical answer out."""

from datetime import date
from typing import ClassVar, Literal

from flask import Response, request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, ConfigDict, Field

from recommender.answer import answer, as_json
from recommender.catalogue.asks import read_applicant
from recommender.errors import Problem, ProfileError, UnitError
from recommender.firm.facts import Firm
from web.api.problems import told
from web.offered import on_offer
from web.settings import MAX_PROFILE_BYTES, read_day, today

api = APIBlueprint("api", __name__, url_prefix="/api/v1", abp_tags=[Tag(name="answers")])


class Asked(BaseModel):
    """The day of the question, and whether everyone is to get the same order."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    as_of: str | None = Field(None, description="YYYY-MM-DD; today in Asia/Shanghai if absent")
    order: Literal["personal", "plain"] = Field(
        "personal", description="plain switches personalised ranking off"
    )


@api.post("/answers", summary="Answer for one firm profile (YAML or JSON in the body)")
def answers(query: Asked) -> Response:
    """Answer as `fundmatch recommend --format json` does; 422 lists every problem."""
    request.max_content_length = MAX_PROFILE_BYTES
    problems: list[Problem] = []
    day = _day(query.as_of, problems)
    firm = _firm(request.get_data(), problems)
    if day is None or firm is None:
        return told(problems, status=422)
    ranks = on_offer().lookup.standing.on(day)
    if query.order == "plain":
        ranks = ranks.switched_off()
    found = answer(firm, on_offer().catalogue, as_of=day, ranker=ranks.ranker, counts=ranks.counts)
    text = as_json(found)
    return Response(text, status=200, mimetype="application/json")


def _day(text: str | None, problems: list[Problem]) -> date | None:
    try:
        return today() if text is None else read_day(text)
    except UnitError as error:
        problems.append(Problem("query", "as_of", error.code, error.values))
        return None


def _firm(content: bytes, problems: list[Problem]) -> Firm | None:
    try:
        known = on_offer().catalogue.instruments
        return read_applicant(content, file="profile", instruments=known)
    except ProfileError as error:
        problems.extend(error.problems)
        return None
