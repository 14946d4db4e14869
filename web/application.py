"""The Flask application: pages, API, and the headers every answer carries."""

from pathlib import Path

from flask import Response
from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI

from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from web.api.answers import api
from web.pages.answers import pages, too_large
from web.settings import MAX_PROFILE_BYTES

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
        static_folder="pages/static",
        template_folder="pages/templates",
    )
    app.config["MAX_CONTENT_LENGTH"] = MAX_PROFILE_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = MAX_PROFILE_BYTES
    app.extensions["catalogue"] = catalogue
    app.register_blueprint(pages)
    app.register_api(api)
    app.register_error_handler(413, too_large)
    app.after_request(_secured)
    return app


def _secured(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", _POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    response.headers.setdefault("Cache-Control", "no-store")
    return response
