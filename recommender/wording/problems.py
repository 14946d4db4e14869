"""Problems of files as sentences: the place, what came, and the way out."""

from collections.abc import Iterable
from typing import Any

from recommender.errors import Problem, ProblemsError
from recommender.wording.problems_of_tables import SENTENCES
from recommender.wording.values import Lang

_SENTENCES: dict[str, tuple[str, str]] = {
    "field_unknown": ("没有字段“{found}”。{near}用 fundmatch catalogue fields 查看全部字段", "unknown field '{found}'. {near}See all: fundmatch catalogue fields"),
    "key_unknown": ("不认识的键“{found}”。{near}改正或删去它", "unknown key '{found}'. {near}Correct or remove it"),
    "key_missing": ("缺少必填键“{found}”。补上它", "the key '{found}' is required. Add it"),
    "comma_in_text": ("文字在逗号处断开,得到多余的键“{found}”。把整段文字放进引号", "an unquoted comma cut a text and made the key '{found}'. Put the text in quotes"),
    "shape": ("写法不对:{message}(得到 {found})。写法见 fundmatch catalogue schema", "not of the right shape: {message} (got {found}). See fundmatch catalogue schema"),
    "condition_shape": ("条件写法不对(得到 {found})。条件要有这些键之一:all、any、at_least 与 of、not、when、field、has、some、every、judgement、unread", "not a condition (got {found}). Write one of the keys all, any, at_least with of, not, when, field, has, some, every, judgement, unread"),
    "measure_shape": ("计算方式写法不对(得到 {found})。写字段或指标的名称,或这些键之一:ratio、sum、mean、least、greatest、less、growth、mean_growth、cagr、age、count、total、best、points、size_class", "not a measure (got {found}). Write the name of a field or indicator, or one of the keys ratio, sum, mean, least, greatest, less, growth, mean_growth, cagr, age, count, total, best, points, size_class"),
    "draft_unreviewed": ("“{found}”还是草稿。对照原文逐条核对后,删去 draft: true", "'{found}' is still a draft. Read it clause by clause against the text, then remove draft: true"),
    "one_of": ("这里恰好写一种:{options}", "write exactly one of {options} here"),
    "rest_not_last": ("没有 {key} 的一项之后还有别的项,轮不到它们。放到最后", "the entries after one without {key} are never reached. Put it last"),
    "tiers_unordered": ("档次须从低到高,{found} 不高于前一档", "tiers go from low to high; {found} is not above the one before"),
    "titles_mixed": ("这些称号属于不同对象({options})。分开写在 any 里", "these titles belong to different subjects ({options}). Write them apart under any"),
    "type_unfit": ("“{found}”是{type}类型,这里要用 {expected}", "'{found}' is a {type}; {expected} is needed here"),
    "circular": ("指标绕回自己:{found}。改用字段", "the indicator leads back to itself: {found}. Use a field"),
    "name_taken": ("“{found}”已是字段的名称。另取一个名称", "'{found}' is already the name of a field. Choose another"),
    "id_not_file": ("编号“{found}”与文件名“{file}”不同。改成一样", "the id '{found}' differs from the file name '{file}'. Make them the same"),
    "text_expected": ("这里应为文字,得到 {found}。数字代码加上引号", "a text is expected here, not {found}. Put a code of digits in quotes"),
    "not_true_false": ("这里写 true 或 false,得到 {found}", "write true or false here, not {found}"),
    "too_few": ("这里至少要有{least}项", "at least {least} entries are needed here"),
    "too_small": ("{found} 太小,至少为 {least}", "{found} is too small; write at least {least}"),
    "title_unknown": ("没有称号“{found}”。{near}用 fundmatch catalogue fields 查看全部称号", "unknown title '{found}'. {near}See all: fundmatch catalogue fields"),
    "subject_unknown": ("没有对象类型“{found}”。可用:{options}", "unknown kind of subject '{found}'. There are: {options}"),
    "subject_foreign": ("“{found}”属于{subject},本措施的对象不是它。放进 some: {subject} 里", "'{found}' belongs to {subject}, which is not this instrument's subject. Put it inside some: {subject}"),
    "source_unknown": ("来源“{found}”未在 sources 中列出。已有:{options}", "source '{found}' is not among sources: {options}"),
    "source_unused": ("来源“{found}”没有被引用。引用它或删去", "source '{found}' is never cited. Cite it or remove it"),
    "id_twice": ("编号“{found}”在 {other} 中已用过", "id '{found}' is already used in {other}"),
    "sheet_twice": ("事实表“{found}”已用在 {other}。只留一处", "the fact sheet '{found}' is already used in {other}. Keep one"),
    "ask_name": ("“{found}”不能作名称。用小写英文字母、数字和下划线,以字母开头", "'{found}' cannot be a name. Use small letters, digits and underscores, a letter first"),
    "ask_unused": ("没有条件用到“{found}”。写条件 {{field: {found}, is: true}} 或删去", "no condition asks '{found}'. Write {{field: {found}, is: true}} or remove it"),
    "answer_apart": ("answers 下先写措施编号,编号下再写问题与 true 或 false,得到 {found}", "under answers goes the id of an instrument, and under that the question with true or false, not {found}"),
    "answer_instrument": ("目录中没有措施“{found}”。{near}改正或删去", "the catalogue has no instrument '{found}'. {near}Correct or remove it"),
    "answer_unasked": ("“{instrument}”在这里不问“{found}”。它问:{options}", "'{instrument}' does not ask '{found}' here. It asks: {options}"),
    "sheet_encoded": ("事实表“{found}”已收录为 {other}。写 {other}", "the fact sheet '{found}' is in the catalogue as {other}. Write {other}"),
    "left_out_encoded": ("事实表“{found}”已收录为 {other}。从这里删去", "the fact sheet '{found}' is in the catalogue as {other}. Remove it here"),
    "left_out_chain": ("“{found}”自己也未收录(它写着 {other})。写收录其内容的措施,或删去", "'{found}' is left out itself (it says {other}). Write the instrument that carries it, or remove it"),
    "carrier_unknown": ("目录中没有措施“{found}”。{near}写收录其内容的措施,或删去", "the catalogue has no instrument '{found}'. {near}Write the one that carries it, or remove it"),
    "sheet_not_left_out": ("事实表“{found}”不在未收录清单中。{near}改正或删去", "the fact sheet '{found}' is not among those left out. {near}Correct or remove it"),
    "instrument_unknown": ("没有措施“{found}”。{near}尚未收录的写作 sheet:编号", "unknown instrument '{found}'. {near}Write sheet:ID for one not encoded yet"),
    "judgement_negated": ("主管判断和未读部分不能放在 not 或 when 之下。改写成正面条件", "a judgement or unread part cannot stand under not or when. Word it the positive way round"),
    "too_deep": ("嵌套超过{limit}层。拆成几条", "nested deeper than {limit}. Split it"),
    "band_empty": ("区间 {found} 是空的。交换两端或改用 [] 括号", "the band {found} is empty. Exchange its ends or close it with []"),
    "editions_unordered": ("版本须按起始日期先后排列,{found} 早于前一版", "editions must be in order of time; {found} is not after the one before"),
    "ends_before_begin": ("结束 {found} 早于开始 {from}。改正其一", "it ends ({found}) before it begins ({from}). Correct one of them"),
    "catalogue_empty": ("目录中没有 .yaml 文件。检查 --catalogue 的路径", "the folder holds no .yaml file. Check the path given to --catalogue"),
    "file_empty": ("文件是空的。写入内容或删去它", "the file is empty. Fill or remove it"),
    "file_unreadable": ("打不开这个文件:{found}。检查它是否还在、是否允许读取", "the file cannot be opened: {found}. See that it is there and may be read"),
    "filter_unknown": ("没有“{found}”这个选项。改选列出的一项", "there is no choice '{found}'. Choose one of the list"),
    "query_long": ("搜索词超过{limit}个字。写短一些", "the search has more than {limit} characters. Write fewer"),
    "not_utf8": ("不是 UTF-8 编码(第{byte}字节)。另存为 UTF-8", "not UTF-8 (byte {byte}). Save it as UTF-8"),
    "yaml_syntax": ("YAML 语法错误:{message}。检查这一行的缩进、冒号和引号", "YAML syntax: {message}. Look at the indent, colons and quotes of this line"),
    "json_syntax": ("JSON 语法错误:{message}。检查这一行的逗号、引号和括号", "JSON syntax: {message}. Look at the commas, quotes and brackets of this line"),
    "key_twice": ("键“{key}”重复(首次在第{first}行)。只留一个", "the key '{key}' occurs twice (first on line {first}). Keep one"),
    "alias": ("不支持锚点与别名(*{found})。把内容写全", "anchors and aliases (*{found}) are not read. Write it out"),
    "merge_key": ("不支持合并键 <<。把内容写全", "merge keys (<<) are not read. Write it out"),
    "not_finite": ("“{found}”不是有限的数。写一个数,不知道就留空", "'{found}' is not a finite number. Write a number, or leave it out where unknown"),
    "money_unit_missing": ("“{found}”没有单位。写成 {found}万元 或 {found}元", "'{found}' has no unit. Write {found}万元 or {found}元"),
    "money_unit_unknown": ("“{found}”的单位“{unit}”不是金额单位。用 元、万元、亿元", "'{unit}' in '{found}' is no unit of money. Use 元, 万元 or 亿元"),
    "money_too_fine": ("“{found}”小于一分。最多写到分", "'{found}' is finer than one 分. Round it to 分"),
    "ratio_unit_missing": ("“{found}”没有单位。比例写成百分数,如 5%", "'{found}' has no unit. Write a percentage such as 5%"),
    "ratio_unit_unknown": ("“{found}”的单位“{unit}”不是比例。写成 5%", "'{unit}' in '{found}' is no unit of a ratio. Write 5%"),
    "unit_mismatch": ("“{found}”的单位应为“{unit}”", "the unit of '{found}' should be '{unit}'"),
    "not_a_number": ("“{found}”不是数字。写成 1200 或 1,200", "'{found}' is not a number. Write 1200 or 1,200"),
    "not_whole": ("“{found}”应为整数。去掉小数或文字", "'{found}' should be a whole number, without decimals or words"),
    "negative": ("“{found}”不能为负。写 0 或正数", "'{found}' cannot be negative. Write 0 or more"),
    "not_a_date": ("“{found}”不是日期。写成 2019、2019-05 或 2019-05-31", "'{found}' is not a date. Write 2019, 2019-05 or 2019-05-31"),
    "range_reversed": ("“{found}”下限高于上限。交换两端", "in '{found}' the lower end is above the upper end. Exchange them"),
    "not_a_day": ("“{found}”不是一天。写成 2021-09-01", "'{found}' is not a day. Write it like 2021-09-01"),
    "day_outside": ("“{found}”不在 {first} 至 {last} 之间", "'{found}' does not lie between {first} and {last}"),
    "range_keys": ("区间只有 low 和 high 两个键,得到 {found}", "a range has the keys low and high, not {found}"),
    "not_yes_no": ("“{found}”应为 是 或 否;不知道就留空", "'{found}' should be yes or no; leave it out where unknown"),
    "option_unknown": ("没有选项“{found}”。可用:{options}", "no option '{found}'. There are: {options}"),
    "one_value_expected": ("这里只填一个值,得到 {found}", "one value is expected here, not {found}"),
    "region_unknown": ("不认识的地区“{found}”。{near}写六位行政区划代码或全名", "unknown place '{found}'. {near}Write a six-digit code or the full name"),
    "industry_unknown": ("不认识的行业代码“{found}”。写 GB/T 4754 代码,如 C3491", "unknown industry '{found}'. Write a GB/T 4754 code such as C3491"),
    "not_ordered": ("{field} 是{type}类型,不能比大小(得到 {found})。用 is 或 in", "{field} is a {type} and cannot be ordered (got {found}). Use is or in"),
    "not_a_mapping": ("这里应为“键: 值”,得到 {found}", "key: value pairs are expected here, not {found}"),
    "not_a_list": ("这里应为列表(每项以 - 开头),得到 {found}。没有就写 []", "a list is expected here, not {found}. Write [] where there is none"),
    "records_too_many": ("到此列表为止,记录已超过{limit}条。只留与申报有关的", "with this list there are more than {limit} records. Keep those that matter for an application"),
    "and_more": ("只列出前{limit}处,其余未列。先改这些", "only the first {limit} problems are told. Correct these first"),
    "year_expected": ("“{found}”不是会计年度。写四位年份,如 2025", "'{found}' is not a fiscal year. Write four digits such as 2025"),
    "profile_version": ("档案版本 {found} 不认识,应为 {expected}。改成 profile: {expected}", "profile version {found} is not known. Write profile: {expected}"),
    "uscc_length": ("统一社会信用代码“{found}”有{length}位,应为18位。核对营业执照", "the social credit code '{found}' has {length} characters, not 18. Compare with the licence"),
    "uscc_character": ("统一社会信用代码第{place}位“{character}”不在允许的字符中。核对营业执照", "character {place} of the social credit code, '{character}', is not allowed there. Compare with the licence"),
    "uscc_checksum": ("统一社会信用代码“{found}”校验不符:末位是“{character}”,按前17位应为“{expected}”。核对营业执照", "the social credit code '{found}' fails its check: it ends in '{character}', the first 17 ask for '{expected}'. Compare with the licence"),
    "stated_disagrees": ("填报值 {found} 与按基础数据计算的 {reckoned} 不一致。改其一或删去填报值", "the stated {found} disagrees with {reckoned} from the base facts. Correct one, or leave the stated value out"),
    "file_too_large": ("文件超过{limit}字节。只留一家企业的档案", "the file is larger than {limit} bytes. Send the profile of one firm"),
    "file_not_text": ("“{found}”是表格、文档、图片或压缩包,不是文本档案。照示例档案写,存为 .yaml 或 .json", "'{found}' is a sheet, document, picture or archive, not a text. Write it like the sample profile and save it as .yaml or .json"),
    "nothing_sent": ("还没有企业的情况。填写简表、粘贴档案或选一个文件", "nothing is told about the firm yet. Fill in the short form, paste a profile, or choose a file"),
    "path_unknown": ("没有这个地址。回答在 POST /api/v1/answers", "there is no such address. Answers are at POST /api/v1/answers"),
    "method_unknown": ("这个地址不接受这种方法。用 POST 发送企业档案", "this address does not take that method. POST a profile to it"),
    "not_understood": ("请求无法读懂(HTTP {status})", "the request cannot be understood (HTTP {status})"),
    "failed": ("本服务出错,没有给出回答。稍后再试", "the service failed and gave no answer. Try again later"),
    "role_unknown": ("没有主体类型“{found}”。可用:{options}", "unknown kind of applicant '{found}'. There are: {options}"),
    "date_relative": ("这里写明日期如 2025-05-31,不能用 {found}", "write a date such as 2025-05-31 here; {found} is relative"),
    "stated_unknown": ("没有可填报的指标“{found}”。{near}用 fundmatch catalogue fields 查看全部比例指标", "no indicator '{found}' to be stated. {near}See all ratios: fundmatch catalogue fields"),
} | SENTENCES  # fmt: skip
_NEAR = ("您是否要写:{near}?", "Did you mean {near}? ")


