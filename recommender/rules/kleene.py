"""Three-valued logic (Kleene): what joins of true, false and unknown are worth."""

from collections.abc import Iterable, Sequence

from recommender.firm.facts import Truth


def all_of(*states: Truth) -> Truth:
    """False if one is false, else unknown if one is unknown, else true."""
    return False if False in states else None if None in states else True


def any_of(*states: Truth) -> Truth:
    """True if one is true, else unknown if one is unknown, else false."""
    return True if True in states else None if None in states else False


def negated(state: Truth) -> Truth:
    """Not; unknown stays unknown."""
    return None if state is None else not state


def at_least(count: int, *states: Truth) -> Truth:
    """True when `count` are true already, false when they cannot become so."""
    sure = states.count(True)
    return True if sure >= count else False if sure + states.count(None) < count else None


def implies(guard: Truth, then: Truth) -> Truth:
    """Not the guard, or the rest."""
    return any_of(negated(guard), then)


def unanimous(states: Iterable[Truth]) -> Truth:
    """The one state all agree on, else unknown."""
    seen: Sequence[Truth] = list(set(states))
    return seen[0] if len(seen) == 1 else None
