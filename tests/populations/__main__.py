"""`python -m tests.populations [FIRMS [WORKERS]]` prints docs/questions.md."""

import sys

from tests.populations.report import report

if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    print(report(*(words + [500, 2][len(words) :])), end="")
