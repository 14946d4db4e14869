"""How the plan of 2019 is carried by the catalogue: the page docs/plan-coverage.md."""
