"""Builds the wheel and holds it against the tree: nothing forgotten, nothing extra."""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("recommender", "features", "models", "web")
DATA = {
    f"data/{name}": f"recommender/_data/{name}" for name in ("catalogue", "reference", "sample")
}


def expected() -> set[str]:
    listed = subprocess.run(
        ["git", "ls-files", *PACKAGES, *DATA], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\n")
    return {shipped(name) for name in listed if name}


def shipped(name: str) -> str:
    for folder, target in DATA.items():
        if name.startswith(f"{folder}/"):
            return target + name.removeprefix(folder)
    return name


def built() -> set[str]:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                sys.executable,
                "-m",
                "build",
                "--wheel",
                "--no-isolation",
                "--outdir",
                folder,
                str(ROOT),
            ],
            check=True,
            capture_output=True,
        )
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            return {name for name in archive.namelist() if ".dist-info/" not in name}


def main() -> int:
    wanted, found = expected(), built()
    for name in sorted(wanted - found):
        print(f"missing from the wheel: {name}")
    for name in sorted(found - wanted):
        print(f"in the wheel but not in git: {name}")
    print(f"wheel: {len(found)} files" + ("" if wanted == found else ", differs from the tree"))
    return int(wanted != found)


if __name__ == "__main__":
    sys.exit(main())
