"""What every ranker keeps, whatever it learns."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from features.design import BLOCKS
from features.ledger import Ledger
from models.rankers.contract import Learner, Lesson
from models.rankers.lineup import SEEDED, Builder
from models.training.frames import Frame, frame_of, relaunched, stacked
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
    years, blocks = (2012, 2013, 2014), list(BLOCKS)
    return stacked(
        [frame_of(ledger, year, "winners", blocks) for year in years],
        [one for year in years for one in relaunched(ledger, year, blocks)],
    )


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
    return RANKERS[name](seed).fit(lesson)


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


def test_shapes_that_do_not_fit_are_refused_with_both_numbers(lesson: Lesson) -> None:
    x, won, sizes, names = lesson.x, lesson.relevance, lesson.sizes, lesson.names

    with pytest.raises(ValueError, match=f"adds up to {len(x) - sizes[-1]} pairs but `x` has"):
        Lesson(x, won, sizes[:-1], names)
    with pytest.raises(ValueError, match=r"`names` has 1 names but `x` has \d+ columns"):
        Lesson(x, won, sizes, names[:1])
    with pytest.raises(ValueError, match=f"`relevance` has 3 pairs but `x` has {len(x)} rows"):
        Lesson(x, won[:3], sizes, names)
    with pytest.raises(ValueError, match=f"`weight` has 2 pairs but `x` has {len(x)} rows"):
        Lesson(x, won, sizes, names, np.ones(2))
    with pytest.raises(ValueError, match="nothing can be learned"):
        Lesson(x, np.zeros_like(won), sizes, names)


def test_relaunched_years_are_learned_from_by_those_that_want_them(lesson: Lesson) -> None:
    without = replace(lesson, relaunched=None)
    few = lesson.with_relaunched(0.5)

    assert lesson.relaunched is not None
    assert len(few.x) == len(lesson.x) + len(lesson.relaunched.x)
    assert few.weight.min() == 0.5
    assert lesson.with_relaunched(0.0) is lesson
    for name, same in (("LambdaRank", True), ("mixture", False)):
        scores = [_anew(name, one).predict(lesson.x) for one in (lesson, without)]
        assert np.array_equal(*scores) is same


@pytest.mark.parametrize("name", sorted(SEEDED - {"LambdaRank"}))
def test_another_seed_gives_other_trees(name: str, lesson: Lesson, frame: Frame) -> None:
    x = frame.design.values

    assert not np.array_equal(
        _fitted(name, lesson).predict(x), _fitted(name, lesson, 1).predict(x)
    )


def test_a_mixture_refuses_unequal_parts(lesson: Lesson) -> None:
    ranker = BUILDER.mixture(0)
    ranker.weights = [1.0]

    with pytest.raises(ValueError, match="3 members and 1 `weights`"):
        ranker.fit(lesson)


def test_a_column_that_is_missing_is_named(lesson: Lesson) -> None:
    names = tuple("other" if name == "share_last" else name for name in lesson.names)
    ranker = RANKERS["popularity"](0).fit(replace(lesson, names=names))

    with pytest.raises(ValueError, match="no column 'share_last'"):
        ranker.predict(lesson.x)
