"""Numbers in Chinese text: their span, exact value and unit, and the relation they stand in."""

from fractions import Fraction

import pytest

from recommender.authoring.quantities import quantities
from recommender.authoring.relations import asked

WAN = 10_000 * 100


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("总投资5000万元", "money", 5_000 * WAN, "万元"),
        ("投资3,000万元", "money", 3_000 * WAN, "万元"),
        ("达1.2亿元", "money", 12_000 * WAN, "亿元"),
        ("收入2亿以上", "money", 20_000 * WAN, "亿"),
        ("实缴500万美元", "foreign", 5_000_000, "万美元"),
        ("比例15%", "ratio", Fraction(15, 100), "%"),
        ("比例\uff11\uff15\uff05", "ratio", Fraction(15, 100), "%"),
        ("奖励500元", "money", 500 * 100, "元"),
        ("百分之三", "ratio", Fraction(3, 100), "%"),
        ("三分之一以上", "ratio", Fraction(1, 3), ""),
        ("贴息1.5个百分点", "ratio", Fraction(15, 1000), "个百分点"),
        ("职工30人", "count", 30, "人"),
        ("面积10万平方米", "count", 100_000, "平方米"),
        ("每平方米1.5万元/平方米", "count", Fraction(3, 2), "万元/平方米"),
        ("成立三年以上", "count", 3, "年"),
        ("十五家企业", "count", 15, "家"),
        ("工作半年以上", "count", 6, "个月"),
        ("建设期1年半", "count", 18, "个月"),
        ("排名前三", "rank", 3, "名"),
        ("全国500强", "rank", 500, "名"),
        ("2019年5月起", "date", "2019-05", ""),
        ("2024-06-30前", "date", "2024-06-30", ""),
    ],
)
def test_a_quantity_is_read_exactly(text, kind, value, unit):
    (one,) = [q for q in quantities(text) if q.kind == kind]

    assert (one.value, one.unit) == (value, unit)
    assert text[one.start : one.end] in text


@pytest.mark.parametrize(
    "text",
    ["皖政〔2019〕30号", "第三条", "统一管理", "2024年第7号公告", "S1来源", "2024年13月1日"],
)
def test_what_is_no_quantity_is_left_alone(text):
    assert [one for one in quantities(text) if one.kind != "count" or one.unit] == []


def test_a_day_no_calendar_has_is_no_date():
    assert [one.value for one in quantities("2024年13月1日") if one.kind == "date"] == []


def test_the_ends_of_a_range_share_their_unit():
    assert [one.value for one in quantities("收入5至10万元")] == [5 * WAN, 10 * WAN]


def test_spans_count_the_characters_of_the_text_as_it_came():
    text = "(一)营业收入不低于5000万元;"
    (one,) = quantities(text)

    assert text[one.start : one.end] == "5000万元"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("收入不低于5000万元", "at_least"), ("收入5000万元以上", "at_least"),
        ("收入5000万元(含)以上", "at_least"), ("收入达到5000万元", "at_least"),
        ("收入达5000万元", "at_least"), ("收入不得少于5000万元", "at_least"),
        ("收入5000万元及以上", "at_least"), ("收入应不低于人民币5000万元", "at_least"),
        ("收入超过5000万元", "more_than"), ("收入高于5000万元", "more_than"),
        ("收入不超过5000万元", "at_most"), ("收入5000万元以下", "at_most"),
        ("收入最高5000万元", "at_most"), ("收入控制在5000万元以内", "at_most"),
        ("收入不足5000万元", "less_than"), ("收入未满5000万元", "less_than"),
        ("不低于注册资本的50%", "at_least"), ("不超过项目总投资的30%", "at_most"),
        ("发明专利不少于2项", "at_least"), ("单位排名前三", "at_most"),
        ("税收不为0元", "more_than"), ("收入5000万元", None),
    ],
)  # fmt: skip
def test_the_words_beside_a_number_say_how_it_is_compared(text, relation):
    assert asked(text)[-1].relation == relation


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("近三年研发费用占比不低于5%", ["window", "condition"]),
        ("收入不超过5000万元的,研发占比不低于5%", ["guard", "condition"]),
        ("营收1亿元以上:研发占比不低于3%", ["guard", "condition"]),
        ("营收5000万元至1亿元:研发占比不低于6%", ["guard", "guard", "condition"]),
        ("复合增长超过15%(服务业25%以上)", ["condition", "aside"]),
        ("注册不满5年的科技型企业,职工30人以上", ["condition", "condition"]),
    ],
)
def test_guards_windows_and_asides_are_told_from_conditions(text, roles):
    assert [one.role for one in asked(text)] == roles


def test_a_range_asks_for_both_ends_and_a_list_shares_its_relation():
    assert [one.relation for one in asked("收入1亿元至5亿元")] == ["at_least", "at_most"]
    assert [one.relation for one in asked("不低于500万元、300万元")] == ["at_least", "at_least"]
