"""The command and the page: one sample firm from cold process to answer."""

import subprocess
import sys
import time
from pathlib import Path

from bench.clock import median
from bench.table import Section, Table, shown
from web.application import create_app

_ROOT = Path(__file__).resolve().parent.parent
SAMPLE = _ROOT / "data" / "sample" / "huaiyun-robotics.yaml"
TARGET = 1.0
HEAVY = ("polars", "pandas", "scipy", "numpy", "lightgbm", "sklearn", "flask")


def command(*, repeats: int) -> Section:
    """A process from its start to its end, and the page from request to answer."""
    asked = [sys.executable, "-m", "web", "recommend", str(SAMPLE)]
    cold = median(lambda: _run(asked), repeats=max(repeats, 7))
    bare = median(lambda: _run([sys.executable, "-c", "pass"]), repeats=max(repeats, 7))
    first, again = _page(repeats)
    rows = [
        ("`fundmatch recommend`, whole process", shown(cold)),
        ("of it: Python itself", shown(bare)),
        ("page with the sample's answer, first request of a process", shown(first)),
        ("page with the sample's answer, later requests", shown(again)),
    ]
    loaded = ", ".join(_loaded()) or "none"
    return Section(
        "The command and the page",
        "The process starts anew each time (bytecode is compiled before the first measured run);"
        " the page is asked inside one process, without network. Of the heavy libraries"
        f" ({', '.join(HEAVY)}) the command loads: {loaded}.",
        [Table(("what", "time"), rows)],
        f"≤ {shown(TARGET)} for the command: {'met' if cold <= TARGET else 'missed'}"
        f" ({shown(cold)}).",
    )


def _run(asked: list[str]) -> None:
    subprocess.run(asked, check=True, stdout=subprocess.DEVNULL, cwd=_ROOT)


def _loaded() -> list[str]:
    """Which heavy libraries are in memory when the command has answered."""
    script = (
        "import atexit, sys; from web.commands import main\n"
        f"told = {HEAVY!r}\n"
        "atexit.register(lambda: print(*[n for n in told if n in sys.modules], file=sys.stderr))\n"
        f"sys.argv = ['fundmatch', 'recommend', {str(SAMPLE)!r}]; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        cwd=_ROOT,
        encoding="utf-8",
    )
    return done.stderr.split()


def _page(repeats: int) -> tuple[float, float]:
    client = create_app().test_client()

    def ask() -> None:
        assert client.get("/sample?as_of=2026-06-01").status_code == 200

    start = time.perf_counter()
    ask()
    return time.perf_counter() - start, median(ask, repeats=repeats)
