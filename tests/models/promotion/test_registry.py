"""Which model is active: only one that won, and never a damaged one."""

from dataclasses import replace

import pytest

from models.artefacts import DamagedError
from models.promotion import Decision, Registry
from recommender.statistics import Interval
from tests.artefacts import trained

pytestmark = pytest.mark.slow

SURE = Interval(0.02, 0.01, 0.03)
WON = Decision("one", "popular", "popular", SURE, SURE, (0.2, 0.19), SURE, {"one": 0.6}, ())


@pytest.fixture
def registry(tmp_path):
    found = Registry(tmp_path / "models")
    found.add(trained())
    return found


def test_a_model_added_is_not_active_until_it_wins(registry):
    assert registry.names() == ["one"]
    assert registry.active() is None
    assert registry.open_active() is None

    registry.activate(WON)

    assert registry.active() == "one"
    assert registry.open_active().manifest.name == "one"
    registry.deactivate()
    assert registry.active() is None


def test_a_model_that_lost_is_refused_with_the_reasons(registry):
    with pytest.raises(ValueError, match="gap_wider"):
        registry.activate(replace(WON, reasons=("gap_wider",)))
    assert registry.active() is None


def test_a_damaged_model_does_not_become_active(registry):
    (registry.folder / "one" / "parameters.json").write_text("{}", "utf-8")

    with pytest.raises(DamagedError, match="file_changed"):
        registry.activate(WON)
    assert registry.active() is None


@pytest.mark.parametrize("told", ["{", "[]", "{}", '{"name": "two"}', '{"name": 1}'])
def test_a_record_that_names_no_model_is_damage(registry, told):
    (registry.folder / "active.json").write_text(told, "utf-8")

    with pytest.raises(DamagedError, match="active_wrong"):
        registry.active()


def test_names_and_folders_that_are_taken_are_refused(registry):
    with pytest.raises(FileExistsError, match="never changed"):
        registry.add(trained())
    with pytest.raises(ValueError, match="no name"):
        registry.add(trained(name="../one"))
    assert Registry(registry.folder / "nothing").names() == ()
