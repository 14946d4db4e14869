"""YAML and JSON without surprises: every mistake of a file at once, each with its line.

Duplicate keys, anchors, tags and merge keys are refused; only true and false are booleans; dates,
`12:30` and whole numbers of more than 40 digits stay texts; decimals stay exact.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import yaml

from recommender.errors import Problem, ProblemsError

MAX_DEPTH = 60
_INT = re.compile(r"^[-+]?(0|[1-9]\d{0,39})$")
_DECIMAL = re.compile(r"^[-+]?(0|[1-9]\d*)\.\d+$")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_REFUSED = re.compile(r"^[-+]?\.(inf|nan)$", re.IGNORECASE)
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Positions:
    """The line on which each part of a file begins."""

    lines: Mapping[Path, int]

    def line(self, path: Path) -> int | None:
        """The line of a part, None if the file has no such part."""
        return self.lines.get(path)

    def nearest(self, path: Path) -> int | None:
        """The line of a part, else of what it stands in."""
        ends = range(len(path), -1, -1)
        return next((at for end in ends if (at := self.lines.get(path[:end]))), None)


class _Reader:
    """Builds plain values from composed nodes and gathers what is wrong."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def value(self, node: yaml.Node, path: Path) -> object:
        line = node.start_mark.line + 1
        self.lines[path] = line
        if len(path) > MAX_DEPTH:
            self.refuse(path, "too_deep", line, limit=MAX_DEPTH)
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(part, (*path, i)) for i, part in enumerate(node.value)]
        return self.scalar(node, path, line)

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        built: dict[str, object] = {}
        for key, part in node.value:
            line = key.start_mark.line + 1
            name = str(key.value)
            if not isinstance(key, yaml.ScalarNode):
                self.refuse(path, "yaml_syntax", line, message="a key must be a plain text")
            elif name in built:
                self.refuse(
                    (*path, name), "key_twice", line, key=name, first=self.lines[*path, name]
                )
            elif name == "<<":
                self.refuse(path, "merge_key", line)
            else:
                built[name] = self.value(part, (*path, name))
        return built

    def scalar(self, node: yaml.Node, path: Path, line: int) -> object:
        text = str(node.value)
        if getattr(node, "style", None) in {"'", '"', "|", ">"}:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INT.match(text):
            return int(text)
        if _REFUSED.match(text):
            self.refuse(path, "not_finite", line, found=text)
            return None
        return Decimal(text) if _DECIMAL.match(text) else text

    def refuse(self, path: Path, code: str, line: int, **values: object) -> None:
        self.problems.append(Problem(self.name, dotted(path), code, values, line))


def dotted(path: Path) -> str:
    """A path as people write it: `editions[0].eligibility`."""
    told = ""
    for part in path:
        told += f"[{part}]" if isinstance(part, int) else f".{part}" if told else part
    return told


def load(text: str, *, name: str) -> tuple[object, Positions]:
    """Read one YAML document.

    Raises
    ------
    ProblemsError
        With every mistake: `yaml_syntax`, `key_twice`, `alias`, `not_finite`, `too_deep`,
        `not_utf8`.
    """
    try:
        if indirect := list(_indirect(text, name)):
            raise ProblemsError(indirect)
        node = yaml.compose(text, yaml.CSafeLoader)
    except UnicodeEncodeError as error:
        raise ProblemsError([_not_utf8(text, name, error)]) from error
    except yaml.YAMLError as error:
        raise ProblemsError([_syntax(error, name)]) from error
    if node is None:
        raise ProblemsError([Problem(name, "", "file_empty")])
    reader = _Reader(name)
    found = reader.value(node, ())
    if reader.problems:
        raise ProblemsError(reader.problems)
    return found, Positions(reader.lines)


def _indirect(text: str, name: str) -> Iterator[Problem]:
    """What does not stand where it is written: aliases, anchors and tags."""
    for event in yaml.parse(text, yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else None
        if anchor := getattr(event, "anchor", None):
            yield Problem(name, "", "alias", {"found": anchor}, line)
        if (tag := getattr(event, "tag", None)) is not None:
            yield Problem(name, "", "yaml_syntax", {"message": f"the tag {tag} is not read"}, line)


def _not_utf8(text: str, name: str, error: UnicodeEncodeError) -> Problem:
    before = text[: error.start].encode("utf-8", "surrogatepass")
    return Problem(
        name, "", "not_utf8", {"byte": len(before)}, text.count("\n", 0, error.start) + 1
    )


def _syntax(error: yaml.YAMLError, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    values = {"message": getattr(error, "problem", None) or str(error).splitlines()[0]}
    if mark is None:
        return Problem(name, "", "yaml_syntax", values)
    return Problem(name, f"column {mark.column + 1}", "yaml_syntax", values, mark.line + 1)


class _JsonHooks:
    """What the JSON parser calls for a mapping and for each kind of number."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []

    def mapping(self, found: list[tuple[str, object]]) -> dict[str, object]:
        built: dict[str, object] = {}
        for key, part in found:
            if key in built:
                values = {"key": key, "first": None}
                self.problems.append(Problem(self.name, key, "key_twice", values))
            built[key] = part
        return built

    def whole(self, word: str) -> int | str:
        return int(word) if _INT.match(word) else word

    def decimal(self, word: str) -> Decimal | None:
        try:
            return Decimal(word)
        except InvalidOperation:
            self.refuse(word)
            return None

    def refuse(self, word: str) -> None:
        self.problems.append(Problem(self.name, "", "not_finite", {"found": word}))


def load_json(text: str, *, name: str) -> object:
    """Read JSON as strictly: no duplicate keys, no NaN, exact decimals.

    Raises
    ------
    ProblemsError
        With the mistakes found.
    """
    hooks = _JsonHooks(name)
    try:
        read: object = json.loads(
            text,
            object_pairs_hook=hooks.mapping,
            parse_int=hooks.whole,
            parse_float=hooks.decimal,
            parse_constant=hooks.refuse,
        )
    except json.JSONDecodeError as error:
        place = f"column {error.colno}"
        told = [Problem(name, place, "json_syntax", {"message": error.msg}, error.lineno)]
        raise ProblemsError(told) from error
    except RecursionError as error:
        raise ProblemsError([Problem(name, "", "too_deep", {"limit": MAX_DEPTH})]) from error
    problems = [*hooks.problems, *_unusable(read, (), name)]
    if problems:
        raise ProblemsError(problems)
    return read


def _unusable(found: object, path: Path, name: str) -> Iterator[Problem]:
    """Parts nested too deep, and halves of characters, which no file can hold."""
    if len(path) > MAX_DEPTH:
        yield Problem(name, dotted(path), "too_deep", {"limit": MAX_DEPTH})
    elif isinstance(found, dict):
        for key, part in found.items():
            yield from _unusable(key, path, name)
            yield from _unusable(part, (*path, key), name)
    elif isinstance(found, list):
        for place, part in enumerate(found):
            yield from _unusable(part, (*path, place), name)
    elif isinstance(found, str) and not found.isascii():
        try:
            found.encode()
        except UnicodeEncodeError as error:
            told = {"message": f"half a character, \\u{ord(found[error.start]):04x}"}
            yield Problem(name, dotted(path), "json_syntax", told)
