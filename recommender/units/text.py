"""Numbers as Chinese and English texts write them, brought to one form."""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from recommender.errors import UnitError

_LONGEST = 40
_RAISED = re.compile(r"(?<=\d)(?=[⁰¹²³⁴-⁹₀-₉])")
_NUMBER = re.compile(
    r"^(?P<sign>[-+]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?(?P<unit>.*)$"
)


def normal(text: str) -> str:
    """Full-width digits and signs as plain ones, no blanks; 10⁴ becomes 10^4, never 104."""
    plain = (
        unicodedata.normalize("NFKC", _RAISED.sub("^", text)).replace("−", "-").replace("﹣", "-")
    )
    return re.sub(r"\s+", "", plain)


def listed(text: str) -> tuple[str, ...]:
    """The parts of a list as Chinese or English writes it, with , ; or 、 in any width."""
    parts = re.split("[,;\u3001\uff0c\uff1b]", text)
    return tuple(part.strip() for part in parts if part.strip())


def split_number(text: str) -> tuple[Fraction, str]:
    """The exact number at the start and the unit after it.

    Raises
    ------
    UnitError
        With code `not_a_number`, also for more digits than any quantity has.
    """
    found = _NUMBER.match(normal(text))
    if found is None or len(found["digits"] + (found["part"] or "")) > _LONGEST:
        raise UnitError("not_a_number", found=text)
    digits = found["digits"].replace(",", "")
    value = Fraction(Decimal(f"{found['sign']}{digits}{found['part'] or ''}"))
    return value, found["unit"]


def decimal_text(value: int | Fraction, *, places: int) -> str:
    """The value rounded to so many places, in whole-number arithmetic: `1,234.5`."""
    nearest = round(value * 10**places)
    whole, rest = divmod(abs(nearest), 10**places)
    digits = f"{rest:0{places}d}".rstrip("0")
    return f"{'-' if nearest < 0 else ''}{whole:,}" + (f".{digits}" if digits else "")
