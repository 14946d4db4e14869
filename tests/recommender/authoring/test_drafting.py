"""A policy text becomes a draft that says where each field stands and is refused until read."""

import json
import re

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

from recommender.authoring.drafting import drafted
from recommender.authoring.passages import passages
from recommender.authoring.quantities import quantities
from recommender.authoring.suggesting import Suggester, clause_around
from recommender.authoring.writing import Used, written
from recommender.catalogue.checks import Others, check
from recommender.catalogue.reading import read_instrument
from recommender.errors import ProblemsError
from recommender.indicators.lexicon import shipped_lexicon
from recommender.wording.problems import sentence
from recommender.wording.skeletons import UNFILLED
from web.commands import cli

LEXICON = shipped_lexicon()
SUGGESTER = Suggester(LEXICON)
USED = Used(("科技创新", "其他"), ("subsidy", "tax"))
TEXT = """江淮省支持示例产业发展若干政策
江政〔2024〕18号
由省工业和信息化厅会同省财政厅制定,自2024年5月1日起施行,有效期3年。
一、支持对象
在安徽省内注册的独立法人企业。
二、申报条件
(一)成立满3年,上一年度营业收入不低于5000万元,研发费用占营业收入比重达到5%以上;
(二)获得高新技术企业或国家专精特新小巨人企业称号;
(三)营业收入超过2亿元的,研发费用占营业收入比重不低于3%。
(四)信用良好。
三、奖励标准
对总投资1亿元以上的项目,按照设备投资额的10%给予补助,单个项目最高500万元。一次性奖励50万元。
四、申报时间
2024年6月1日至2024年7月15日,由市经信局组织申报。
"""


@pytest.fixture(scope="module")
def draft():
    return drafted(TEXT, LEXICON, SUGGESTER)


def test_names_days_and_offices_are_found_where_they_stand(draft):
    assert [(one.key, one.value) for one in draft.named] == [
        ("title", "江淮省支持示例产业发展若干政策"), ("doc_no", "江政〔2024〕18号"),
        ("authority", "省工业和信息化厅"), ("authority", "省财政厅"), ("authority", "市经信局"),
        ("region", "340000"), ("from", "2024-05-01"), ("to", "2027-04-30"),
        ("opens", "2024-06-01"), ("closes", "2024-07-15"),
    ]  # fmt: skip
    assert [TEXT[one.start : one.end] for one in draft.named][6:8] == ["2024年5月1日", "3年"]


def test_conditions_carry_field_relation_value_and_characters(draft):
    found = [
        (one.field, one.relation, one.value, one.guard, TEXT[one.start : one.end])
        for one in draft.of("condition")
    ]

    assert found == [
        ("firm_age_years", "at_least", "3", False, "3年"),
        ("revenue", "at_least", "5000万元", False, "5000万元"),
        ("rd_intensity", "at_least", "5%", False, "5%"),
        ("revenue", "more_than", "2亿元", True, "2亿元"),
        ("rd_intensity", "at_least", "3%", False, "3%"),
        ("project.approved_investment", "at_least", "1亿元", False, "1亿元"),
    ]
    assert "project.investment" in [one.name for one in draft.of("condition")[5].others]


def test_titles_judgements_rates_caps_and_amounts_are_told_apart(draft):
    found = {
        key: [one.value for one in draft.of(key)] for key in ("title", "rate", "cap", "amount")
    }

    assert found == {
        "title": ["高新技术企业", "国家专精特新小巨人企业"], "rate": ["10%"], "cap": ["500万元"],
        "amount": ["50万元"],
    }  # fmt: skip
    assert [one.value for one in draft.of("judgement")] == [
        "在安徽省内注册的独立法人企业", "信用良好",
    ]  # fmt: skip


def refused(page: str) -> list[str]:
    """What a file is refused for once an author has written the place and day it lacks."""
    for key, sound in (
        ("level", "province"),
        ("region", "340000"),
        ("from", "2024"),
        ("date", "2024"),
    ):
        page = re.sub(f'({key}: )"?{UNFILLED}"?', rf'\1"{sound}"', page)
    entry = read_instrument(page.encode(), file="x.yaml", lexicon=LEXICON)
    found = check(entry.instrument, entry.lexicon, known=Others({"x"}, {}), place=entry.place)
    return [one.code for one in found]


def page_of(text: str) -> str:
    found = drafted(text, LEXICON, SUGGESTER)
    return written(found, "x", lexicon=LEXICON, suggester=SUGGESTER, used=USED, lang="en")


def test_the_file_is_refused_only_for_being_a_draft():
    page = page_of(TEXT)

    assert refused(page) == ["draft_unreviewed"]
    at = TEXT.index("5000万元")
    assert f"[{at}:{at + 6}]" in page
    assert 'when: {field: revenue, more_than: "2亿元"' in page


