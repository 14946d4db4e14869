"""`python -m bench` measures everything and writes docs/benchmarks.md."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from bench.advice import advice
from bench.bulk import bulk
from bench.command import command
from bench.curves import curves
from bench.exact import exact
from bench.machine import machine
from bench.one import one
from bench.ranking import ranking
from bench.report import report
from bench.table import Section

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
SECTIONS: tuple[Callable[..., Section], ...] = (one, bulk, exact, command, advice, curves, ranking)


def main() -> None:
    """Measure each section in turn; a report, never a test."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--out", type=Path, default=PAGE, help="where the page is written")
    parser.add_argument("--repeats", type=int, default=7, help="runs behind each median")
    told = parser.parse_args()
    found = []
    for section in SECTIONS:
        print(section.__doc__, file=sys.stderr)
        found.append(section(repeats=told.repeats))
    told.out.write_text(report(machine(), found), "utf-8")
    print(told.out.read_text("utf-8"))


main()
