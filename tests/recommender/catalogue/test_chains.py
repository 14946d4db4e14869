"""Every title asked for is given by an instrument, or said to come from outside the catalogue."""

from itertools import chain

import pytest

from recommender.catalogue.chains import chains, titles_asked
from recommender.catalogue.reading import read_catalogue, shipped_folder
from recommender.indicators.lexicon import shipped_lexicon
from recommender.resources.paths import reference_file
from recommender.resources.strict_yaml import load
from recommender.rules.nodes import CONDITION
from recommender.wording.plans import OUTSIDE


@pytest.fixture(scope="module")
def found():
    catalogue = read_catalogue(shipped_folder())
    return chains(catalogue.instruments, shipped_lexicon().vocabulary)


@pytest.fixture(scope="module")
def outside():
    path = reference_file("titles-from-outside.yaml")
    return load(path.read_text("utf-8"), name=path.name)[0]


def test_a_title_asked_for_is_given_or_comes_from_outside_for_a_reason(found, outside):
    listed = list(chain.from_iterable(outside.values()))
    wanted = {name for name, one in found.items() if one.asked_by and not one.given_by}

    assert len(listed) == len(set(listed))
    assert wanted - set(listed) == set(), "no instrument gives them"
    assert set(listed) - wanted == set(), "no longer needed"
    assert outside.keys() == OUTSIDE.keys()


def test_a_recognition_opens_the_rewards_that_ask_for_its_title(found):
    champion = found["制造业单项冠军"]

    assert champion.given_by == ("nation-single-champion",)
    assert {"ah-zjtx-ladder-award", "hf-feidong-champion"} <= set(champion.asked_by)


def test_a_title_is_given_by_what_gives_one_that_implies_it(found):
    assert "cn-smart-factory-2026" in found["先进级智能工厂"].given_by


@pytest.mark.parametrize(
    ("written", "titles"),
    [
        ({"has": ["甲", "乙"]}, ["甲", "乙"]),
        ({"any": [{"has": "甲"}, {"field": "revenue", "at_least": "1元"}]}, ["甲"]),
        ({"some": "product", "where": {"has": "甲"}}, ["甲"]),
        ({"not": {"has": "甲"}}, []),
        ({"when": {"has": "甲"}, "then": {"has": "乙"}}, ["乙"]),
    ],
)
def test_a_title_counts_where_holding_it_helps(written, titles):
    assert list(titles_asked(CONDITION.validate_python(written))) == titles
