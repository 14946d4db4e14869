"""Who applies for what, and who gets it: eligible by the catalogue, then taste, then competition.

In each year a firm may apply for the live instruments for which the catalogue does not rule it
out on the last of June. Where facts are missing it qualifies by chance, once for good. How often
it applies depends on how popular the instrument is, how much its size and industry like the
family, and how driven the firm is; all are scaled so that as many above-scale firms are awarded
as the drawn base rate says. The best of an instrument's applications win, as many as its drawn
rate of success allows; the others are refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.simulation.firms import Made
from models.simulation.parameters import Drawn
from recommender.catalogue.reading import Catalogue, Current
from recommender.firm.facts import Firm
from recommender.screening import Firms, screen_part
from recommender.verdict import requirements

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
HALVINGS = 40
FEW = 30


@dataclass(frozen=True, slots=True)
class Application:
    """One application: by which firm (its place in the list), when, for what; what came of it."""

    firm: int
    current: Current
    day: date
    awarded: bool


class Market:
    """Firms and instruments with their lasting traits, from one stream of random numbers."""

    def __init__(
        self,
        made: Sequence[Made],
        catalogue: Catalogue,
        drawn: Drawn,
        generator: np.random.Generator,
    ) -> None:
        self.made, self.catalogue, self.drawn, self.random = made, catalogue, drawn, generator
        self.ids = list(catalogue.instruments)
        self.place = {name: at for at, name in enumerate(self.ids)}
        firms, offers = len(made), len(self.ids)
        self.drive = generator.lognormal(0, drawn["drive_spread"], firms)
        self.popular = generator.lognormal(0, drawn["popularity_spread"], offers)
        self.success = generator.uniform(0.5, 1.5, offers) * drawn["success"]
        self.qualifies = generator.random((firms, offers)) < drawn["qualifies_when_open"]
        self.taste = self._taste()

    def _taste(self) -> Floats:
        """How much each firm likes each instrument: by size and by division, for each family."""
        families = [one.family for one in self.catalogue.instruments.values()]
        liked = np.zeros((len(self.made), len(families)))
        for trait in ("size", "division"):
            values = sorted({getattr(one, trait) for one in self.made})
            spread = self.drawn["taste_spread"]
            table = {
                (value, family): self.random.normal(0, spread)
                for value in values
                for family in sorted(set(families))
            }
            liked += [[table[getattr(one, trait), f] for f in families] for one in self.made]
        return np.exp(liked)

    def year(self, year: int, firms: Sequence[Firm]) -> list[Application]:
        """Every application of a year, in order of instrument and firm."""
        current = [c for c in self.catalogue.as_of(date(year, 6, 30)) if c.validity.live]
        columns = [self.place[one.instrument.id] for one in current]
        open_to = self._may(current, firms, columns) & self._founded(year)[:, None]
        drift = self.random.lognormal(0, 0.3, len(current))
        wish = (
            self.drive[:, None] * self.popular[columns] * drift * self.taste[:, columns] * open_to
        )
        scale = self._scale(wish, np.clip(self.success[columns], 0.01, 0.95))
        applies = self.random.random(wish.shape) < 1 - np.exp(-scale * wish)
        merit = np.log(self.drive)[:, None] + self.random.normal(0, 1, wish.shape)
        return [
            application
            for at, one in enumerate(current)
            for application in self._decided(year, one, applies[:, at], merit[:, at])
        ]

    def _decided(
        self, year: int, current: Current, applies: Flags, merit: Floats
    ) -> list[Application]:
        firms = np.flatnonzero(applies)
        if not len(firms):
            return []
        rate = min(max(self.success[self.place[current.instrument.id]], 0.01), 0.95)
        best = set(
            firms[np.argsort(-merit[firms], kind="stable")][: max(round(rate * len(firms)), 1)]
        )
        day = date(year, 7, 1).toordinal()
        return [
            Application(
                int(firm),
                current,
                date.fromordinal(day + int(self.random.integers(0, 180))),
                firm in best,
            )
            for firm in firms
        ]

    def _may(
        self, current: Sequence[Current], firms: Sequence[Firm], columns: Sequence[int]
    ) -> Flags:
        programs = [requirements(one).program for one in current]
        found = screen_part(Firms.of(firms, programs), programs)
        status = np.array([one.status.cast(str).to_list() for one in found]).T
        open_ = (status == "undetermined") & self.qualifies[:, columns]
        return np.asarray((status == "eligible") | (status == "eligible_subject_to") | open_)

    def _founded(self, year: int) -> Flags:
        return np.array([one.founded < year for one in self.made])

    def _scale(self, wish: Floats, success: Floats) -> float:
        """The factor at which the expected share of awarded firms is the drawn base rate."""
        mine = wish[self.counted]
        low, high = 0.0, 1e6
        for _ in range(HALVINGS):
            middle = (low + high) / 2 if low else np.sqrt(high * 1e-6)
            never = np.prod(1 - success * (1 - np.exp(-middle * mine)), axis=1)
            above = 1 - never.mean() > self.drawn["awarded_above_scale"]
            low, high = (low, middle) if above else (middle, high)
        return high

    @cached_property
    def counted(self) -> Flags:
        """The firms of which the base rate speaks; all of them where too few are above scale."""
        above = np.array([one.above_scale for one in self.made])
        return above if above.sum() >= FEW else np.ones(len(self.made), dtype=bool)


def traits(one: Made) -> Mapping[str, object]:
    """What a history says of a firm."""
    return {
        "firm": one.id,
        "valid_from": None,
        "size": one.size,
        "sector": one.division,
        "region": one.city,
        "founded": one.founded,
        "kind": "enterprise",
        "enterprise": True,
        "group_ownership": "private" if one.private else "other",
    }
