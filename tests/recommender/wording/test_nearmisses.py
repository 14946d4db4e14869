"""Near misses in words: a sum to be exceeded is told as that sum."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from recommender.answer import answer
from recommender.catalogue.reading import read_catalogue, shipped_folder
from recommender.firm.facts import Fact
from recommender.indicators.reading import read_firm
from recommender.nearmiss import Change
from recommender.units.bounds import Bounds
from recommender.wording.nearmisses import near_miss_line, way_line
from recommender.wording.results import title

SAMPLE = Path(__file__).parents[3] / "data" / "sample" / "huaiyun-robotics.yaml"
YI = 100_000_000 * 100


@cache
def sample():
    firm = read_firm(SAMPLE.read_bytes(), file="sample")
    return answer(firm, read_catalogue(shipped_folder()), as_of=date(2021, 9, 1))


def told(how, after, lang, *, name="revenue", before=2 * YI):
    fact = Fact("accounts", 2021, name)
    change = Change(fact, how, Bounds.exactly(before), Bounds.exactly(after), name)
    miss = replace(sample().near_misses[0], changes=(change,), on=None)
    return way_line(miss, (), (), lang)


@pytest.mark.parametrize(
    ("how", "after", "zh", "en"),
    [
        ("raise", YI + 1, "提高到超过1亿元", "to more than CNY 100,000,000,"),
        ("raise", YI, "提高到1亿元", "to CNY 100,000,000,"),
        ("lower", YI - 1, "降到低于1亿元", "to less than CNY 100,000,000,"),
        ("raise", YI + 50, "提高到100,000,000.5元", "to CNY 100,000,000.50,"),
    ],
)
def test_one_fen_beyond_a_sum_is_more_or_less_than_the_sum(how, after, zh, en):
    assert zh in told(how, after, "zh")
    assert en in told(how, after, "en")


def test_what_only_has_to_stay_is_told_so():
    assert "保持在2亿元以上" in told("keep", 2 * YI, "zh")
    assert "keep revenue" in told("keep", 2 * YI, "en").lower()


def test_what_comes_to_a_list_is_told_without_the_list():
    have, then = frozenset({"industrial_base"}), frozenset({"industrial_base", "national_pool"})
    change = Change(Fact("project", 0, "catalogues"), "set", have, then, "project.catalogues")
    miss = replace(sample().near_misses[0], changes=(change,), on=None)

    line = way_line(miss, (), (), "zh")

    assert "增加“国家重大建设项目库储备库”" in line
    assert "产业基础" not in line


def test_what_is_counted_is_told_exactly():
    assert "提高到301人" in told("raise", 301, "zh", name="employees", before=200)


def test_a_title_is_told_with_its_recognition_and_when_one_can_apply():
    """The champion must be a specialised SME, which must be an innovative SME before."""
    profile = b"""
firm: {applicant_kind: enterprise, registered_in: "340111"}
titles: {held: [], complete: true}
"""
    firm = read_firm(profile, file="firm")
    found = answer(firm, read_catalogue(shipped_folder()), as_of=date(2026, 11, 1))
    lines = [
        near_miss_line(miss, found.recommendations, found.near_misses, "zh")
        for miss in found.near_misses
    ]

    champion = next(line for line in lines if "冠军企业: " in line)
    assert "路径:创新型中小企业评价(开放申报" in champion
    assert " → 专精特新中小企业认定(" in champion
    assert any("(认定办法未读到)" in line for line in lines)


def test_the_line_is_the_name_and_the_way():
    found = sample()
    for miss in found.near_misses:
        way = way_line(miss, found.recommendations, found.near_misses, "zh")
        line = near_miss_line(miss, found.recommendations, found.near_misses, "zh")

        assert line == f"{title(miss.recommendation, 'zh')}: {way}"
