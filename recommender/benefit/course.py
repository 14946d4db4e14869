"""A reckoning under way: the range so far, the steps taken, and how facts are looked up."""

from dataclasses import dataclass, replace

from recommender.benefit.amounts import Step
from recommender.benefit.choices import hull
from recommender.firm.facts import View
from recommender.indicators.lexicon import Lexicon
from recommender.rules.leaves import tree_truth
from recommender.rules.nodes import Condition
from recommender.units.bounds import Bounds

NOTHING = Bounds(0, 0)
OPEN = Bounds(0, float("inf"))


@dataclass(frozen=True, slots=True)
class Course:
    """The reckoning so far; `own` is the instrument's id, for awards already received."""

    found: Bounds
    steps: tuple[Step, ...]
    view: View
    lexicon: Lexicon
    own: str

    def to(self, found: Bounds, code: str, **values: object) -> "Course":
        """The next state after a step."""
        return replace(self, found=found, steps=(*self.steps, Step(code, found, values)))

    def afresh(self, view: View | None = None) -> "Course":
        """A course for a part of the benefit, with nothing reckoned yet."""
        return replace(self, found=NOTHING, steps=(), view=view or self.view)

    def only_if(self, when: Condition | None, worth: Bounds) -> Bounds:
        """What is worth something only where a condition holds; a range where that is open."""
        state = when is None or tree_truth(when, self.view, lexicon=self.lexicon)
        if state is None:
            return hull([worth, NOTHING])
        return worth if state else NOTHING
