"""The Flask application: pages, API, and the headers every answer carries."""

from collections.abc import Callable
from pathlib import Path

from flask import Response, g, request
from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI
from werkzeug.exceptions import HTTPException

from recommender.catalogue.reading import shipped_folder
from web.api import problems
from web.api.answers import api
from web.offered import SECONDS, Offered
from web.pages import refusals
from web.pages.answers import pages
from web.pages.catalogue import catalogue_pages
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


def create_app(
    *,
    catalogue: Path | None = None,
    seconds: float = SECONDS,
    models: Path | None = None,
) -> OpenAPI:
    """Wire the application; a broken catalogue stops the start, one broken later does not.

    The catalogue's folder is looked at for changes once in so many seconds. `models` is a folder
    of ranking models; one that cannot be used is told on the pages and does not stop the start.

    Raises
    ------
    CatalogueError
        With every problem of the catalogue.
    """
    offered = Offered(catalogue or shipped_folder(), seconds=seconds, models=models)
    return application(offered)


def application(offered: Offered) -> OpenAPI:
    """The application over a catalogue on offer."""
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
    app.extensions["offered"] = offered
    app.before_request(_offering(offered))
    app.context_processor(lambda: {"offer": g.get("offer")})
    app.register_blueprint(pages)
    app.register_blueprint(catalogue_pages)
    app.register_api(api)
    app.register_error_handler(HTTPException, _refused)
    app.after_request(_secured)
    return app


def _offering(offered: Offered) -> Callable[[], None]:
    def offer() -> None:
        if request.endpoint != "static":
            g.offer = offered.now()

    return offer


def _refused(error: HTTPException) -> Response:
    if request.path.startswith("/api/"):
        return problems.refused(error)
    return refusals.refused(error)


def _secured(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response
