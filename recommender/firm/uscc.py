"""The unified social credit code of an organisation (GB 32100-2015)."""

from dataclasses import dataclass

from recommender.errors import UnitError
from recommender.units.text import normal

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH = 18
_MODULUS = 31
_WEIGHTS = tuple(pow(3, place, _MODULUS) for place in range(_LENGTH - 1))


@dataclass(frozen=True, slots=True)
class Uscc:
    """A code that passed its check, in compact form."""

    code: str

    @property
    def region(self) -> str:
        """The administrative division of the registration authority (digits 3 to 8)."""
        return self.code[2:8]


def check_digit(body: str) -> str:
    """The last character for the first seventeen: weights 3^i modulo 31 (GB 32100, 4.5)."""
    total = sum(_ALPHABET.index(c) * w for c, w in zip(body, _WEIGHTS, strict=True))
    return _ALPHABET[-total % _MODULUS]


def parse_uscc(text: str) -> Uscc:
    """Read a code written with spaces, hyphens, small or full-width letters.

    Raises
    ------
    UnitError
        `uscc_length`, `uscc_character`, or `uscc_checksum` with the character expected.
    """
    code = normal(text).replace("-", "").upper()
    if len(code) != _LENGTH:
        raise UnitError("uscc_length", found=text, length=len(code))
    for place, character in enumerate(code, start=1):
        if character not in _ALPHABET or (3 <= place <= 8 and not character.isdigit()):
            raise UnitError("uscc_character", found=text, character=character, place=place)
    expected = check_digit(code[:-1])
    if code[-1] != expected:
        raise UnitError("uscc_checksum", found=text, character=code[-1], expected=expected)
    return Uscc(code)
