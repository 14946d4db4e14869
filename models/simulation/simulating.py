"""A simulated population with its history of awards: made from a seed, written to a folder."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from models.history import About, History, write_history
from models.history.frames import POLARS
from models.history.offers import offers
from models.history.opening import HISTORY
from models.history.shape import TABLES
from models.history.tables import history_of
from models.simulation.applying import Application, Market, traits
from models.simulation.firms import Made, Maker
from models.simulation.parameters import Drawn, Population, draw
from recommender.benefit import reckon
from recommender.catalogue.asks import read_applicant
from recommender.catalogue.reading import Catalogue
from recommender.firm.facts import Firm, View

LABEL = "模拟数据，并非真实企业 / simulated, no real firms"
PROFILES, CARD = "profiles", "simulated.json"


@dataclass(frozen=True, slots=True)
class Simulated:
    """The firms, their profiles as text, the history, and what was drawn."""

    firms: Sequence[Made]
    texts: Sequence[str]
    history: History
    drawn: Drawn
    seed: int


def simulate(population: Population, catalogue: Catalogue, *, firms: int, seed: int) -> Simulated:
    """Draw firms and their applications; the same seed gives the same.

    Raises
    ------
    ValueError
        When there are no firms to draw.
    """
    if firms < 1:
        raise ValueError(f"firms={firms}. Draw at least one.")
    streams = [np.random.default_rng(s) for s in np.random.SeedSequence(seed).spawn(4)]
    drawn = draw(population, streams[0])
    maker = Maker(population, drawn, streams[1])
    made = [maker.firm(number) for number in range(firms)]
    texts = [_text(one) for one in made]
    read = [
        read_applicant(text.encode(), file=one.id, instruments=catalogue.instruments)
        for text, one in zip(texts, made, strict=True)
    ]
    market = Market(made, catalogue, drawn, streams[2])
    applied = [one for year in population.years for one in market.year(year, read)]
    history = _history(population, catalogue, made, _awards(applied, made, read, streams[3]), seed)
    return Simulated(made, texts, history, drawn, seed)


def write_simulated(found: Simulated, folder: Path) -> None:
    """Write profiles, history and a card that says that all of it is simulated."""
    profiles = folder / PROFILES
    profiles.mkdir(parents=True, exist_ok=True)
    for one, text in zip(found.firms, found.texts, strict=True):
        (profiles / f"{one.id}.yaml").write_text(text, "utf-8")
    write_history(found.history, folder / HISTORY)
    card = {
        "label": LABEL,
        "simulated": True,
        "seed": found.seed,
        "firms": len(found.firms),
        "history": found.history.digest,
        "catalogue": found.history.about.catalogue,
        "drawn": {"cities": dict(found.drawn.cities), "numbers": dict(found.drawn.numbers)},
    }
    text = json.dumps(card, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / CARD).write_text(text + "\n", "utf-8")


def _text(one: Made) -> str:
    """A profile in JSON, which is YAML, under a line that says what it is."""
    return f"# {LABEL}\n{json.dumps(one.profile, ensure_ascii=False, indent=1)}\n"


def _awards(
    applied: Sequence[Application],
    made: Sequence[Made],
    read: Sequence[Firm],
    generator: np.random.Generator,
) -> list[dict[str, object]]:
    return [
        {
            "award": f"w{number:07d}",
            "firm": made[one.firm].id,
            "instrument": one.current.instrument.id,
            "date": one.day,
            "year": one.day.year,
            "outcome": "awarded" if one.awarded else "refused",
            "amount": _amount(one, read[one.firm], generator) if one.awarded else None,
            "region": made[one.firm].city,
        }
        for number, one in enumerate(applied)
    ]


def _amount(one: Application, firm: Firm, generator: np.random.Generator) -> int | None:
    """Evenly between the ends of what the benefit may bring, in whole 元; none where open."""
    current = one.current
    benefit = current.edition.benefit
    if benefit is None:
        return None
    view = View(firm, current.moment)
    found = reckon(benefit, view, lexicon=current.lexicon, own=current.instrument.id)
    if not found.counted or found.high is None:
        return None
    return int(generator.integers(found.low // 100, found.high // 100 + 1)) * 100


def _history(
    population: Population,
    catalogue: Catalogue,
    made: Sequence[Made],
    awards: Sequence[dict[str, object]],
    seed: int,
) -> History:
    about = About(
        title=f"{LABEL}: {population.name.en}, seed {seed}",
        jurisdiction=population.jurisdiction,
        currency="CNY",
        simulated=True,
        catalogue=catalogue.digest,
        notes=("no claim about quality may rest on this",),
    )
    calls = {(row["instrument"], row["year"]) for row in awards}
    frames = {
        "firms": _frame("firms", [dict(traits(one)) for one in made], group_ownership=pl.String),
        "instruments": offers(catalogue),
        "awards": _frame("awards", awards),
        "calls": _frame("calls", [{"instrument": i, "year": y} for i, y in sorted(calls)]),
    }
    return history_of(frames, about)


def _frame(
    name: str, rows: Sequence[dict[str, object]], **more: type[pl.DataType]
) -> pl.DataFrame:
    schema = {column: POLARS[one.kind] for column, one in TABLES[name].columns.items()}
    return pl.DataFrame(rows, schema={**schema, **more}, orient="row")
