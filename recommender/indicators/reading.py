"""Reads a profile whole: its fields by the vocabulary, its stated indicators by the lexicon."""

from recommender.errors import Problem, ProfileError
from recommender.firm.facts import Firm
from recommender.firm.profile import read_profile
from recommender.indicators.lexicon import Lexicon, shipped_lexicon
from recommender.indicators.stated import check_stated


def read_firm(content: bytes, *, file: str, lexicon: Lexicon | None = None) -> Firm:
    """Read a profile from bytes (UTF-8, with or without a byte order mark).

    Raises
    ------
    ProfileError
        With every problem; nothing is half-read.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProfileError([Problem(file, "", "not_utf8", {"byte": error.start})]) from error
    words = lexicon or shipped_lexicon()
    firm = read_profile(text, file=file, vocabulary=words.vocabulary)
    check_stated(firm, words, file=file)
    return firm
