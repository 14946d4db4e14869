"""What a visitor sent: kept as it was, to be shown again by any page; nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from flask import Request

from recommender.errors import Problem
from web.pages.forms import Section, allowed, as_profile
from web.settings import MAX_PROFILE_BYTES

Way = Literal["file", "paste", "form"]
PLAIN = "plain"
_NOT_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"Rar!")


@dataclass(frozen=True, slots=True)
class Sent:
    """The day, the pasted profile, the inputs of the short form, and an upload with its name.

    `about` is the instrument the visitor came from, to be answered first; `order` is `plain` when
    the same order for everyone is wanted.
    """

    as_of: str = ""
    profile: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    upload: bytes = b""
    about: str = ""
    order: str = ""

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways that were used; the first is read, the others are passed over."""
        used: dict[Way, bool] = {
            "file": bool(self.file),
            "paste": bool(self.profile.strip()),
            "form": any(text.strip() for text in self.fields.values()),
        }
        return tuple(way for way, filled in used.items() if filled)

    def content(self, form: tuple[Section, ...]) -> bytes:
        """The profile to be read."""
        match self.ways:
            case ("file", *_):
                return self.upload
            case ("paste", *_):
                return self.profile.encode()
            case _:
                return as_profile(self.fields, form).encode()

    def problems(self, form: tuple[Section, ...]) -> list[Problem]:
        """What keeps it from being read at all."""
        if not self.ways:
            return [Problem("profile", "", "nothing_sent")]
        if len(self.content(form)) > MAX_PROFILE_BYTES:
            return [Problem("profile", "", "file_too_large", {"limit": MAX_PROFILE_BYTES})]
        if self.ways[0] == "file" and self.upload.startswith(_NOT_TEXT):
            return [Problem(self.file, "", "file_not_text", {"found": self.file})]
        return []

    def shown(self) -> "Sent":
        """The same with a readable upload as text, for a file cannot be put back into a page.

        One too large to be a profile is left out: it is to be chosen again.
        """
        if not self.file or self.profile.strip() or len(self.upload) > MAX_PROFILE_BYTES:
            return self
        try:
            return replace(self, profile=self.upload.decode("utf-8-sig"))
        except UnicodeDecodeError:
            return self

    def again(self) -> Mapping[str, str]:
        """Hidden inputs that ask the same question again: only the way that was read."""
        told = replace(self, profile="").shown() if self.file else self
        if told.profile.strip():
            return {"profile": told.profile}
        return {name: text for name, text in told.fields.items() if text.strip()}


def received(request: Request, form: tuple[Section, ...]) -> Sent:
    """What stands in a request; the upload is read and let go."""
    name, upload = _upload(request)
    return Sent(
        request.form.get("as_of", "").strip(),
        request.form.get("profile", ""),
        allowed(request.form.items(), form),
        name,
        upload,
        request.form.get("about", ""),
        request.form.get("turn") or request.form.get("order", ""),
    )


def _upload(request: Request) -> tuple[str, bytes]:
    file = request.files.get("file")
    if file is None or not file.filename:
        return "", b""
    with file.stream as stream:
        return file.filename, stream.read()
