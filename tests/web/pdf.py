"""The text of a PDF as Chromium prints it: plain objects, one font a piece of text."""

import re
import zlib
from unicodedata import normalize

_OBJECT = re.compile(rb"(?s)(\d+) 0 obj\s(.*?)\nendobj")
_FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
_SHOWN = re.compile(rb"/(F\d+) \S+ Tf|((?:<[0-9A-Fa-f]*>|[-\d. \[\]])+) T[jJ]")


def pages(document: bytes) -> list[str]:
    """The text of each page as `plain` gives it, in the order in which it is painted."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(document)}
    return [
        _text(one, objects)
        for one in objects.values()
        if re.search(rb"/Type /Page\b(?!s)", one.partition(b"stream")[0])
    ]


def plain(text: str) -> str:
    """Without blanks, and look-alikes that share a glyph in fonts as one character."""
    return "".join(normalize("NFKC", text).replace("戶", "户").split())


def holds(text: str, wanted: str) -> bool:
    """Whether a text of `pages` holds what was wanted; a radical may stand for its character."""
    signs = (f"[{re.escape(sign)}⺀-⻿]" for sign in plain(wanted))
    return re.search("".join(signs), text) is not None


def _text(page: bytes, objects: dict) -> str:
    fonts = {name: _letters(objects, int(number)) for name, number in _FONT.findall(page)}
    content = re.search(rb"/Contents (\d+) 0 R", page)
    assert content, page[:200]
    told, width, letters = [], 1, {}
    for font, shown in _SHOWN.findall(_inflated(objects[int(content[1])])):
        if font:
            width, letters = fonts[font]
            continue
        codes = "".join(re.findall(r"<([0-9A-Fa-f]*)>", shown.decode()))
        step = 2 * width
        told += [letters.get(int(codes[i : i + step], 16), "") for i in range(0, len(codes), step)]
    return plain("".join(told))


def _letters(objects: dict, number: int) -> tuple[int, dict]:
    """Bytes a code, and what each code of a font reads as."""
    font = objects[number]
    width = 2 if b"/Type0" in font else 1
    named = re.search(rb"/ToUnicode (\d+) 0 R", font)
    letters: dict[int, str] = {}
    if named is None:
        return width, letters
    table = _inflated(objects[int(named[1])]).decode("ascii")
    for block in re.findall(r"(?s)beginbfchar(.*?)endbfchar", table):
        for code, text in re.findall(r"<(\w+)> <(\w+)>", block):
            letters[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"(?s)beginbfrange(.*?)endbfrange", table):
        for low, high, text in re.findall(r"<(\w+)> <(\w+)> <(\w+)>", block):
            first = bytes.fromhex(text).decode("utf-16-be")
            for code in range(int(low, 16), int(high, 16) + 1):
                letters[code] = first[:-1] + chr(ord(first[-1]) + code - int(low, 16))
    return width, letters


def _inflated(found: bytes) -> bytes:
    head, _, rest = found.partition(b"stream\n")
    content = rest.rpartition(b"\nendstream")[0]
    return zlib.decompress(content) if b"FlateDecode" in head else content
