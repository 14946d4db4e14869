"""A missing browser is skipped with the way to get it, unless it was asked for."""

from types import SimpleNamespace

import pytest

from tests.conftest import pytest_runtest_setup

ASKING, OTHER = (SimpleNamespace(get_closest_marker=lambda _, m=m: m) for m in (True, None))


@pytest.fixture
def nothing_installed(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.delenv("FUNDMATCH_REQUIRE", raising=False)


@pytest.mark.usefixtures("nothing_installed")
def test_without_a_browser_its_tests_are_skipped():
    with pytest.raises(pytest.skip.Exception, match="make browser"):
        pytest_runtest_setup(ASKING)


@pytest.mark.usefixtures("nothing_installed")
@pytest.mark.parametrize("asked", ["browser", "database,browser"])
def test_a_browser_that_was_asked_for_must_be_there(monkeypatch, asked):
    monkeypatch.setenv("FUNDMATCH_REQUIRE", asked)

    with pytest.raises(pytest.fail.Exception, match="make browser"):
        pytest_runtest_setup(ASKING)


@pytest.mark.usefixtures("nothing_installed")
def test_other_tests_need_no_browser():
    assert pytest_runtest_setup(OTHER) is None
