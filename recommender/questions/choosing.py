"""The order of questions: by the money whose status an answer is expected to decide."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product

from recommender.firm.facts import Fact, Firm, Truth, View
from recommender.questions.cells import Waiting, cells
from recommender.questions.documents import Document, document
from recommender.recommendation import Recommendation
from recommender.rules import nodes as n
from recommender.verdict import requirements
from recommender.verdict.judging import facts_behind, open_leaves

MOST_CELLS = 64
_NONE_OR_SOME = Fraction(1, 2)
"""A list nobody spoke of is empty, which settles it, or it is not."""


@dataclass(frozen=True, slots=True)
class Question:
    """A document to look at, the facts in it that matter, and what its answer should decide.

    `money` is the expected sum in 分 and `verdicts` the expected number of instruments whose
    status becomes settled, over the cells of the facts, each as likely as the next.
    """

    document: Document
    facts: tuple[Fact, ...]
    money: Fraction
    verdicts: Fraction
    instruments: tuple[str, ...]


@dataclass(slots=True)
class _Sum:
    """What one document is worth so far."""

    facts: dict[Fact, None]
    money: Fraction
    verdicts: Fraction
    instruments: dict[str, None]


def questions(found: Sequence[Recommendation], firm: Firm) -> tuple[Question, ...]:
    """Questions for live undetermined recommendations, the one that decides most first."""
    sums: dict[Document, _Sum] = {}
    for one in found:
        if one.score.live and one.verdict.status == "undetermined":
            for asked, facts, odds in _settled(one, firm):
                known = sums.setdefault(asked, _Sum({}, Fraction(0), Fraction(0), {}))
                known.facts |= dict.fromkeys(facts)
                known.money += odds * _worth(one)
                known.verdicts += odds
                known.instruments[one.current.instrument.id] = None
    ranked = sorted(sums.items(), key=lambda item: _order(item[1]))
    return tuple(
        Question(asked, tuple(each.facts), each.money, each.verdicts, tuple(each.instruments))
        for asked, each in ranked
    )


def _order(each: _Sum) -> tuple[object, ...]:
    return (-each.money, -each.verdicts, -len(each.instruments), [str(f) for f in each.facts])


def _worth(one: Recommendation) -> int:
    if one.amount is None or not one.amount.counted:
        return 0
    return one.amount.low if one.amount.high is None else one.amount.high


def _settled(
    one: Recommendation, firm: Firm
) -> Iterator[tuple[Document, tuple[Fact, ...], Fraction]]:
    """For each document an instrument waits for, the odds that it settles the verdict."""
    lexicon = one.current.lexicon
    kind = one.current.instrument.subject.kind
    if one.subject is None and kind != "firm":
        unknown_list = Fact("list", 0, kind)
        yield document(unknown_list, lexicon), (unknown_list,), _NONE_OR_SOME
        return
    waiting = _waiting(one, firm)
    grouped: dict[Document, list[Fact]] = {}
    for fact in waiting.leaves:
        grouped.setdefault(document(fact, lexicon), []).append(fact)
    for asked, facts in grouped.items():
        yield asked, tuple(facts), _odds(waiting, facts)


def _waiting(one: Recommendation, firm: Firm) -> Waiting:
    program = requirements(one.current).program
    view = View(firm, one.current.moment, one.subject)
    states: tuple[Truth, ...] = tuple(
        True if isinstance(leaf.node, n.Judgement | n.Unread) else state
        for leaf, state in zip(program.leaves, program.leaf_states(view), strict=True)
    )
    leaves: dict[Fact, tuple[int, ...]] = {}
    for number in sorted(open_leaves(program, states)):
        for fact in dict.fromkeys(facts_behind(program.leaves[number], view, program)):
            leaves[fact] = (*leaves.get(fact, ()), number)
    return Waiting(program, view, states, leaves)


def _odds(waiting: Waiting, facts: Sequence[Fact]) -> Fraction:
    """The share of cells in which the verdict is settled; facts of one document are told at once.

    Leaves that wait for one of the facts alone take their state from its cell; a leaf that waits
    for several is read with all of them filled in.
    """
    views = {fact: found for fact in facts if (found := cells(waiting, fact))}
    if not views:
        return Fraction(0)
    size = 1
    for found in views.values():
        size *= len(found)
    step = max(size // MOST_CELLS, 1)
    tried = list(islice(product(*views.values()), 0, step * MOST_CELLS, step))
    settled = sum(waiting.decided(_joint(waiting, list(views), chosen)) for chosen in tried)
    return Fraction(settled, len(tried))


def _joint(waiting: Waiting, facts: Sequence[Fact], chosen: Sequence[View]) -> Mapping[int, Truth]:
    assume = {fact: value for view in chosen for fact, value in view.assume.items()}
    joint: dict[int, Truth] = {}
    for fact, view in zip(facts, chosen, strict=True):
        joint |= waiting.read(view.assuming(assume), waiting.leaves[fact])
    return joint
