"""The answer for one firm loads no library that only many firms, models or pages need."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "data" / "sample" / "huaiyun-robotics.yaml"
HEAVY = {"polars", "pandas", "scipy", "numpy", "lightgbm", "sklearn", "flask"}
SCRIPT = """
import atexit, sys
from web.commands import main
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
sys.argv = ["fundmatch", "recommend", sys.argv[1], "--as-of", "2026-06-01"]
main()
"""


def test_the_command_loads_nothing_heavy():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, SAMPLE], capture_output=True, check=True, cwd=ROOT
    )

    loaded = set(done.stderr.decode().split())
    assert "recommender.portfolio.optimum" in loaded
    assert not loaded & HEAVY
