"""Pages packed for the way: an answer about hundreds of measures travels as an eighth."""

import gzip

from flask import Response, request

_LEAST_BYTES = 4_096
_LEVEL = 6


def packed(response: Response) -> Response:
    """The page gzipped for a browser that takes it; short ones and files stay as they are."""
    if response.mimetype != "text/html" or response.is_streamed:
        return response
    response.vary.add("Accept-Encoding")
    page = response.get_data()
    if len(page) >= _LEAST_BYTES and request.accept_encodings.quality("gzip") > 0:
        response.set_data(gzip.compress(page, _LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
