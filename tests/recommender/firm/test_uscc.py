"""The social credit code against an implementation we did not write."""

import random

import pytest
from stdnum.cn import uscc as oracle

from recommender.errors import UnitError
from recommender.firm.uscc import check_digit, parse_uscc

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def made(generator):
    body = "91" + f"{generator.randrange(10**6):06d}"
    body += "".join(generator.choice(ALPHABET) for _ in range(9))
    return body + check_digit(body)


def test_a_hundred_thousand_codes_agree_with_the_oracle():
    generator = random.Random(32100)
    for _ in range(100_000):
        code = made(generator)
        assert oracle.calc_check_digit(code[:-1]) == code[-1]


def test_every_single_character_change_is_refused():
    code = made(random.Random(2015))
    for place, kept in enumerate(code):
        for other in ALPHABET.replace(kept, ""):
            with pytest.raises(UnitError, match="uscc_"):
                parse_uscc(code[:place] + other + code[place + 1 :])


def test_codes_good_and_bad_are_judged_as_by_the_oracle():
    generator = random.Random(11714)
    for _ in range(2_000):
        code = list(made(generator))
        code[generator.randrange(2, 18)] = generator.choice(ALPHABET)
        text = "".join(code)

        assert accepted(text) == oracle.is_valid(text)


def accepted(text):
    try:
        return parse_uscc(text).code == text
    except UnitError:
        return False


def test_blanks_small_letters_and_full_width_are_tolerated():
    assert parse_uscc(" 91110000-600037341l").code == "91110000600037341L"
    assert parse_uscc("９１110000600037341L").region == "110000"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9111000060003734", "uscc_length"),
        ("9111000060003734IL", "uscc_character"),
        ("911A0000600037341L", "uscc_character"),
        ("91110000600037341M", "uscc_checksum"),
    ],
)
def test_refusals_name_what_is_wrong(text, code):
    with pytest.raises(UnitError, match=code):
        parse_uscc(text)
