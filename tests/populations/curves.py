"""What stays undecided after each question."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from recommender.benefit import reckon
from recommender.catalogue.reading import Catalogue
from recommender.firm.facts import Fact, Firm, View
from recommender.indicators.lexicon import Lexicon
from recommender.recommendation import Recommendation, recommend
from recommender.verdict import Requirements, requirements
from tests.populations.drawn import Drawn
from tests.populations.strategies import Asking, Strategy
from tests.populations.telling import sheets, told

HORIZON = 60
Areas = tuple[float, float]


@dataclass(frozen=True)
class Curve:
    """Undecided instruments and yuan after each question, as shares of those at the beginning."""

    count: tuple[float, ...]
    money: tuple[float, ...]

    @property
    def areas(self) -> Areas:
        """Mean share undecided over the first `HORIZON` questions, in count and in yuan."""
        return sum(self.count) / HORIZON, sum(self.money) / HORIZON


@dataclass(frozen=True)
class Setting:
    """The live instruments of a day, compiled once, and the words for facts."""

    asked: tuple[Requirements, ...]
    lexicon: Lexicon
    day: date

    @classmethod
    def of(cls, catalogue: Catalogue, lexicon: Lexicon, day: date) -> "Setting":
        """Those of a catalogue."""
        live = [one for one in catalogue.as_of(day) if one.validity.live]
        return cls(tuple(requirements(one) for one in live), lexicon, day)

    def drawn(self, seed: int) -> Firm:
        """The firm of a seed."""
        ids = [one.current.instrument.id for one in self.asked]
        return Drawn(seed, self.lexicon, ids, self.day).firm()


def curve(setting: Setting, seed: int, strategy: Strategy) -> Curve:
    """Ask until nothing is open; a verdict once settled is not asked again."""
    full, rng = setting.drawn(seed), random.Random(f"{seed}")
    pages = sheets(full, setting.lexicon)
    stakes = {one.current.instrument.id: _stake(one) for one in setting.asked}
    asked, known, seen = list(setting.asked), [], []
    passed: frozenset[Fact] = frozenset()
    for _ in range(HORIZON):
        firm = told(full, known)
        verdicts = [(one, recommend([one], firm)) for one in asked]
        verdicts = [(one, found) for one, found in verdicts if _open(found)]
        asked = [one for one, _ in verdicts]
        seen.append([one.current.instrument.id for one in asked])
        now = Asking([one for _, found in verdicts for one in found], firm, passed, rng)
        following = strategy(now)
        if following is None:
            break
        known += pages.pop(following, [])
        passed |= set().union(*now.waiting().get(following, {}).values())
    seen += [seen[-1]] * (HORIZON - len(seen))
    return _curve(seen, stakes)


def _open(found: Sequence[Recommendation]) -> bool:
    return any(one.verdict.status == "undetermined" for one in found)


def _curve(seen: Sequence[Sequence[str]], stakes: Mapping[str, int]) -> Curve:
    many, money = len(seen[0]) or 1, sum(stakes[one] for one in seen[0]) or 1
    return Curve(
        tuple(len(open_) / many for open_ in seen),
        tuple(sum(stakes[one] for one in open_) / money for open_ in seen),
    )


def _stake(asked: Requirements) -> int:
    """What the instrument pays at most, in 分, as far as anyone knows before a word is told."""
    current = asked.current
    benefit = current.edition.benefit
    if benefit is None:
        return 0
    nobody = View(Firm(""), current.moment)
    amount = reckon(benefit, nobody, lexicon=current.lexicon, own=current.instrument.id)
    return amount.most if amount.counted else 0
