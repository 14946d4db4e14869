"""An invented instrument in a folder of its own, changed as a test needs it."""

from pathlib import Path

import pytest

from recommender.catalogue.reading import read_catalogue

SOUND = Path(__file__).parents[2] / "broken" / "sound.yaml"
CASES = """\
instrument: sound
as_of: "2024-05-01"
status: eligible
base:
  firm: {applicant_kind: enterprise, registered_in: "340100"}
  accounts: {"2023": {revenue: 1亿元, rd_expense: 500万元}}
  products: [{name: one, role: maker, kind: software, unit_price: 1000万元}]
thresholds:
- {set: accounts.2023.rd_expense, pass: 500万元, fail: 499.999999万元}
- {set: "products[0].kind", pass: software, fail: material}
cases:
- {name: the cap is reached exactly, change: {"products[0].unit_price": 1000万元}, amount: 100万元}
- {name: one yuan less is not capped, change: {"products[0].unit_price": 999.9990万元}, amount: 99.9999万元}
- {name: more is capped, change: {"products[0].unit_price": 1200万元}, amount: 100万元}
"""  # noqa: E501


@pytest.fixture
def write(tmp_path):
    """Write the instrument with some text changed, and its cases; give back the catalogue."""

    def written(*changes, cases=CASES, folder=tmp_path):
        text = SOUND.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (folder / "catalogue").mkdir(exist_ok=True, parents=True)
        (folder / "cases").mkdir(exist_ok=True)
        (folder / "catalogue" / "sound.yaml").write_text(text, "utf-8")
        (folder / "cases" / "sound.yaml").write_text(cases, "utf-8")
        return read_catalogue(folder / "catalogue")

    return written
