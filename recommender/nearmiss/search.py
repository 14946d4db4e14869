"""The smallest sets of changes (at most three facts) that turn an ineligible verdict.

Every set is tried by judging the firm as it would be; a set is kept if no smaller one will do.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from recommender.benefit import Amount, reckon
from recommender.firm.facts import Fact, Firm, View
from recommender.nearmiss.changes import Change, changed
from recommender.nearmiss.fixes import Clause, fixes, lines_behind
from recommender.nearmiss.later import turns_on
from recommender.nearmiss.paths import NearMiss, reachable
from recommender.nearmiss.timing import filed, filing_day, last_day
from recommender.recommendation import Recommendation
from recommender.rules import nodes as n
from recommender.rules.closures import Program, States
from recommender.rules.leaves import Placed, truth
from recommender.verdict import Requirements, requirements, status_of

MOST_FACTS = 3
MOST_SETS = 3
_MOST_CANDIDATES = 14


def near_misses(found: Sequence[Recommendation], firm: Firm) -> tuple[NearMiss, ...]:
    """Near misses of every live ineligible recommendation, in the order given."""
    every = [
        miss
        for one in found
        if one.score.live and one.verdict.status == "ineligible" and one.verdict.evidence
        for miss in _of(one, firm)
    ]
    told: dict[int, int] = {}
    kept = []
    for miss in reachable(every, found):
        told[id(miss.recommendation)] = told.get(id(miss.recommendation), 0) + 1
        if told[id(miss.recommendation)] <= MOST_SETS:
            kept.append(miss)
    return tuple(kept)


def _of(one: Recommendation, firm: Firm) -> list[NearMiss]:
    asked = requirements(one.current)
    view = View(firm, one.current.moment, one.subject)
    found: list[NearMiss] = []
    last = last_day(one.current)
    day = turns_on(asked.program, view)
    if day is not None and day <= last:
        found.append(NearMiss(one, (), day, "undetermined", _worth(one, view)))
    candidates = _candidates(asked.program, view)
    if filing_day(view.moment) > last:
        candidates = {
            fact: ways for fact, ways in candidates.items() if fact.subject != "accounts"
        }
    sets = list(_minimal(asked, view, candidates))
    misses = [_miss(one, asked, view, changes) for changes in sets]
    return found + sorted(misses, key=_order)


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
    return program.root(program.granted(_states(program, view, changes))) is not False


def _states(program: Program, view: View, changes: Sequence[Change]) -> States:
    """The leaves as they would be; those that read changed accounts once these are filed."""
    now = _after(view, [one for one in changes if one.fact.subject != "accounts"])
    states = program.leaf_states(now)
    lines = {one.fact.name for one in changes if one.fact.subject == "accounts"}
    if not lines:
        return states
    later = _after(view, changes)
    return tuple(
        truth(leaf, later, lexicon=program.lexicon) if _reads(leaf, lines, program) else state
        for leaf, state in zip(program.leaves, states, strict=True)
    )


def _reads(leaf: Placed, lines: set[str], program: Program) -> bool:
    behind = lines_behind(leaf.quantity, program.lexicon) if leaf.quantity else ()
    return any(line.field.subject == "accounts" and line.field.name in lines for line in behind)


def _after(view: View, changes: Sequence[Change]) -> View:
    """The firm as it would be, on the day its accounts count where they are changed."""
    seen = filed(view) if any(one.fact.subject == "accounts" for one in changes) else view
    firm = changed(seen.firm, changes, on=view.moment.reference)
    subject = view.subject
    if subject is not None:
        subject = (firm.records[subject.kind] or ())[subject.index]
    return View(firm, seen.moment, subject)


def _miss(
    one: Recommendation, asked: Requirements, view: View, changes: tuple[Change, ...]
) -> NearMiss:
    after = _after(view, changes)
    status, _ = status_of(asked.program, after, _states(asked.program, view, changes))
    return NearMiss(one, changes, None, status, _worth(one, after))


def _worth(one: Recommendation, view: View) -> Amount | None:
    benefit = one.current.edition.benefit
    if benefit is None:
        return None
    return reckon(benefit, view, lexicon=one.current.lexicon, own=one.current.instrument.id)