def test_a_place_and_a_day_nobody_read_are_left_to_the_author():
    page = page_of("申报条件:成立满3年。")

    assert re.findall(rf'(\w+): "?{UNFILLED}"?$', page, re.MULTILINE) == [
        "level", "region", "from",
    ]  # fmt: skip
    assert f"family: {UNFILLED}   # 科技创新, 其他\nkind: {UNFILLED}   # subsidy, tax\n" in page
    with pytest.raises(ProblemsError, match=r"\w") as caught:
        read_instrument(page.encode(), file="x.yaml", lexicon=LEXICON)
    assert all(UNFILLED in sentence(one, "zh") for one in caught.value.problems)


NOTICE = """财政部 税务总局关于支持示例企业的公告
财政部 税务总局公告2023年第99号
一、对示例企业按20%的税率缴纳企业所得税。
二、本公告所称示例企业,是指同时符合资产总额不超过5000万元、从业人员不超过300人两个条件的企业。
三、按新增贷款的2%给予贴息,最高50万元。
"""


def test_a_notice_of_ministries_holds_in_the_whole_country():
    page = page_of(NOTICE)

    assert 'level: nation\nregion: "000000"' in page
    assert 'doc_no: "财政部 税务总局公告2023年第99号"' in page
    assert '- from: "2023"' in page


def test_who_meets_a_condition_is_asked_and_not_paid_even_among_benefits():
    found = drafted(NOTICE, LEXICON, SUGGESTER)

    assert [(one.field, one.value) for one in found.of("condition")] == [
        ("total_assets", "5000万元"), ("employees", "300"),
    ]  # fmt: skip
    assert [one.value for key in ("rate", "cap") for one in found.of(key)] == [
        "20%", "2%", "50万元",
    ]  # fmt: skip


PIECES = st.sampled_from(
    [
        "申报条件", "奖励标准", "申报时间", "\n", "。", ";", ",", ":", "(一)", "1、", "第三条",
        "成立满", "营业收入", "研发费用占比", "职工总数", "贷款期限", "排名", "不低于", "超过",
        "最高", "给予", "按投资额的", "补助", "的", "以上", "以内", "5000万元", "3.5%", "三分之一",
        "3年", "半年", "1年半", "18个月", "前三", "500强", "1亿美元", "2024年2月30日", "不足",
        "2024年6月1日", "30人",
        "起施行", "有效期", "至", "高新技术企业", "在合肥市注册", "省财政厅", "《示例办法》",
        "皖政〔2024〕18号", "\"", "{", "#", "'",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
@example("不低于5000万元:奖励标准前三")
def test_whatever_the_text_the_draft_can_be_read_and_is_refused(text):
    assert refused(page_of(text)) == ["draft_unreviewed"]


@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_field_stands_on_characters_of_the_text(text):
    found = drafted(text, LEXICON, SUGGESTER)

    for one in (*found.named, *found.fields):
        assert 0 <= one.start < one.end <= len(text)
    for one in found.of("title"):
        assert text[one.start : one.end] == one.value


def test_headings_decide_the_part_of_what_follows():
    found = [
        (one.part, one.text) for one in passages("申报条件:信用良好。\n二、补助标准\n另行规定")
    ]

    assert found == [("eligibility", "信用良好"), ("benefit", "另行规定")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("资产负债率不高于70%", "debt_ratio"), ("职工总数不超过500人", "employees"),
        ("年销售收入不超过2亿元", "revenue"),
        ("研发人员占职工总数的比例不低于10%", "rd_staff_share"),
        ("项目总投资不低于3000万元", "project.investment"),
    ],
)  # fmt: skip
def test_the_field_is_found_by_its_words(text, name):
    found = quantities(text)[-1]

    names = [one.name for one in SUGGESTER.suggest(clause_around(text, found), found)]
    assert name in names


def test_examples_teach_words_that_labels_lack():
    text = "亩均税收不低于30万元"
    found = quantities(text)[-1]
    taught = Suggester(LEXICON, [("亩均税收达到20万元", "tax_paid")])

    assert taught.suggest(clause_around(text, found), found)[0].name == "tax_paid"


def run(*words, told=None):
    found = CliRunner().invoke(cli, ["catalogue", "draft", *words, "--lang", "en"], input=told)
    return found.exit_code, found.output


def test_the_command_writes_a_file_and_says_what_is_missing(tmp_path):
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    words = (str(tmp_path / "text.txt"), "--id", "ah-smart", "--into", str(tmp_path))

    code, output = run(*words)

    assert code == 0
    assert "remove draft: true" in output
    assert "still say 待填: 3, 4, 5, " in output
    assert (tmp_path / "ah-smart.yaml").is_file()
    assert run(*words)[0] == 2


def test_the_command_reads_standard_input_and_tells_json():
    code, output = run("-", "--format", "json", told=TEXT)

    found = json.loads(output)
    assert code == 0
    assert found["fields"][1]["field"] == "firm_age_years"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_what_is_no_text_is_refused(tmp_path, content):
    path = tmp_path / "text.txt"
    if content is not None:
        path.write_bytes(content)

    assert run(str(path))[0] == 2
    assert run("-", "--id", "Not An Id", told=TEXT)[0] == 2
