"""Which small mistakes the cases of an instrument do not notice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from recommender.authoring.answers import answered, misses
from recommender.authoring.cases import Case
from recommender.authoring.cells import Cells
from recommender.authoring.examining import Asking, askings
from recommender.authoring.figures import named
from recommender.authoring.formulas import Denied, TooHardError, satisfiable
from recommender.authoring.levelling import leveled
from recommender.authoring.mutants import Mutant, mutants
from recommender.authoring.scores import Version, alike, meaning
from recommender.catalogue.instruments import Instrument
from recommender.catalogue.reading import Catalogue
from recommender.catalogue.validity import edition_on
from recommender.firm.facts import Moment
from recommender.indicators.lexicon import Lexicon
from recommender.rules import nodes as n


@dataclass(frozen=True, slots=True)
class Survey:
    """How many mistakes were made and which ones nobody noticed.

    A mistake that changes no answer, because other conditions decide wherever it could, is none.
    """

    instrument: str
    made: int
    unnoticed: tuple[Mutant, ...]


def survey(name: str, cases: Sequence[Case], catalogue: Catalogue) -> Survey:
    """Put every mistake into an instrument and ask its cases."""
    made, left = 0, []
    asked = _Asked(name, list(cases), catalogue)
    instrument, lexicon = catalogue.instruments[name], catalogue.lexicons[name]
    for mutant in mutants(instrument, lexicon):
        if asked.notice(mutant):
            made += 1
        elif not _alike(instrument, mutant, lexicon):
            made += 1
            left.append(mutant)
    return Survey(name, made, tuple(left))


def _alike(instrument: Instrument, mutant: Mutant, lexicon: Lexicon) -> bool:
    """Whether an instrument and its changed copy answer alike, whatever the firm."""
    if mutant.place.startswith("benefit"):
        one, other = (i.editions[mutant.edition].benefit for i in (instrument, mutant.instrument))
        return bool(one and other) and leveled(one) == leveled(other)  # type: ignore[arg-type]
    pairs = list(_versions(instrument, mutant, lexicon))
    if all(alike(*each) for each in pairs):
        return not _paid_by(instrument, mutant, lexicon)
    own = mutant.place.startswith("indicators")
    return not own and all(_agree(old.tree, new.tree, day, lexicon) for old, new, day in pairs)


def _versions(
    instrument: Instrument, mutant: Mutant, lexicon: Lexicon
) -> Iterator[tuple[Version, Version, date]]:
    """The conditions that may differ, before and after, on each day that counts."""
    old, new = askings(instrument, lexicon), askings(mutant.instrument, mutant.lexicon)
    for (index, before), (_, after) in zip(old, new, strict=True):
        if index == mutant.edition or mutant.place.startswith("indicators"):
            for day in before.days:
                first = Version(_whole(before), lexicon)
                yield first, Version(_whole(after), mutant.lexicon), day


def _paid_by(instrument: Instrument, mutant: Mutant, lexicon: Lexicon) -> bool:
    """Whether a benefit is worked out with an indicator that is another now."""
    names = {name for one in instrument.editions for name in named(one.benefit, lexicon)}
    return any(meaning(name, lexicon) != meaning(name, mutant.lexicon) for name in names)


def _whole(asking: Asking) -> n.Condition:
    return n.AllOf(tuple(section.tree for section in asking.sections()))


def _agree(before: n.Condition, after: n.Condition, day: date, lexicon: Lexicon) -> bool:
    cells = Cells.of([before, after], lexicon=lexicon, moment=Moment.at(day))
    first, second = cells.formula(before), cells.formula(after)
    try:
        return not (
            satisfiable([first, Denied(second)], cells.domains)
            or satisfiable([second, Denied(first)], cells.domains)
        )
    except TooHardError:
        return False


@dataclass
class _Asked:
    """The cases of an instrument, those that noticed something last first."""

    name: str
    cases: list[Case]
    catalogue: Catalogue

    def notice(self, mutant: Mutant) -> bool:
        changed = Catalogue(
            {self.name: mutant.instrument}, {self.name: mutant.lexicon}, "", mutant.lexicon
        )
        for case in self.concerned(mutant):
            if _fails(case, changed):
                self.cases.remove(case)
                self.cases.insert(0, case)
                return True
        return False

    def concerned(self, mutant: Mutant) -> Iterator[Case]:
        """Cases on days on which the changed edition speaks; of a benefit those with amounts."""
        instrument = self.catalogue.instruments[self.name]
        edition = instrument.editions[mutant.edition]
        own, paid = (mutant.place.startswith(key) for key in ("indicators", "benefit"))
        for case in list(self.cases):
            speaks = own or edition_on(instrument, case.day) is edition
            if speaks and (not paid or "amount" in case.expected):
                yield case


def _fails(case: Case, catalogue: Catalogue) -> bool:
    return bool(misses(answered(case, catalogue), case.expected))
