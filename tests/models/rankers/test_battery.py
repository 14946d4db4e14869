"""What every ranker keeps, whatever it learns."""

from collections.abc import Callable

import numpy as np
import pytest

from features.design import BLOCKS
from features.ledger import Ledger
from models.rankers.contract import Learner
from models.rankers.lineup import SEEDED, Builder
from models.training.frames import Frame, Lesson, frame_of, stacked
from tests.features.histories import tables

BUILDER = Builder(threads=1)
RANKERS: dict[str, Callable[[int], Learner]] = {
    **BUILDER.lineup(),
    "ridge": BUILDER.ridge,
    "propensity": BUILDER.propensity,
}
TEST_YEAR = 2015
PLAIN = ("popularity", "co-occurrence", "attribute neighbours")


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return Ledger.of(tables(4, firms=120))


@pytest.fixture(scope="module")
def lesson(ledger: Ledger) -> Lesson:
    return stacked(frame_of(ledger, year, "winners", list(BLOCKS)) for year in (2012, 2013, 2014))


@pytest.fixture(scope="module")
def frame(ledger: Ledger) -> Frame:
    return frame_of(ledger, TEST_YEAR, "winners", list(BLOCKS))


_KEPT: dict[tuple[str, int], Learner] = {}


def _fitted(name: str, lesson: Lesson, seed: int = 0) -> Learner:
    """Fitted once for all tests; the lesson is the same for all."""
    if (name, seed) not in _KEPT:
        _KEPT[name, seed] = _anew(name, lesson, seed)
    return _KEPT[name, seed]


def _anew(name: str, lesson: Lesson, seed: int = 0) -> Learner:
    return RANKERS[name](seed).fit(
        lesson.x, lesson.relevance, sizes=lesson.sizes, names=lesson.names, weight=lesson.weight
    )


@pytest.mark.parametrize("name", RANKERS)
def test_scores_are_finite_one_for_each_pair_and_the_same_again(
    name: str, lesson: Lesson, frame: Frame
) -> None:
    x = frame.design.values

    scores = _fitted(name, lesson).predict(x)

    assert scores.shape == (len(x),)
    assert np.isfinite(scores).all()
    np.testing.assert_array_equal(_anew(name, lesson).predict(x), scores)


@pytest.mark.parametrize("name", RANKERS)
def test_the_score_of_a_pair_does_not_depend_on_its_neighbours(
    name: str, lesson: Lesson, frame: Frame
) -> None:
    ranker = _fitted(name, lesson)
    x = frame.design.values
    own = frame.grid.shape[1]

    alone = ranker.predict(x[:own])

    np.testing.assert_allclose(alone, ranker.predict(x)[:own], rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("name", [name for name in RANKERS if name not in PLAIN])
def test_learning_ranks_better_than_chance(name: str, lesson: Lesson, frame: Frame) -> None:
    scores = _fitted(name, lesson).predict(frame.design.values).reshape(frame.grid.shape)
    won = frame.relevance.reshape(frame.grid.shape)

    above = (scores[:, :, None] > scores[:, None, :])[won[:, :, None] & ~won[:, None, :]]

    assert above.mean() > 0.55


@pytest.mark.parametrize("name", RANKERS)
def test_predicting_before_learning_says_what_to_call(name: str, frame: Frame) -> None:
    with pytest.raises(ValueError, match=r"Call `fit` or `load` first"):
        RANKERS[name](0).predict(frame.design.values)


@pytest.mark.parametrize("name", RANKERS)
def test_shapes_that_do_not_fit_are_refused_with_both_numbers(name: str, lesson: Lesson) -> None:
    ranker = RANKERS[name](0)
    x, won, sizes, names = lesson.x, lesson.relevance, lesson.sizes, lesson.names

    with pytest.raises(ValueError, match=f"adds up to {len(x) - sizes[-1]} pairs but `x` has"):
        ranker.fit(x, won, sizes=sizes[:-1], names=names)
    with pytest.raises(ValueError, match=r"`names` has 1 names but `x` has \d+ columns"):
        ranker.fit(x, won, sizes=sizes, names=names[:1])
    with pytest.raises(ValueError, match=f"`relevance` has 3 pairs but `x` has {len(x)} rows"):
        ranker.fit(x, won[:3], sizes=sizes, names=names)
    with pytest.raises(ValueError, match=f"`weight` has 2 pairs but `x` has {len(x)} rows"):
        ranker.fit(x, won, sizes=sizes, names=names, weight=np.ones(2))
    with pytest.raises(ValueError, match="nothing can be learned"):
        ranker.fit(x, np.zeros_like(won), sizes=sizes, names=names)


@pytest.mark.parametrize("name", sorted(SEEDED - {"LambdaRank", "mixture"}))
def test_another_seed_gives_other_trees(name: str, lesson: Lesson, frame: Frame) -> None:
    x = frame.design.values

    assert not np.array_equal(
        _fitted(name, lesson).predict(x), _fitted(name, lesson, 1).predict(x)
    )


def test_a_mixture_refuses_unequal_parts(lesson: Lesson) -> None:
    ranker = BUILDER.mixture(0)
    ranker.weights = [1.0]

    with pytest.raises(ValueError, match=r"\(6, 1, 6\) members, weights and `fading`"):
        ranker.fit(lesson.x, lesson.relevance, sizes=lesson.sizes, names=lesson.names)


def test_a_column_that_is_missing_is_named(lesson: Lesson) -> None:
    names = ["other" if name == "share_last" else name for name in lesson.names]
    ranker = RANKERS["popularity"](0).fit(
        lesson.x, lesson.relevance, sizes=lesson.sizes, names=names
    )

    with pytest.raises(ValueError, match="no column 'share_last'"):
        ranker.predict(lesson.x)
