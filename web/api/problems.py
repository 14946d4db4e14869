"""Problems as the API tells them: code, place, line, and the sentence in both languages."""

import json
from collections.abc import Iterable

from flask import Response
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from recommender.errors import Problem
from recommender.wording.problems import sentence
from web.settings import MAX_PROFILE_BYTES

_CODES = {
    400: "not_understood",
    404: "path_unknown",
    405: "method_unknown",
    413: "file_too_large",
    500: "failed",
}


def told(problems: Iterable[Problem], *, status: int) -> Response:
    """All problems in one answer."""
    listed = [
        {
            "code": problem.code,
            "place": problem.place,
            "line": problem.line,
            "zh": sentence(problem, "zh"),
            "en": sentence(problem, "en"),
        }
        for problem in problems
    ]
    text = json.dumps({"problems": listed}, ensure_ascii=False)
    return Response(text, status=status, mimetype="application/json")


def refused(error: HTTPException) -> Response:
    """The answer to a request that cannot be answered."""
    status = error.code or 500
    code = _CODES.get(status, _CODES[400])
    problem = Problem("request", "", code, {"limit": MAX_PROFILE_BYTES, "status": status})
    response = told([problem], status=status)
    if allowed := getattr(error, "valid_methods", None):
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def unfit(error: ValidationError) -> Response:
    """The answer to a query with keys that nobody reads."""
    keys = [".".join(map(str, one["loc"])) for one in error.errors()]
    return told([Problem("query", key, "key_unknown", {"found": key}) for key in keys], status=422)
