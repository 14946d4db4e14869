"""A page as a tree of elements, read strictly: a tag that is not closed in turn is an error."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "base"}
CONTROLS = ("input", "select", "textarea")


@dataclass
class Element:
    tag: str
    attributes: dict
    children: list = field(default_factory=list)

    def __getitem__(self, name):
        return self.attributes.get(name)

    def __iter__(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    @property
    def text(self) -> str:
        parts = (c.text if isinstance(c, Element) else c for c in self.children)
        return " ".join("".join(parts).split())

    def all(self, *tags, **attributes) -> list["Element"]:
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            one
            for one in self
            if one.tag in tags and all(one[name] == value for name, value in wanted.items())
        ]

    def one(self, *tags, **attributes) -> "Element":
        (found,) = self.all(*tags, **attributes)
        return found

    def at(self, name: str) -> "Element":
        """The element with an id."""
        (found,) = (one for one in self if one["id"] == name)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in {tag}: {names}"
        found = Element(tag, {name: "" if value is None else value for name, value in attrs})
        self.open[-1].children.append(found)
        if tag not in VOID:
            self.open.append(found)

    def handle_endtag(self, tag):
        closed = self.open.pop()
        assert closed.tag == tag, f"</{tag}> at {self.getpos()} closes <{closed.tag}>"

    def handle_data(self, data):
        self.open[-1].children.append(data)


def read(response) -> Element:
    """The `html` element of a response or of a text."""
    reader = _Reader()
    reader.feed(response if isinstance(response, str) else response.get_data(as_text=True))
    reader.close()
    assert len(reader.open) == 1, f"never closed: {[one.tag for one in reader.open[1:]]}"
    return reader.open[0].one("html")


def value_of(control: Element) -> str:
    """What a browser would send for an input, a choice or a text area."""
    if control.tag == "select":
        chosen = [one["value"] for one in control.all("option") if one["selected"] is not None]
        return chosen[0] if chosen else control.all("option")[0]["value"]
    if control.tag == "textarea":
        return "".join(control.children).removeprefix("\n")
    return control["value"] or ""


def sent_by(form: Element) -> dict:
    """What a browser would send for a form as it stands, files apart."""
    named = (one for one in form.all(*CONTROLS) if one["name"] and one["type"] != "file")
    return {one["name"]: value_of(one) for one in named}
