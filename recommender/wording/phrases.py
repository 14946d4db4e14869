"""Every fixed sentence of the core, Chinese and English side by side."""

STATUS = {
    "eligible": ("符合", "Eligible"),
    "eligible_subject_to": (
        "已读条件均符合,以下列事项为前提",
        "All conditions read are met, subject to",
    ),
    "undetermined": ("待补充信息", "Undetermined: facts are missing"),
    "ineligible": ("不符合", "Not eligible"),
}
STATUS_SHORT = {
    "eligible": ("符合", "eligible"),
    "eligible_subject_to": ("已读条件均符合", "conditions met so far"),
    "undetermined": ("待补充", "undetermined"),
    "ineligible": ("不符合", "not eligible"),
}
TRUTH = {True: ("符合", "met"), False: ("不符合", "not met"), None: ("未定", "open")}
AVAILABILITY = {
    "open": ("开放申报", "open"),
    "open_until": ("开放申报,截止{date}", "open until {date}"),
    "opens": ("{date}起申报", "opens {date}"),
    "shut": ("已截止(最近一轮{year}年)", "shut (last round {year})"),
    "shut_on": ("已截止(最近一轮{date})", "shut (last round {date})"),
    "no_round": ("未读到申报轮次", "no round known"),
    "no_round_year": (
        "{year}年度有申报,起止日期未读到",
        "a {year} round exists; its dates were not read",
    ),
    "ended": ("已结束({date})", "ended ({date})"),
}
VALIDITY = {
    "in_force": ("有效", "in force"),
    "presumed": ("推定有效(最近见于{last_seen})", "presumed in force (last seen {last_seen})"),
    "dormant": ("待核实(最近见于{last_seen})", "to be verified (last seen {last_seen})"),
    "unsure": ("效力未定(日期只读到{since})", "validity unknown (dated only {since})"),
    "ended": ("已失效({until})", "ended ({until})"),
}
SUPERSEDED = (",由{by}替代", ", superseded by {by}")
RELATION = {
    "at_least": ("不低于", "at least"),
    "more_than": ("高于", "more than"),
    "at_most": ("不高于", "at most"),
    "less_than": ("低于", "less than"),
    "is": ("为", "is"),
    "is_not": ("不为", "is not"),
}
AMOUNT_KIND = {
    "cash": ("资金", "cash"),
    "interest": ("贴息", "interest subsidy"),
    "premium": ("保费补贴", "premium refund"),
    "equity": ("股权投资,不计入合计", "equity, not counted"),
    "credit": ("授信,不计入合计", "credit, not counted"),
    "tax": ("税收优惠,不计入合计", "tax relief, not counted"),
    "recognition": ("称号", "recognition"),
    "service": ("服务", "service"),
    "case_by_case": ("一事一议", "case by case"),
}
PAYER = {
    "nation": ("中央", "the nation"),
    "province": ("省级", "the province"),
    "city": ("市级", "the city"),
    "county": ("县级", "the county"),
    "city_and_county": ("市县", "city and county"),
}
NEAR = {
    "head": ("差一步:哪些改变会使“不符合”变为可申请", 'Near misses: what would turn a "no"'),
    "raise": ("{label}从{before}提高到{after}", "raise {label} from {before} to {after}"),
    "lower": ("{label}从{before}降到{after}", "lower {label} from {before} to {after}"),
    "keep": ("{label}保持在{after}以上", "keep {label} at {after} or more"),
    "above": ("超过{}", "more than {}"),
    "below": ("低于{}", "less than {}"),
    "set": ("{label}由{before}变为{after}", "{label}: {after} instead of {before}"),
    "gain": ("{label}增加“{gained}”", "{label}: {gained} besides"),
    "obtain": ("取得「{title}」", "obtain {title}"),
    "add": ("新增{count}条{kind}({record})", "add {count} {kind} ({record})"),
    "accounts": (
        ",须在{year}年度达到(其他科目按与上年持平计),{day}起采用",
        ", to be reached in {year}, other lines taken as in the year before; counts from {day}",
    ),
    "path": (",路径:{path}", ", by way of {path}"),
    "no_path": ("(认定办法未读到)", " (its recognition was not read)"),
    "step": ("{name}({when})", "{name} ({when})"),
    "on": (
        "到{day}自然满足(企业情况不变时)",
        "holds by itself from {day} on, other facts unchanged",
    ),
    "joint": (";并且", "; and "),
    "worth": (" → {status},{amount}", " → {status}, {amount}"),
}
SETS = {
    "careful": (
        "稳妥组合(只计现在能确认的,取低值)",
        "Careful set (what is certain now, low amounts)",
    ),
    "possible": ("可能组合(含待补充的,取高值)", "Possible set (undetermined too, high amounts)"),
    "total": ("合计 {money}", "{money} in all"),
    "total_open": (
        "合计至少 {money}(有的项目上限未知)",
        "at least {money} in all (some have no known limit)",
    ),
    "optimal": (",按已读规则为最优", ", proven best under the rules read"),
    "gap": (",未证明最优,最多还差{gap}", ", not proven best: up to {gap} more may exist"),
    "waiting": (
        ";其中{money}({many}项)取决于尚未提供的事实",
        "; {money} of it ({many} awards) rests on facts not told yet",
    ),
    "waiting_none": (
        ";其中{many}项取决于尚未提供的事实",
        "; {many} of the awards rest on facts not told yet",
    ),
    "left_out": ("未列入", "Left out"),
    "because": (" ← 因已选 {}", " ← because of {}"),
    "doubt": (",待补充事实后才能确定", ", certain only once more facts are told"),
    "unread": (
        "另有{many}对政策落在同一对象上,而能否同享未读到规定;稳妥组合不同时计入。",
        "{many} pairs of awards meet on one object and no rule about them was read; the careful set never holds both.",
    ),
}
QUESTIONS = {
    "head": (
        "接下来最值得弄清的(按预计能定下的金额与项数)",
        "What to find out next (by the money and verdicts it should decide)",
    ),
    "list": ("有没有{kind}?有几个?", "Is there any {kind}? How many?"),
    "title": ("是否持有「{title}」?", "Is {title} held?"),
    "own": ("{label},是否属实?", "Is it so: {label}?"),
    "worth": (
        "预计定下 {money}、{verdicts}项;{waiting}项在等",
        "should decide {money} and {verdicts} verdicts; {waiting} wait for it",
    ),
    "worth_none": (
        "预计定下 {verdicts}项;{waiting}项在等",
        "should decide {verdicts} verdicts; {waiting} wait for it",
    ),
    "more": ("等{count}项", " and others, {count} in all"),
}
GROUND = {
    "excludes": ("不可与所列政策同享", "may not be held together"),
    "higher_of": ("就高不重复", "only the higher counts"),
    "once": ("只享受一次", "granted once only"),
    "received": ("已经享受过", "already received"),
    "awards_unknown": (
        "只享受一次,是否已享受未提供",
        "granted once only; earlier awards were not told",
    ),
    "requires": ("须先获得另一项支持", "needs another award first"),
    "ceiling": ("合计已到上限", "the joint ceiling is reached"),
    "unread": ("能否同享未读到规定", "no rule about holding both was read"),
    "planned": ("尚在计划中", "only planned so far"),
}
GRANT = {
    "parts_sum": ("以下各项合计", "the sum of"),
    "parts_highest": ("以下各项就高", "the highest of"),
    "share_of": ("{} 已获奖补 × {}", "award from {} × {}"),
    "base_up_to": ("(以{}为限)", " (up to {})"),
    "marginal": ("分段累计 ", "each part at its rate: "),
    "slab": ("按档 ", "by tier: "),
    "up_to": ("{}以内 {}", "up to {}: {}"),
    "above": ("以上 {}", "above: {}"),
    "otherwise": ("其他 {}", "otherwise {}"),
    "less_received": ("扣除已获奖补", "less what was received"),
    "floor": ("低于{}的不予安排", "nothing is paid below {}"),
    "at_most": ("以上为上限,实际由主管部门确定", "an upper limit; the authority decides"),
    "share": ("{}承担 {}", "{} pays {}"),
    "years": ("按年计,最多{}年", "for each year, at most {} years"),
    "kind_cap": ("{},{}", "{}, {}"),
    "most": ("最高 {}", "up to {}"),
    "cap": ("{}封顶 {}", "cap {} {}"),
    "shared": ("({}合计)", " (shared by {})"),
}
PER = {
    "firm": ("每企业", "per firm"),
    "project": ("每项目", "per project"),
    "product": ("每产品", "per product"),
    "team": ("每团队", "per team"),
    "person": ("每人", "per person"),
    "year": ("每年", "per year"),
    "loan": ("每笔贷款", "per loan"),
    "unit": ("每台", "per unit"),
    "platform": ("每平台", "per platform"),
}
PERIOD = {
    "fiscal_year": ("会计年度", "fiscal year"),
    "claim_year": ("申报年度", "year of the claim"),
    "year": ("一年", "one year"),
    "two_years": ("近两年", "last two years"),
    "three_years": ("近三年", "last three years"),
    "policy_year": ("保单年度", "policy year"),
}
ROLE = {"maker": ("研制方", "maker"), "user": ("使用方", "user")}
LEVEL = {
    "nation": ("国家", "nation"),
    "province": ("省", "province"),
    "city": ("市", "city"),
    "district": ("区县", "district"),
}
MODE = {
    "apply": ("申报", "application"),
    "no_application": ("免申即享", "paid without application"),
    "bidding": ("揭榜挂帅", "open bidding"),
    "recommended": ("推荐", "on recommendation"),
    "case_by_case": ("一事一议", "case by case"),
    "lender": ("经银行等机构办理", "through the lender"),
}
SECTION = {
    "applicant.kinds": ("申报主体类型", "kind of applicant"),
    "applicant.registered_in": ("注册地", "place of registration"),
    "subject.role": ("申报角色", "role of the applicant"),
    "reading": ("阅读范围", "extent of reading"),
}
HELD = {
    "already": (",已持有「{title}」", ", {title} is held already"),
    "until": (",已持有「{title}」,有效期至{day}", ", {title} is held already, until {day}"),
    "now": ("持有称号「{titles}」", "holds the title {titles}"),
    "granted": (
        "在{first}至{last}间获得「{titles}」",
        "was granted {titles} between {first} and {last}",
    ),
}
RECORDS = {
    "some": ("至少{count}个{kind}符合:{inner}", "at least {count} {kind} meets: {inner}"),
    "every": ("每个{kind}都符合:{inner}", "every {kind} meets: {inner}"),
}
ANSWER = {
    "planned": ("拟", "planned"),
    "no_subject": ("没有可申报的{kind}", "There is no {kind} to apply for"),
    "inexact": (
        "部分未知事实相互牵连,此判断保守成立但未逐一穷举",
        "sound, but not every combination was tried",
    ),
    "missing": ("还缺", "missing"),
    "missing_idle": ("未提供但不影响结论", "not told, but it does not matter"),
    "to_verify": ("待核实(不计入合计、不排序推荐)", "To be verified (in no total or ranking)"),
    "unread_amount": ("金额未读全", "the amount was not read in full"),
}
JOINERS = {
    "all": ("且", " and "),
    "any": ("或", " or "),
    "at_least": ("其中至少{count}项", "at least {count} of"),
    "not": ("不满足", "not"),
    "when": ("当{guard}时,{then}", "when {guard}: {then}"),
}
