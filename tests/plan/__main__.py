"""`python -m tests.plan` prints docs/plan-coverage.md."""

from tests.plan.report import report

if __name__ == "__main__":
    print(report(), end="")
