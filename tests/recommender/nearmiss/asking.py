"""A firm that a little giant must be, and its near misses with some facts changed."""

import json
from datetime import date
from functools import cache

from recommender.answer import Answer, answer
from recommender.catalogue.reading import Catalogue, read_catalogue, shipped_folder
from recommender.indicators.reading import read_firm

DAY = "2026-11-01"
GIANT = {
    "firm": {
        "applicant_kind": "enterprise", "registered_in": "340111", "industry": "3562",
        "niche_since": "2020-01-01",
        "market_share_national": "10%", "main_product_industrial_base": True, "srdi_score": 60,
    },
    "accounts": {
        "2023": {"revenue": "1亿元"},
        "2024": {"revenue": "1.05亿元", "rd_expense": "500万元"},
        "2025": {
            "revenue": "1.1025亿元", "main_revenue": "1.1亿元", "rd_expense": "700万元",
            "total_assets": "2亿元", "total_liabilities": "1亿元", "employees": 200,
        },
    },
    "titles": {
        "held": [{"title": "省专精特新中小企业", "granted": "2024-06"}],
        "not_held": ["制造业单项冠军", "国家级科学技术奖前三名单位"],
    },
    "ip": [{"class": "one", "main_product": True, "self_developed": True}] * 4,
    "incidents": [],
    "awards": [],
    "answers": {"cn-little-giant-2026": {"little_giant_affiliate": False}},
}  # fmt: skip


@cache
def catalogue() -> Catalogue:
    return read_catalogue(shipped_folder())


def answered(profile: dict, day: str = DAY) -> Answer:
    firm = read_firm(json.dumps(profile).encode(), file="profile")
    return answer(firm, catalogue(), as_of=date.fromisoformat(day))


def missed(found: Answer, instrument: str = "cn-little-giant-2026"):
    return [m for m in found.near_misses if m.recommendation.current.instrument.id == instrument]


def with_(profile: dict, **parts) -> dict:
    return {
        key: {**profile[key], **parts[key]} if isinstance(parts.get(key), dict) else
        parts.get(key, profile.get(key))
        for key in {**profile, **parts}
    }  # fmt: skip


def year(profile: dict, **lines) -> dict:
    accounts = {**profile["accounts"], "2025": {**profile["accounts"]["2025"], **lines}}
    return {**profile, "accounts": accounts}
