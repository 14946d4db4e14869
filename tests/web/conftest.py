"""The application over the shipped catalogue, and firms to ask it about."""

from datetime import date

import pytest

from recommender.answer import answer
from recommender.indicators.reading import read_firm
from tests.web.asking import DAY, LATEST, SAMPLE
from tests.web.browsing import browser, served
from web.application import create_app
from web.settings import read_day


@pytest.fixture(scope="session")
def app():
    return create_app()


@pytest.fixture
def client(app, monkeypatch):
    """The clock stands still, or the years of the short form would move on."""
    for module in ("web.pages.answers", "web.pages.addresses", "web.api.answers"):
        monkeypatch.setattr(f"{module}.today", lambda: date(LATEST + 1, 11, 1))
    return app.test_client()


@pytest.fixture(scope="module")
def site(app):
    """The address of the pages while they are served."""
    with served(app) as address:
        yield address


@pytest.fixture(scope="module")
def driver():
    with browser() as found:
        yield found


@pytest.fixture
def without_scripts(driver):
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    yield driver
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.fixture(scope="session")
def sample() -> bytes:
    return SAMPLE.read_bytes()


@pytest.fixture(scope="session")
def found(app, sample):
    """The answer for the sample firm on a day."""
    firm = read_firm(sample, file="sample")
    return answer(firm, app.extensions["offered"].now().catalogue, as_of=read_day(DAY))


@pytest.fixture(scope="session")
def broken() -> str:
    """A profile with a mistake in every line but the first of each list."""
    return """\
profile: 2
uscc: 91340100MA2HY20164
firm:
  registered_in: 火星
  founded_on: 2016-13
  nosuch: 1
accounts:
  2024: {employees: 1.5, rd_expense: -5万元}
projects: 3
"""


@pytest.fixture
def failing(monkeypatch):
    """Makes the core fail in the middle of every answer, in pages and API alike."""

    def fail(*_, **__):
        raise RuntimeError("a secret of the house")

    monkeypatch.setattr("web.pages.answers.answer", fail)
    monkeypatch.setattr("web.api.answers.answer", fail)
