"""Prints what is installed as constraints: names and versions only, no addresses."""

import subprocess
import sys

frozen = subprocess.run(
    [sys.executable, "-m", "pip", "freeze", "--exclude-editable", "--disable-pip-version-check"],
    check=True,
    capture_output=True,
    text=True,
).stdout
print("# What was tested together; `make lock` rewrites this file.")
for line in frozen.splitlines():
    if "==" in line and "@" not in line and not line.startswith("fundmatch"):
        print(line)
