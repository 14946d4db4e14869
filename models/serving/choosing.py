"""Which ranker answers: the active model if it fits the catalogue and is sound, else none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from models.artefacts import Artefact, DamagedError
from models.promotion import Registry
from models.serving.asking import ASKING, asking
from models.serving.learned import Learned
from models.serving.members import KIND, Members
from models.serving.scoring import Scorer
from recommender.catalogue.reading import Catalogue
from recommender.firm.facts import Firm
from recommender.ranking import Ranker, Transparent

_NATION = "000000"
KINDS: dict[str, Callable[[Artefact], Scorer]] = {KIND: Members}
"""What can read the artefacts of each kind of ranker."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a model that was set up is not used: a code with a sentence, and values."""

    model: str
    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who ranks; why a model does not; whether it was made from simulated data, and until when."""

    ranker: Ranker
    refusal: Refusal | None = None
    simulated: bool = False
    until: date | None = None

    @property
    def learned(self) -> bool:
        """Whether a model ranks."""
        return isinstance(self.ranker, Learned)


def choose(
    folder: Path,
    catalogue: Catalogue,
    *,
    kinds: Mapping[str, Callable[[Artefact], Scorer]] = KINDS,
) -> Chosen:
    """The active model of a folder, or the transparent order with the reason; never an error."""
    registry = Registry(folder)
    try:
        artefact = registry.open_active()
    except DamagedError as error:
        return _refused(error.path.parent.name, error.code, {"found": error.found})
    if artefact is None:
        return Chosen(Transparent())
    refusal = foreign(artefact, catalogue)
    return Chosen(Transparent(), refusal) if refusal else _served(artefact, kinds)


def _served(artefact: Artefact, kinds: Mapping[str, Callable[[Artefact], Scorer]]) -> Chosen:
    manifest = artefact.manifest
    if manifest.ranker not in kinds:
        return _refused(manifest.name, "other_ranker", {"found": manifest.ranker})
    try:
        scorer = kinds[manifest.ranker](artefact)
        _tried(scorer, artefact)
    except (LookupError, ValueError, TypeError) as error:
        return _refused(manifest.name, "not_loadable", {"found": str(error)})
    until = date.fromisoformat(manifest.until)
    return Chosen(Learned(artefact, scorer), simulated=manifest.simulated, until=until)


def _tried(scorer: Scorer, artefact: Artefact) -> None:
    """Score everything for a firm of which nothing is known; what fails, fails here."""
    day = date.fromisoformat(artefact.manifest.until)
    instruments = list(artefact.manifest.scope.instruments)
    history = asking(artefact.history, Firm(""), instruments, as_of=day)
    scorer.scores(history, ASKING, instruments, year=day.year)


def _refused(model: str, code: str, values: Mapping[str, object]) -> Chosen:
    return Chosen(Transparent(), Refusal(model, code, values))


def foreign(artefact: Artefact, catalogue: Catalogue) -> Refusal | None:
    """Why a model may not rank a catalogue: another digest, place, or instruments it never saw."""
    scope, name = artefact.manifest.scope, artefact.manifest.name
    places = {one.region[:2] for one in catalogue.instruments.values() if one.region != _NATION}
    if places and scope.jurisdiction[:2] not in places:
        values = {"found": scope.jurisdiction, "wanted": ", ".join(sorted(places))}
        return Refusal(name, "other_jurisdiction", values)
    lost = sorted(set(catalogue.instruments) - set(scope.instruments))
    if lost:
        return Refusal(name, "other_instruments", {"found": ", ".join(lost[:5])})
    if scope.catalogue != catalogue.digest:
        found = (scope.catalogue or "-")[:12]
        return Refusal(name, "other_catalogue", {"found": found, "wanted": catalogue.digest[:12]})
    return None
