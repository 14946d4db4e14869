"""Size classes at, beside and across every bound of the table."""

import csv
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.resources import paths
from recommender.resources.paths import data_dir, reference_file
from recommender.units.bounds import UNKNOWN, Bounds
from recommender.vocabulary.size_classes import CLASSES, size_classes

WAN = 1_000_000
INDICATORS = ("employees", "revenue", "assets")
NO_LIMIT = 10**18
INDUSTRIES = st.sampled_from(
    [None, "C", "3562", "C3562", "E", "65", "7010", "L", "M", "J", "0111"]
)


def _table() -> list[tuple[str, str, int, int]]:
    """Industry, indicator, rank of the class and the bound where it begins."""
    with reference_file("sme-size.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["industry_group"]: row for row in csv.DictReader(file)}
    with reference_file("sme-industry-map.csv").open(encoding="utf-8", newline="") as file:
        places = {
            row["industry_code"]: rows[row["industry_group"]] for row in csv.DictReader(file)
        }
    return [
        (code, name, rank, int(row[f"{name}_{size}_at"]) * (1 if name == "employees" else WAN))
        for code, row in places.items()
        for name in row["indicators"].split(";")
        for rank, size in enumerate(CLASSES[1:], start=1)
    ]


def _size(industry: str | None, **known: int) -> frozenset[str]:
    given_ = [Bounds.exactly(known[n]) if n in known else UNKNOWN for n in INDICATORS]
    return size_classes(industry, *given_)


@pytest.mark.parametrize(("industry", "name", "rank", "bound"), _table())
def test_a_class_begins_at_its_bound(industry: str, name: str, rank: int, bound: int) -> None:
    ample = dict.fromkeys(INDICATORS, NO_LIMIT)

    at, below = (_size(industry, **(ample | {name: found})) for found in (bound, bound - 1))

    assert at == {CLASSES[rank]}
    assert below == {CLASSES[rank - 1]}


@pytest.mark.parametrize(("industry", "name", "rank", "bound"), _table())
def test_one_indicator_caps_the_class_while_the_others_are_unknown(
    industry: str, name: str, rank: int, bound: int
) -> None:
    found = _size(industry, **{name: bound})

    assert CLASSES[rank] in found
    assert found <= set(CLASSES[: rank + 1])


def test_manufacturing_as_the_notice_puts_it() -> None:
    assert _size("C3562", employees=300, revenue=2_000 * WAN) == {"medium"}
    assert _size("C3562", employees=299, revenue=40_000 * WAN) == {"small"}
    assert _size("C3562", employees=19, revenue=40_000 * WAN) == {"micro"}
    assert _size("C3562", employees=300) == {"micro", "small", "medium"}
    assert _size("C3562", revenue=299 * WAN) == {"micro"}


def test_a_range_gives_every_class_it_touches() -> None:
    staff, revenue = Bounds(299, 1_000), Bounds.exactly(40_000 * WAN)

    assert size_classes("C", staff, revenue, UNKNOWN) == {"small", "medium", "large"}


@pytest.mark.parametrize("industry", [None, "J", "53", "703", "G", "nowhere"])
def test_an_industry_not_placed_leaves_every_class_open(industry: str | None) -> None:
    assert _size(industry, employees=1, revenue=1, assets=1) == set(CLASSES)


@given(
    industry=INDUSTRIES,
    staff=st.integers(0, 3_000),
    revenue=st.integers(0, 300_000 * WAN),
    assets=st.integers(0, 200_000 * WAN),
)
def test_a_point_has_exactly_one_class(
    industry: str | None, staff: int, revenue: int, assets: int
) -> None:
    found = _size(industry, employees=staff, revenue=revenue, assets=assets)

    assert len(found) == (4 if industry in {None, "J"} else 1)


@st.composite
def _nested(draw: st.DrawFn, top: int) -> tuple[Bounds, Bounds]:
    a, b, c, d = sorted(draw(st.lists(st.integers(0, top), min_size=4, max_size=4)))
    return draw(st.sampled_from([Bounds(a, d), UNKNOWN])), Bounds(b, c)


@given(
    industry=INDUSTRIES,
    staff=_nested(3_000),
    revenue=_nested(300_000 * WAN),
    assets=_nested(200_000 * WAN),
)
def test_narrower_ranges_give_a_subset_and_all_their_points(
    industry: str | None,
    staff: tuple[Bounds, Bounds],
    revenue: tuple[Bounds, Bounds],
    assets: tuple[Bounds, Bounds],
) -> None:
    wide, narrow = zip(staff, revenue, assets, strict=True)
    corners = product(*[(Bounds.exactly(b.low), Bounds.exactly(b.high)) for b in narrow])

    found = size_classes(industry, *narrow)

    assert found <= size_classes(industry, *wide)
    assert all(size_classes(industry, *corner) <= found for corner in corners)


@pytest.mark.parametrize("inside", ["recommender/_data", "data"])
def test_the_folder_is_found_in_a_wheel_and_in_the_repository(
    inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / inside / "reference").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "recommender/resources/paths.py"))

    assert data_dir.__wrapped__() == tmp_path / inside


def test_a_missing_folder_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "recommender/resources/paths.py"))

    with pytest.raises(FileNotFoundError, match=r"pip install -e \."):
        data_dir.__wrapped__()


def test_the_shipped_folder_holds_the_lists() -> None:
    names = {path.name for path in (data_dir() / "reference").glob("*.csv")}

    assert names >= {"regions.csv", "region-sets.csv", "industries.csv", "sme-size.csv"}
    assert reference_file("regions.csv").is_file()
