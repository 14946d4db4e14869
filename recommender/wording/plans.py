"""How a plan is carried by the catalogue, in words."""

from recommender.catalogue.plans import Why
from recommender.catalogue.standing import Standing
from recommender.catalogue.validity import State

STANDING: dict[Standing, tuple[str, str]] = {
    "read": ("门槛已收录", "encoded with thresholds"),
    "amount_unread": ("金额未读全", "amount unread"),
    "thresholds_unread": ("门槛未读全", "thresholds unread"),
    "both_unread": ("门槛和金额均未读全", "thresholds and amount unread"),
}
ABSENT = ("无对应措施", "none exists")
WHY: dict[Why, tuple[str, str]] = {
    "administrative": ("政府部门的工作", "work of offices"),
    "region": ("给地区或园区", "for regions or parks"),
    "project": ("点名的单个项目", "projects called by name"),
    "not_found": ("未读到", "not found in what was read"),
}
STATE: dict[State, tuple[str, str]] = {
    "in_force": ("有效", "in force"),
    "presumed": ("推定有效", "presumed"),
    "dormant": ("待核实", "to verify"),
    "unsure": ("待核实(日期不全)", "to verify (partial dates)"),
    "ended": ("已结束", "ended"),
}
AVAILABILITY = {
    "open": ("可申报", "open"),
    "opens": ("即将开放", "opens"),
    "shut": ("本轮已截止", "shut"),
    "no_round": ("未见申报通知", "no round known"),
    "ended": ("已结束", "ended"),
}
OUTSIDE = {
    "recognition_unread": ("认定办法未读到", "a recognition whose rules were not read"),
    "prize": ("奖项和赛事", "prizes and contests"),
    "listed": ("主管部门的名单、计划和名录", "lists and programmes of the authorities"),
    "certificate": ("许可、登记、批件和标准", "licences, registrations, approvals and standards"),
    "third_party": ("第三方榜单", "rankings of third parties"),
    "with_other": (
        "已收录认定的特定情形(首次、连续三次)",
        "a case of a recognition encoded (first, third in a row)",
    ),
}
