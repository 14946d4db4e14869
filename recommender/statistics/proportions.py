"""How sure a share is: the Jeffreys interval of a count out of a count."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

LEVEL = 0.95
_PARTS = 1_000


@dataclass(frozen=True, slots=True)
class Share:
    """A share with the ends of its interval, in whole thousandths, rounded outward."""

    low: Fraction
    high: Fraction
    of: int
    out_of: int


def share(of: int, out_of: int) -> Share:
    """The interval of a share (Brown, Cai and DasGupta 2001), none of it outside what was seen.

    The lower end is 0 when nothing was seen, the upper 1 when everything was.

    Raises
    ------
    ValueError
        When more were seen than there are, or there are none.

    Examples
    --------
    >>> share(116, 200)
    Share(low=Fraction(51, 100), high=Fraction(647, 1000), of=116, out_of=200)
    """
    if not 0 <= of <= out_of or out_of == 0:
        raise ValueError(f"{of} of {out_of} is no share. Give counts with 0 ≤ of ≤ out_of.")
    from scipy.stats import beta

    rest = (1 - LEVEL) / 2
    found = beta(of + 0.5, out_of - of + 0.5)
    low = 0 if of == 0 else floor(found.ppf(rest) * _PARTS)
    high = _PARTS if of == out_of else ceil(found.ppf(1 - rest) * _PARTS)
    return Share(Fraction(low, _PARTS), Fraction(high, _PARTS), of, out_of)
