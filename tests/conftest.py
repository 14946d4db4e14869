"""Says when a browser test runs, when it may be skipped, and that no test is held to a clock."""

import os
import shutil

import pytest
from hypothesis import settings

_PROGRAMS = ("chromium", "chromedriver")

settings.register_profile("fundmatch", deadline=None)
settings.load_profile("fundmatch")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    """Catalogues are kept in a folder of the test run, never in the user's."""
    before = os.environ.get("FUNDMATCH_CACHE")
    os.environ["FUNDMATCH_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["FUNDMATCH_CACHE"]
    else:
        os.environ["FUNDMATCH_CACHE"] = before


def pytest_runtest_setup(item: pytest.Item) -> None:
    missing = [name for name in _PROGRAMS if shutil.which(name) is None]
    if item.get_closest_marker("browser") is None or not missing:
        return
    reason = f"not on the path: {', '.join(missing)}. `make browser` installs them (Debian, root)"
    if "browser" in os.environ.get("FUNDMATCH_REQUIRE", ""):
        pytest.fail(f"FUNDMATCH_REQUIRE asks for a browser, but {reason}", pytrace=False)
    pytest.skip(reason)
