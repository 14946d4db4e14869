"""What authors are told: every sentence asked for is there, with the same values in each."""

import re
import string
from pathlib import Path
from typing import get_args

from recommender.authoring.probes import Reason
from recommender.wording import authoring

ROOT = Path(__file__).parents[3]


def placeholders(pattern):
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name}


def test_both_languages_tell_the_same_values():
    tables = (authoring._LINES, authoring._DOUBTS, authoring._SIDES)
    differ = [
        key
        for table in tables
        for key, (zh, en) in table.items()
        if placeholders(zh) != placeholders(en)
    ]

    assert differ == []


def test_every_sentence_is_asked_for_and_every_one_asked_for_is_there():
    code = "".join(
        path.read_text("utf-8")
        for room in ("recommender/authoring", "web/commands")
        for path in (ROOT / room).glob("*.py")
    )
    asked = set(re.findall(r"\bline\(\s*['\"]([a-z_]+)['\"]", code)) | {"come", "gone"}

    assert authoring._LINES.keys() - asked == set()
    own = set(re.findall(r'authoring\.line\(\s*"([a-z_]+)"', code))
    assert own - authoring._LINES.keys() == set()


def test_every_reason_not_to_try_a_threshold_has_a_sentence():
    assert authoring.reason_codes() == set(get_args(Reason))
