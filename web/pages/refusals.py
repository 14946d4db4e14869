"""Pages for requests that cannot be answered: in words, with a way on."""

from flask import Response, make_response, render_template
from werkzeug.exceptions import HTTPException

from web.pages.addresses import language
from web.pages.printing import words_for

_WORDS = {404: "lost", 405: "lost", 413: "too_large", 500: "failed"}


def refused(error: HTTPException) -> Response:
    """The page for an HTTP error."""
    lang = language()
    key = _WORDS.get(error.code or 500, "not_understood")
    told = render_template("refused.html", key=key, **words_for(lang))
    response = make_response(told, error.code or 500)
    if allowed := getattr(error, "valid_methods", None):
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response
