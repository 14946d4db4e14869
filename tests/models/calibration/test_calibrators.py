"""Calibrators: order kept, honest data left as they are, level and slope mended."""

import numpy as np
import pytest
from scipy.special import expit

from models.evaluation.chances import calibration_error, slope
from models.evaluation.propensity import CALIBRATORS

MANY = 3_000


def _drawn(seed: int, *, slope: float = 1.0, level: float = 0.0):
    """Log-odds told, and awards whose true log-odds are `slope * told + level`."""
    random = np.random.default_rng(seed)
    score = random.normal(-3.0, 1.2, MANY)
    won = random.random(MANY) < expit(slope * score + level)
    return score, won, random.integers(2010, 2014, MANY)


@pytest.mark.parametrize("name", CALIBRATORS)
def test_chances_lie_between_nought_and_one_and_never_fall_as_the_score_rises(name: str) -> None:
    score, won, year = _drawn(1)

    chance = CALIBRATORS[name]().fit(score, won, year=year).predict(np.sort(score))

    assert ((chance >= 0) & (chance <= 1)).all()
    assert (np.diff(chance) >= -1e-9).all()


@pytest.mark.parametrize("name", [name for name in CALIBRATORS if name != "raw"])
def test_a_wrong_level_and_slope_are_mended(name: str) -> None:
    score, won, year = _drawn(2, slope=0.6, level=0.8)
    later, outcome, _ = _drawn(3, slope=0.6, level=0.8)

    chance = CALIBRATORS[name]().fit(score, won, year=year).predict(later)

    assert calibration_error(chance, outcome) < 0.5 * calibration_error(expit(later), outcome)


def test_the_hierarchical_level_weighs_years_not_pairs() -> None:
    score, won, year = _drawn(4)
    few = year == 2010
    shifted = np.where(few, np.random.default_rng(5).random(MANY) < expit(score + 1.5), won)
    kept = ~few | (np.arange(MANY) % 4 == 0)
    told = (score[kept], shifted[kept])

    by_year = CALIBRATORS["hierarchical"]().fit(*told, year=year[kept])
    by_pair = CALIBRATORS["Platt"]().fit(*told, year=year[kept])

    assert by_year.predict(np.array([-3.0]))[0] > by_pair.predict(np.array([-3.0]))[0]


def test_recent_years_weigh_more_when_asked() -> None:
    score, won, year = _drawn(6)
    shifted = np.where(
        year == 2013, np.random.default_rng(7).random(MANY) < expit(score + 1.5), won
    )

    alike, recent = (
        CALIBRATORS[name]().fit(score, shifted, year=year).predict(np.array([-3.0]))[0]
        for name in ("Platt", "Platt, recent years weigh more")
    )

    assert recent > alike


@pytest.mark.parametrize("name", [name for name in CALIBRATORS if name != "raw"])
def test_predicting_before_learning_says_what_to_call(name: str) -> None:
    with pytest.raises(ValueError, match=r"Call `fit` or `load` first"):
        CALIBRATORS[name]().predict(np.zeros(2))


def test_the_slope_of_bold_chances_is_below_one() -> None:
    score, won, _ = _drawn(8)

    assert slope(expit(2 * score), won) == pytest.approx(slope(expit(score), won) / 2, abs=0.02)
