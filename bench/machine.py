"""What the numbers were measured on: processor, cores, Python, versions."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("polars", "numpy", "pydantic", "PyYAML")


def machine() -> dict[str, str]:
    """Name and value of each fact."""
    return {
        "processor": _processor(),
        "cores": str(
            len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        ),
        "system": f"{platform.system()} {platform.machine()}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        **{name: version(name) for name in LIBRARIES},
    }


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        for line in listed.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"
