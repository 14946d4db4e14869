"""Ways to choose the next question: ours, and what others do."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from recommender.firm.facts import Fact, Firm
from recommender.questions import questions
from recommender.questions.documents import Document, document
from recommender.recommendation import Recommendation


def wanted(one: Recommendation) -> tuple[Fact, ...]:
    """The facts a verdict waits for; a list nobody gave is wanted rather than its fields."""
    kind = one.current.instrument.subject.kind
    facts = [missing.fact for missing in one.verdict.missing if missing.matters]
    if one.subject is not None or kind == "firm":
        return tuple(facts)
    inside = {kind, f"{kind}.titles"}
    return tuple(dict.fromkeys(Fact("list", 0, kind) if f.subject in inside else f for f in facts))


@dataclass(frozen=True)
class Asking:
    """Where an interview stands: verdicts, what was told, and facts already asked for."""

    found: Sequence[Recommendation]
    firm: Firm
    passed: frozenset[Fact]
    random: random.Random

    def waiting(self) -> dict[Document, dict[str, set[Fact]]]:
        """Each document with each instrument that waits for it and for which facts."""
        pairs: dict[Document, dict[str, set[Fact]]] = {}
        for one in self.found:
            if one.verdict.status == "undetermined":
                for fact in set(wanted(one)) - self.passed:
                    ids = pairs.setdefault(document(fact, one.current.lexicon), {})
                    ids.setdefault(one.current.instrument.id, set()).add(fact)
        return pairs


Strategy = Callable[[Asking], Document | None]


def ours(now: Asking) -> Document | None:
    """The question the product asks first."""
    ranked = questions(now.found, now.firm, passed=now.passed)
    return ranked[0].document if ranked else None


def at_random(now: Asking) -> Document | None:
    """Any document that some verdict waits for."""
    able = sorted(now.waiting(), key=str)
    return now.random.choice(able) if able else None


def fixed_form(now: Asking) -> Document | None:
    """The vocabulary from top to bottom, without what no verdict waits for."""
    return min(now.waiting(), key=_in_order, default=None)


def _in_order(asked: Document) -> tuple[object, ...]:
    order = ("firm", "firm.titles", "accounts", "list")
    place = order.index(asked.subject) if asked.subject in order else len(order)
    return place, asked.subject, -asked.at, asked.where.zh


def most_missed(now: Asking) -> Document | None:
    """The document that most open verdicts wait for."""
    able = now.waiting()
    return max(able, key=lambda one: (len(able[one]), str(one)), default=None)


STRATEGIES: Mapping[str, Strategy] = {
    "ours": ours, "random": at_random, "fixed form": fixed_form, "most missed": most_missed,
}  # fmt: skip
