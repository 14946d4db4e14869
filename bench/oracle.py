"""`python -m bench.oracle` keeps verdicts of openfisca-core as a file for the tests."""

import json
from pathlib import Path

from bench.firms import drawn
from bench.theirs import ROOT, theirs
from bench.workload import plan

ORACLE = ROOT / "tests" / "oracles" / "openfisca-core.json"
FIRMS = 60
INSTRUMENTS = 20


def main(file: Path = ORACLE) -> None:
    """Write instruments, firms and the verdicts, a row of 0 and 1 for each instrument."""
    told = drawn(FIRMS).complete
    lines = []
    for leaves in (3, 5):
        made = plan(INSTRUMENTS, leaves=leaves)
        found = theirs(made, told, keep=True, repeats=1)
        rows = ["".join("01"[state] for state in row) for row in found.verdicts.tolist()]
        lines.append(json.dumps({"plan": made, "verdicts": rows, "versions": found.versions}))
    firms = json.dumps({name: values.tolist() for name, values in told.values.items()})
    cases = ",\n".join(lines)
    file.write_text(f'{{"firms": {firms},\n"cases": [\n{cases}\n]}}\n', "utf-8")


if __name__ == "__main__":
    main()
