"""Places as people write them lead to one code, or to none where the words leave a choice."""

import pytest

from recommender.errors import ProfileError
from recommender.indicators.reading import read_firm
from recommender.vocabulary.addresses import written
from recommender.vocabulary.regions import Regions


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("合肥市", "340100"),
        ("合肥", "340100"),
        ("安徽省合肥市", "340100"),
        ("安徽", "340000"),
        ("包河区", "340111"),
        ("合肥市包河区", "340111"),
        ("合肥包河区", "340111"),
        ("安徽省合肥市包河区", "340111"),
        ("安徽省 合肥市 包河区", "340111"),
        ("安徽省包河区", "340111"),
    ],
)
def test_a_place_may_be_written_with_those_above_it(text, code):
    assert written(text) == (code,)


def test_words_that_leave_a_choice_lead_to_all_of_it():
    assert len(written("吉林")) == 2
    assert written("火星") == written("合肥市鼓楼区") == ()


def test_every_full_name_leads_to_its_place():
    records = Regions.shipped().records.values()
    used = [rs[-1] for rs in records if rs[-1].ends == 9999 and rs[-1].level == "county"]

    assert used
    for region in used:
        above = Regions.shipped().records[region.parent][-1]
        assert region.code in written(above.name + region.name)


@pytest.mark.parametrize(
    ("text", "near"), [("包合区", "包河区 340111"), ("芜胡市", "芜湖市 340200")]
)
def test_a_misspelt_place_is_asked_about_never_taken(text, near):
    with pytest.raises(ProfileError, match="region_unknown") as refused:
        read_firm(f"firm: {{registered_in: {text}}}".encode(), file="firm")

    assert near in refused.value.problems[0].values["near"]
