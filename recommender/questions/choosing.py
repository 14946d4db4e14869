"""The order of questions: by how much of what is open an answer is expected to decide.

Three shares are added: of the open money whose status becomes decided, and, twice each, of the
open verdicts that become decided and of those that wait for the document at all. The first two
look one question ahead; the third is progress where only several answers decide. The weights were
chosen on seeded firms apart from those on which docs/questions.md measures them.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce
from itertools import islice, product
from math import prod

from recommender.firm.facts import Fact, Firm, Truth, View
from recommender.indicators.lexicon import Lexicon
from recommender.questions.cells import Cell, Waiting, cells, one_way
from recommender.questions.documents import Document, document
from recommender.recommendation import Recommendation
from recommender.verdict import requirements
from recommender.verdict.judging import facts_behind

MOST_CELLS = 64
MOST_OTHERS = 4
"""A leaf that waits for more facts than these beside those of a document stays open after it."""
_VERDICTS = 2
"""How much a share of the verdicts weighs beside the same share of the money."""
_NONE_OR_SOME = Fraction(1, 2)
"""A list nobody spoke of is empty, which settles it, or it is not."""


@dataclass(frozen=True, slots=True)
class Question:
    """A document to look at, the facts in it that matter, and what its answer should decide.

    `money` is the expected sum in 分 and `verdicts` the expected number of verdicts whose status
    becomes settled, over the cells of the facts, each as likely as the next; `waiting` is the
    number of verdicts that wait for the document. `score` adds their shares; `lexicon`
    has the words for the facts.
    """

    document: Document
    facts: tuple[Fact, ...]
    money: Fraction
    verdicts: Fraction
    waiting: int
    instruments: tuple[str, ...]
    score: Fraction
    lexicon: Lexicon


@dataclass(slots=True)
class _Sum:
    """What one document is worth so far."""

    facts: dict[Fact, None]
    money: Fraction
    verdicts: Fraction
    waiting: int
    instruments: dict[str, None]
    lexicon: Lexicon

    def score(self, money: int, verdicts: int) -> Fraction:
        """The shares of what is open, added."""
        share = self.money / money if money else Fraction(0)
        return share + _VERDICTS * (self.verdicts + self.waiting) / verdicts


def questions(
    found: Sequence[Recommendation], firm: Firm, *, passed: Collection[Fact] = ()
) -> tuple[Question, ...]:
    """Questions for live undetermined recommendations, the one that decides most first.

    Facts that were `passed` over (the firm does not know them) are not asked again.
    """
    open_ = [one for one in found if one.score.live and one.verdict.status == "undetermined"]
    sums: dict[Document, _Sum] = {}
    for one in open_:
        for asked, facts, odds in _settled(one, firm, passed):
            known = sums.setdefault(asked, _nothing(one.current.lexicon))
            known.facts |= dict.fromkeys(facts)
            known.money += odds * _worth(one)
            known.verdicts += odds
            known.waiting += 1
            known.instruments[one.current.instrument.id] = None
    money = sum(_worth(one) for one in open_)
    ranked = [_question(asked, each, money, len(open_)) for asked, each in sums.items()]
    return tuple(sorted(ranked, key=lambda q: (-q.score, [str(fact) for fact in q.facts])))


def _nothing(lexicon: Lexicon) -> _Sum:
    return _Sum({}, Fraction(0), Fraction(0), 0, {}, lexicon)


def _question(asked: Document, each: _Sum, money: int, verdicts: int) -> Question:
    return Question(
        asked,
        tuple(each.facts),
        each.money,
        each.verdicts,
        each.waiting,
        tuple(each.instruments),
        each.score(money, verdicts),
        each.lexicon,
    )


def _worth(one: Recommendation) -> int:
    return one.amount.most if one.amount and one.amount.counted else 0


def _settled(
    one: Recommendation, firm: Firm, passed: Collection[Fact]
) -> Iterator[tuple[Document, tuple[Fact, ...], Fraction]]:
    """For each document an instrument waits for, the odds that it settles the verdict."""
    lexicon = one.current.lexicon
    kind = one.current.instrument.subject.kind
    inside = {kind, f"{kind}.titles"} if one.subject is None and kind != "firm" else set()
    unlisted = Fact("list", 0, kind)
    if inside and unlisted not in passed:
        yield document(unlisted, lexicon), (unlisted,), _NONE_OR_SOME
    waiting = _waiting(one, firm)
    grouped: dict[Document, list[Fact]] = {}
    for fact in waiting.leaves:
        if fact not in passed and fact.subject not in inside and not (inside and fact == unlisted):
            grouped.setdefault(document(fact, lexicon), []).append(fact)
    behind = Counter(number for numbers in waiting.leaves.values() for number in numbers)
    for asked, facts in grouped.items():
        yield asked, tuple(facts), _odds(_within_reach(waiting, facts, behind))


def _waiting(one: Recommendation, firm: Firm) -> Waiting:
    program = requirements(one.current).program
    view = View(firm, one.current.moment, one.subject)
    evidence = one.verdict.evidence
    states = program.granted(tuple(each.truth for each in evidence))
    leaves: dict[Fact, tuple[int, ...]] = {}
    steady: set[tuple[Fact, int]] = set()
    for number in (number for number, each in enumerate(evidence) if each.matters):
        leaf = program.leaves[number]
        for fact, direction in facts_behind(leaf, view, program).items():
            leaves[fact] = (*leaves.get(fact, ()), number)
            if direction and one_way(leaf) and not firm.stated:
                steady.add((fact, number))
    unlisted = one.subject is None and one.current.instrument.subject.kind != "firm"
    return Waiting(program, view, states, leaves, steady, unlisted)


def _within_reach(waiting: Waiting, facts: Sequence[Fact], behind: Mapping[int, int]) -> Waiting:
    """The same for the facts of one document, without leaves that much else stands behind.

    `behind` tells how many facts stand behind each leaf.
    """
    inside = Counter(number for fact in facts for number in waiting.leaves[fact])
    near = {number for number in inside if behind[number] - inside[number] <= MOST_OTHERS}
    reached = {
        fact: tuple(number for number in waiting.leaves[fact] if number in near) for fact in facts
    }
    return replace(waiting, leaves={fact: some for fact, some in reached.items() if some})


def _odds(waiting: Waiting) -> Fraction:
    """The share of cells in which the verdict is settled; facts of one document are told at once.

    A leaf that waits for one of the facts alone takes its state from the fact's cell; one that
    waits for several is read with all of them filled in.
    """
    found = [each for fact in waiting.leaves if (each := cells(waiting, fact))]
    if not found:
        return Fraction(0)
    size = prod(len(each) for each in found)
    step = max(size // MOST_CELLS, 1)
    tried = list(islice(product(*found), 0, step * MOST_CELLS, step))
    asked = Counter(number for each in found for number in each[0].states)
    shared = [number for number, count in asked.items() if count > 1]
    settled = sum(waiting.decided(_joint(waiting, chosen, shared)) for chosen in tried)
    return Fraction(settled, len(tried))


def _joint(waiting: Waiting, chosen: Sequence[Cell], shared: Sequence[int]) -> Mapping[int, Truth]:
    """The leaves' states with several facts told; what one alone decides stays decided."""
    if len(chosen) == 1:
        return chosen[0].states
    joint: dict[int, Truth] = {}
    for cell in chosen:
        joint |= {n: state for n, state in cell.states.items() if joint.get(n) is None}
    left = [number for number in shared if joint[number] is None]
    if left:
        behind = [cell for cell in chosen if any(number in cell.states for number in left)]
        view = reduce(lambda seen, cell: cell.known(seen), behind, waiting.view)
        joint |= waiting.read(view, left)
    return joint
