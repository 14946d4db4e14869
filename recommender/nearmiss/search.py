"""The smallest sets of changes (at most three facts) that turn an ineligible verdict.

Every set is tried by judging the firm as it would be; a set is kept if no smaller one will do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from recommender.benefit import Amount, reckon
from recommender.firm.facts import Fact, Firm, View
from recommender.nearmiss.changes import Change, changed
from recommender.nearmiss.fixes import Clause, fixes
from recommender.nearmiss.later import turns_on
from recommender.recommendation import Recommendation
from recommender.rules import nodes as n
from recommender.rules.closures import Program
from recommender.verdict import Requirements, Status, judge, requirements

MOST_FACTS = 3
MOST_SETS = 5
_MOST_CANDIDATES = 14


@dataclass(frozen=True, slots=True)
class NearMiss:
    """What turns a verdict: changes, or the day on which time does it; and what it brings then.

    `status` is the verdict afterwards: undetermined where other facts were not told.
    """

    recommendation: Recommendation
    changes: tuple[Change, ...]
    on: date | None
    status: Status
    amount: Amount | None


def near_misses(found: Sequence[Recommendation], firm: Firm) -> tuple[NearMiss, ...]:
    """Near misses of every live ineligible recommendation, in the order given."""
    return tuple(
        miss
        for one in found
        if one.score.live and one.verdict.status == "ineligible" and one.verdict.evidence
        for miss in _of(one, firm)
    )


def _of(one: Recommendation, firm: Firm) -> list[NearMiss]:
    asked = requirements(one.current)
    view = View(firm, one.current.moment, one.subject)
    found: list[NearMiss] = []
    day = turns_on(asked.program, view)
    if day is not None:
        later = View(firm, view.moment, one.subject)
        found.append(NearMiss(one, (), day, "undetermined", _worth(one, later)))
    sets = list(_minimal(asked, view, _candidates(asked.program, view)))
    misses = [_miss(one, asked, view, changes) for changes in sets]
    return found + sorted(misses, key=_order)[:MOST_SETS]


def _order(miss: NearMiss) -> tuple[int, int]:
    worth = miss.amount.low if miss.amount and miss.amount.counted else 0
    return (len({change.fact for change in miss.changes}), -worth)


def _candidates(program: Program, view: View) -> dict[Fact, list[Change]]:
    """Changes by fact that help at least one clause that stands in the way."""
    found: dict[Fact, list[Change]] = {}
    states = program.leaf_states(view)
    for number, wanted in enumerate(_wanted(program.tree)):
        if wanted is None or states[number] is not (not wanted):
            continue
        clause = Clause(program.leaves[number], view, program.lexicon, wanted)
        for change in fixes(clause):
            known = found.setdefault(change.fact, [])
            if change not in known:
                known.append(change)
    return found


def _wanted(tree: n.Condition, *, wanted: bool = True) -> Iterator[bool | None]:
    """For each leaf whether the tree wants it true; parts under `not` and guards are turned."""
    parts = n.children(tree)
    if not parts:
        yield wanted
    for segment, part in parts:
        turned = isinstance(tree, n.Not) or segment == "when"
        yield from _wanted(part, wanted=wanted is not turned)


def _minimal(
    asked: Requirements, view: View, candidates: dict[Fact, list[Change]]
) -> Iterator[tuple[Change, ...]]:
    facts = sorted(candidates)[:_MOST_CANDIDATES]
    turned: list[set[Fact]] = []
    for size in range(1, MOST_FACTS + 1):
        for chosen in combinations(facts, size):
            if any(smaller <= set(chosen) for smaller in turned):
                continue
            for changes in product(*(candidates[fact] for fact in chosen)):
                if _turns(asked.program, view, changes):
                    turned.append(set(chosen))
                    yield changes
                    break


def _turns(program: Program, view: View, changes: Sequence[Change]) -> bool:
    """Whether the changed firm is no longer turned away, judgements and unread parts granted."""
    after = _after(view, changes)
    return program.root(program.granted(program.leaf_states(after))) is not False


def _after(view: View, changes: Sequence[Change]) -> View:
    firm = changed(view.firm, changes, on=view.moment.reference)
    subject = view.subject
    if subject is not None:
        subject = (firm.records[subject.kind] or ())[subject.index]
    return View(firm, view.moment, subject)


def _miss(
    one: Recommendation, asked: Requirements, view: View, changes: tuple[Change, ...]
) -> NearMiss:
    after = _after(view, changes)
    status = judge(asked, after).status
    return NearMiss(one, changes, None, status, _worth(one, after))


def _worth(one: Recommendation, view: View) -> Amount | None:
    benefit = one.current.edition.benefit
    if benefit is None:
        return None
    return reckon(benefit, view, lexicon=one.current.lexicon, own=one.current.instrument.id)
