"""The report: machine facts and sections as one Markdown page."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.table import Section, Table

_HEAD = Path(__file__).with_name("head.md")


def report(facts: Mapping[str, str], sections: Iterable[Section]) -> str:
    """The whole page."""
    parts = [_HEAD.read_text("utf-8"), *Table(("machine", ""), list(facts.items())).lines(), ""]
    for number, section in enumerate(sections, 1):
        parts += [f"## {number}. {section.title}", "", section.words, ""]
        if section.target:
            parts += [f"Target: {section.target}", ""]
        for table in section.tables:
            parts += [*table.lines(), ""]
    return "\n".join(parts).rstrip() + "\n"
