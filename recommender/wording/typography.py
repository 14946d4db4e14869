r"""Chinese punctuation: full-width marks beside Chinese words, plain ones in numbers and codes."""

import re

_WORDS = "\u3400-\u4dbf\u4e00-\u9fff"
_SIGNS = "\u2018\u2019\u201c\u201d\u3001\u3002\u300a-\u3011\u3014\u3015\uff08\uff09"
_HAN = f"[{_WORDS}{_SIGNS}]"
_PAIR = re.compile(r" ?\(([^()]*)\) ?")
_MARK = re.compile(rf"(?<={_HAN})([,;:?!]) ?|([,;:?!]) ?(?={_HAN})")
_WIDE = {mark: chr(ord(mark) + 0xFEE0) for mark in ",;:?!"}


def typeset(text: str) -> str:
    """The text as Chinese is printed: a comma beside a Chinese word is wide, one in 4,000 not."""
    bracketed = _PAIR.sub(_brackets, text)
    return _MARK.sub(lambda found: _WIDE[found[1] or found[2]], bracketed)


def _brackets(found: "re.Match[str]") -> str:
    before = found.string[: found.start()].rstrip()[-1:]
    chinese = re.search(_HAN, found[1]) or re.match(_HAN, before)
    return f"\uff08{found[1]}\uff09" if chinese else found[0]
