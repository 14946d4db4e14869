"""The Flask application: pages, API, and the headers every answer carries."""

from pathlib import Path

from flask import Response, request
from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI
from werkzeug.exceptions import HTTPException

from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from web.api import problems
from web.api.answers import api
from web.pages import refusals
from web.pages.answers import pages
from web.settings import MAX_PROFILE_BYTES, MAX_REQUEST_BYTES

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def create_app(*, catalogue: Path | None = None) -> OpenAPI:
    """Wire the application; the catalogue is read once, and a broken one stops the start.

    Raises
    ------
    CatalogueError
        With every problem of the catalogue.
    """
    return application(read_catalogue(catalogue or shipped_folder()))


def application(catalogue: Catalogue) -> OpenAPI:
    """The application over a catalogue already read."""
    app = OpenAPI(
        __name__,
        info=Info(title="fundmatch", version="1"),
        doc_ui=False,
        validation_error_callback=problems.unfit,
        static_folder="pages/static",
        template_folder="pages/templates",
    )
    app.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = MAX_PROFILE_BYTES
    app.extensions["catalogue"] = catalogue
    app.register_blueprint(pages)
    app.register_api(api)
    app.register_error_handler(HTTPException, _refused)
    app.after_request(_secured)
    return app


def _refused(error: HTTPException) -> Response:
    if request.path.startswith("/api/"):
        return problems.refused(error)
    return refusals.refused(error)


def _secured(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response
