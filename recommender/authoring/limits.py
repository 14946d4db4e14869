"""Where a verdict may have to be rough: the exact reading tried on firms that tell nothing."""

from collections.abc import Iterator

from recommender.catalogue.reading import Current
from recommender.firm.facts import Firm, Record, View
from recommender.verdict import requirements
from recommender.verdict.exactness import Settled, settle


def readings(current: Current) -> Iterator[Settled]:
    """What is settled for a firm of which nothing is known, without records and with one each."""
    program = requirements(current).program
    for view in _views(current):
        yield settle(program, view, program.granted(program.leaf_states(view)))


def _views(current: Current) -> Iterator[View]:
    kind = current.instrument.subject.kind
    bare = Record(kind, 0, "", {})
    own = {} if kind == "firm" else {kind: (bare,)}
    kinds = current.lexicon.vocabulary.record_kinds
    for records in (own, {one: (Record(one, 0, "", {}),) for one in kinds} | own):
        view = View(Firm("", kind=None, records=records), current.moment)
        yield view if kind == "firm" else view.of(bare)
