"""A challenger wins only if it is surely better and not less fair."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.promotion import Quality, decide

FIRMS = np.array([f"f{number // 2}" for number in range(240)])
SIZES = np.array(["large", "micro", "small"] * 80)


def quality(**gains: float | np.ndarray) -> Quality:
    """Rankers whose quality is that of one noisy champion plus a gain a query."""
    base = np.random.default_rng(5).uniform(0.2, 0.6, len(FIRMS)) + 0.1 * (SIZES == "large")
    noise = np.random.default_rng(6).normal(0, 0.02, len(FIRMS))
    scores = {"old": base, "popular": base - 0.1, "neighbours": base - 0.05}
    return Quality(
        FIRMS, SIZES, scores | {name: base + gain + noise for name, gain in gains.items()}
    )


def by_size(**gains: float) -> np.ndarray:
    return np.array([gains[size] for size in SIZES])


BASELINES = ("popular", "neighbours")


def test_what_is_better_for_all_wins():
    fair = by_size(large=0.02, micro=0.06, small=0.05)
    found = decide(quality(new=fair), "new", active="old", baselines=BASELINES, draws=200)

    assert found.promoted, found
    assert found.baseline == "neighbours"
    assert found.champion == "old"
    assert found.over_champion.low > 0
    assert found.over_champion.mean == pytest.approx((0.02 + 0.06 + 0.05) / 3, abs=0.005)


def test_noise_does_not_win():
    found = decide(quality(new=0.0), "new", active="old", baselines=BASELINES, draws=200)

    assert "not_over_champion" in found.reasons
    assert not found.promoted


def test_beating_the_active_model_is_not_enough_if_a_baseline_is_better():
    measured = quality(new=0.05)
    strong = Quality(FIRMS, SIZES, {**measured.scores, "popular": measured.scores["old"] + 0.2})

    found = decide(strong, "new", active="old", baselines=BASELINES, draws=200)

    assert found.baseline == "popular"
    assert "not_over_baseline" in found.reasons
    assert "not_over_champion" not in found.reasons


def test_a_gain_for_the_best_served_only_is_refused():
    found = decide(quality(), "old", active=None, baselines=BASELINES, draws=50)
    best = max(
        ("large", "micro", "small"), key=lambda s: quality().scores["old"][s == SIZES].mean()
    )
    unfair = by_size(**{s: 0.3 if s == best else 0.02 for s in ("large", "micro", "small")})

    found = decide(quality(new=unfair), "new", active="old", baselines=BASELINES, draws=200)

    assert found.reasons == ("gap_wider",)
    assert found.gaps[1] > found.gaps[0]
    assert found.widening.mean == pytest.approx(found.gaps[1] - found.gaps[0])


def test_without_an_active_model_the_strongest_baseline_is_the_champion():
    fair = by_size(large=0.02, micro=0.06, small=0.05)
    found = decide(quality(new=fair), "new", active=None, baselines=BASELINES, draws=200)

    assert found.champion == found.baseline == "neighbours"


@settings(max_examples=20)
@given(st.floats(-0.2, 0.2), st.integers(0, 99))
def test_a_model_never_beats_itself(gain, seed):
    measured = quality(new=gain)
    same = Quality(FIRMS, SIZES, {**measured.scores, "twin": measured.scores["new"]})

    found = decide(same, "twin", active="new", baselines=BASELINES, draws=20 + seed % 3)

    assert "not_over_champion" in found.reasons
    assert found.widening.mean == 0


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ({"active": "nobody", "baselines": BASELINES}, "nobody"),
        ({"active": None, "baselines": ()}, "No baseline"),
        ({"active": None, "baselines": ("luck",)}, "luck"),
    ],
)
def test_rankers_that_were_not_measured_are_refused(named, told):
    with pytest.raises(ValueError, match=told):
        decide(quality(new=0.1), "new", **named)


def test_queries_must_be_the_same_and_measured():
    with pytest.raises(ValueError, match=r"\[1, 2\]"):
        Quality(np.array(["a"]), np.array(["small"]), {"one": np.array([1.0, 0.5])})
    with pytest.raises(ValueError, match="one has a query"):
        Quality(np.array(["a"]), np.array(["small"]), {"one": np.array([np.nan])})
