"""Everything an edition asks of an applicant on a day, as one tree with named sections."""

from dataclasses import dataclass
from functools import lru_cache

from recommender.catalogue.instruments import Instrument
from recommender.catalogue.reading import MOST_KEPT, Current
from recommender.rules import nodes as n
from recommender.rules.closures import Program, compiled
from recommender.vocabulary.fields import Label

_EXCERPT = Label(
    "来源只读到摘录,原文可能还有其他条件",
    "The source was read in part; the full text may ask for more",
)
_SECONDARY = Label(
    "条件来自转述,未读到原文",
    "The conditions come from a summary; the text itself was not read",
)


@dataclass(frozen=True, slots=True)
class Requirements:
    """A compiled edition: the program and the section each leaf belongs to."""

    current: Current
    program: Program
    paths: tuple[str, ...]


@lru_cache(maxsize=MOST_KEPT)
def requirements(current: Current) -> Requirements:
    """Compile who may apply, the edition's conditions, the round's, and what was not read."""
    found = sections(current)
    tree = n.AllOf(tuple(part for _, part in found))
    program = compiled(tree, lexicon=current.lexicon, moment=current.moment)
    names = [name for name, _ in found]
    paths = tuple(_renamed(leaf.path, names) for leaf in program.leaves)
    return Requirements(current, program, paths)


def sections(current: Current) -> "list[tuple[str, n.Condition]]":
    """What is asked, section by section; a name says from which part of the instrument it is."""
    found = _applicant(current.instrument)
    if current.edition.eligibility is not None:
        found.append(("eligibility", current.edition.eligibility))
    if current.call and current.call.eligibility is not None:
        found.append((f"round.{current.call.year}", current.call.eligibility))
    if current.edition.reading != "full":
        words = _EXCERPT if current.edition.reading == "excerpt" else _SECONDARY
        found.append(("reading", n.Unread(unread=words, source=current.edition.source)))
    return found or [("eligibility", n.Unread(unread=_SECONDARY))]


def _applicant(instrument: Instrument) -> "list[tuple[str, n.Condition]]":
    who, subject = instrument.applicant, instrument.subject
    found: list[tuple[str, n.Condition]] = [
        ("applicant.kinds", n.OneOf(field="applicant_kind", in_=who.kinds, source=who.source))
    ]
    if who.registered_in:
        inside = n.OneOf(field="registered_in", in_=(who.registered_in,), source=who.source)
        found.append(("applicant.registered_in", inside))
    if subject.role:
        role = n.OneOf(field=f"{subject.kind}.role", in_=subject.role, source=who.source)
        found.append(("subject.role", role))
    return found


def _renamed(path: str, names: list[str]) -> str:
    head, _, rest = path.partition(".")
    section = names[int(head[4:-1])]
    return f"{section}.{rest}" if rest else section
