"""`POST /api/v1/answers`: a profile in, the canonical answer out."""

from datetime import date
from typing import cast

from flask import Response, current_app, request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field

from recommender.answer import answer, as_json
from recommender.catalogue.reading import Catalogue
from recommender.errors import ProfileError
from recommender.indicators.reading import read_firm
from recommender.wording.problems import sentences
from web.settings import today

api = APIBlueprint("api", __name__, url_prefix="/api/v1", abp_tags=[Tag(name="answers")])


class Asked(BaseModel):
    """The day of the question."""

    as_of: date | None = Field(None, description="YYYY-MM-DD; today in Asia/Shanghai if absent")


@api.post("/answers", summary="Answer for one firm profile (YAML or JSON in the body)")
def answers(query: Asked) -> Response:
    """Answer as `fundmatch recommend --format json` does; 422 lists every problem."""
    catalogue = cast("Catalogue", current_app.extensions["catalogue"])
    try:
        firm = read_firm(request.get_data(), file="profile")
    except ProfileError as error:
        return _json(_problems(error), status=422)
    found = answer(firm, catalogue, as_of=query.as_of or today())
    return _json(as_json(found), status=200)


def _problems(error: ProfileError) -> str:
    import json

    told = [
        {"code": p.code, "place": p.place, "line": p.line, "zh": zh, "en": en}
        for p, zh, en in zip(
            error.problems, sentences(error, "zh"), sentences(error, "en"), strict=True
        )
    ]
    return json.dumps({"problems": told}, ensure_ascii=False)


def _json(text: str, *, status: int) -> Response:
    return Response(text, status=status, mimetype="application/json")