def sentence(problem: Problem, lang: Lang) -> str:
    """File, line, place, and what to do."""
    at = f":{problem.line}" if problem.line else ""
    place = f" {problem.place}:" if problem.place else ""
    return f"{problem.file}{at}:{place} {reason(problem, lang)}"


def reason(problem: Problem, lang: Lang) -> str:
    """The sentence without its place."""
    pattern = _SENTENCES[problem.code][lang == "en"]
    return pattern.format_map(_Values(problem.values, lang)).rstrip()


def sentences(error: ProblemsError, lang: Lang) -> list[str]:
    """All problems of an error."""
    return [sentence(problem, lang) for problem in error.problems]


def codes() -> Iterable[str]:
    """Every code that has a sentence."""
    return _SENTENCES.keys()


class _Values(dict[str, Any]):
    """Values for a pattern; `near` becomes a question, lists become words."""

    def __init__(self, values: Any, lang: Lang) -> None:
        super().__init__({key: self._told(value) for key, value in values.items()})
        near = values.get("near")
        self["near"] = _NEAR[lang == "en"].format(near=" / ".join(near)) if near else ""

    @staticmethod
    def _told(value: object) -> str:
        if isinstance(value, tuple | list):
            return ", ".join(map(str, value))
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return text if len(text) <= 80 else text[:77] + "…"

    def __missing__(self, key: str) -> str:
        return ""
