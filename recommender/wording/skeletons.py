"""The files a new instrument begins with: every key an author needs, with what belongs there."""

from dataclasses import dataclass

from recommender.wording.values import Lang

_NATION = "000000"

UNFILLED = "待填"
_INSTRUMENT = """\
id: {id}
draft: true                    # {draft}
name: {{zh: {id}, en: {id}}}   # {name}
family: 其他                   # {family}
kind: subsidy                  # {kind}
level: {level}
region: "{region}"
authority: [待填]              # {authority}
applicant: {{kinds: [enterprise]{place}, source: S1}}   # {applicant}
subject: {{kind: {subject}}}   # {subject_note}
editions:
- from: "{year}"               # {from_}
  last_seen: {{date: "{year}", source: S1}}   # {last_seen}
  reading: excerpt             # {reading}
  legal_basis: {{title: 待填}} # {basis}
  eligibility:
    all:                       # {clauses}
    # - {{field: rd_intensity, at_least: 5%, text: {{zh: …, en: …}}, source: S1}}
    # - {{has: 高新技术企业, text: {{zh: …, en: …}}, source: S1}}
    # - {{judgement: {{zh: …, en: …}}, source: S1}}
    - {{unread: {{zh: 条件尚未录入, en: The conditions are not entered yet}}, source: S1}}
  benefit:
    kind: cash                 # {benefit}
    # base: revenue
    # rate: 5%
    # cap: {{amount: 100万元, per: firm, source: S1}}
    unread: {{zh: 金额尚未录入, en: The amount is not entered yet}}
    source: S1
  # rounds: [{{year: {year}, opens: "{year}-03-01", closes: "{year}-04-30", source: S1}}]
sources:
  S1: {{title: 待填, url: "https://example.org", date: "{year}", read: excerpt}}   # {sources}
"""
_CASES = """\
instrument: {id}
as_of: "{year}-06-01"          # {as_of}
status: eligible_subject_to    # {status}
base:                          # {base}
  firm: {{applicant_kind: enterprise{registered}}}{records}
thresholds:                    # {thresholds}
- {{set: firm.applicant_kind, pass: enterprise, fail: person}}
cases:                         # {cases}
- {{name: what was not read stays open, change: {{}}, verdict: eligible_subject_to}}
"""
_NOTES = {
    "draft": (
        "逐条核对原文后删去这一行,在此之前检查不会通过",
        "remove this line once every clause was read against the text; until then it is refused",
    ),
    "name": ("正式名称与英文名", "the official name, and an English one"),
    "family": ("门类,如 科技创新", "a word to group by"),
    "kind": ("subsidy、reward、recognition 等", "subsidy, reward, recognition …"),
    "authority": ("主管部门", "the offices in charge"),
    "applicant": ("谁能申报、注册在哪里", "who may apply, and registered where"),
    "subject_note": (
        "补给谁:firm、project、product 等",
        "what it is granted to: firm, project, product …",
    ),
    "from_": (
        "起始日、月或年;没读到结束日就不写 to",
        "first day, month or year; no `to` unless read",
    ),
    "last_seen": ("最近一次见到它有效的日期与来源", "when it was last seen alive, and where"),
    "reading": ("full、excerpt 或 secondary", "full, excerpt or secondary"),
    "basis": ("文件标题,另可写 doc_no、article、issued", "title; also doc_no, article, issued"),
    "clauses": (
        "一条要求一行;字段见 fundmatch catalogue fields",
        "a line for each requirement; fields: fundmatch catalogue fields",
    ),
    "benefit": ("cash、interest、recognition 等", "cash, interest, recognition …"),
    "sources": ("每个数都要有来源", "every number needs its source"),
    "as_of": ("按哪一天回答", "the day of the question"),
    "status": ("基础档案应得的结论", "what the base must get"),
    "base": ("一份符合全部条件的档案", "a profile that meets every condition"),
    "thresholds": (
        "每个门槛一行:pass 正好在门槛上,fail 差一步",
        "a line for each threshold: pass stands on it, fail one step beside it",
    ),
    "cases": ("金额、上限、例外各写一条", "amounts, caps and exceptions"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What is known of a new instrument before anything is written."""

    id: str
    level: str
    region: str
    subject: str
    year: int
    lang: Lang

    def instrument(self) -> str:
        """A file that is refused only for being a draft."""
        return self._filled(_INSTRUMENT)

    def cases(self) -> str:
        """A file of cases that the skeleton of the instrument meets."""
        return self._filled(_CASES)

    def _filled(self, pattern: str) -> str:
        place = "" if self.region == _NATION else f', registered_in: "{self.region}"'
        records = "" if self.subject == "firm" else f"\n  {self.subject}s:\n  - {{name: one}}"
        notes = {key: pair[self.lang == "en"] for key, pair in _NOTES.items()}
        own = {key: getattr(self, key) for key in ("id", "level", "region", "subject", "year")}
        return pattern.format(**own, **notes, place=place, registered=place, records=records)
