"""Asks the pages as a visitor does, and reads what they answer."""

import io
from functools import cache
from pathlib import Path

from web.application import create_app

DAY = "2021-09-01"
LATEST = 2025
LANGS = ("zh", "en")
SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "huaiyun-robotics.yaml"


@cache
def offer():
    """What the shipped catalogue offers, for laws about its pages."""
    return create_app().extensions["offered"].now()


def ask(client, lang="zh", **sent):
    """The answer to the form of the home page."""
    found = client.post(f"/answers?lang={lang}", data=sent, content_type="multipart/form-data")
    found.request.environ["wsgi.input"].close()  # the client spools large ones and leaves them
    return found


def upload(content: bytes, name="firm.yaml"):
    """A file as the form sends it."""
    return io.BytesIO(content), name


def groups(page) -> dict:
    """The instruments of each group of an answer, in order."""
    there = {one["id"] for one in page.all("section") if "id" in one.attributes}
    names = ("now", "ready", "open", "held", "refused", "to_verify")
    return {name: [h.text for h in page.at(name).all("h3")] for name in names if name in there}
