"""Where a mark is wide and where it stays plain; wide marks are written as escapes."""

import pytest

from recommender.wording.typography import typeset


@pytest.mark.parametrize(
    ("plain", "printed"),
    [
        ("200万元,未超", "200万元\uff0c未超"),
        ("4,000万元 × 5%", "4,000万元 × 5%"),
        ("封顶(每项目)", "封顶\uff08每项目\uff09"),
        ("以内 15%; 以上 10%", "以内 15%\uff1b以上 10%"),
        ("[100, 200)", "[100, 200)"),
        ("售价 1,200万元: 分段", "售价 1,200万元\uff1a分段"),
        ("见 https://a.b/c?d=1:2,3", "见 https://a.b/c?d=1:2,3"),
        ("留空为今天(2026-11-01),如", "留空为今天\uff082026-11-01\uff09\uff0c如"),
        ("f(x), g(y)", "f(x), g(y)"),
        ("A, B 和 C", "A, B 和 C"),
    ],
)
def test_marks_beside_chinese_are_wide(plain, printed):
    assert typeset(plain) == printed
    assert typeset(printed) == printed
