"""Which instruments a few typed words mean: Chinese, pinyin, initials, numbers, ids or English."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from recommender.catalogue.instruments import Instrument
from recommender.vocabulary.regions import Regions

MOST_LETTERS = 100
"""So many characters of a search are read; more would be no search."""
_NAME, _KIND, _PAPER = 3, 2, 1
_VARIANTS = (("lve", "lue"), ("nve", "nue"), ("lv", "lu"), ("nv", "nu"))


Sign = frozenset[str]
"""What one letter, digit or character may be typed as."""


@dataclass(frozen=True, slots=True, eq=False)
class Spelt:
    """A text as it may be typed; `starts` are the places where a word begins, by first letter."""

    signs: tuple[Sign, ...]
    starts: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class Index:
    """Every instrument by the texts it is known by, each with how much it says about it."""

    texts: Mapping[str, tuple[tuple[int, Spelt], ...]]

    @classmethod
    def of(cls, instruments: Mapping[str, Instrument]) -> "Index":
        """Index instruments; the table of pinyin is loaded now."""
        return cls({name: tuple(_texts(one)) for name, one in instruments.items()})

    def find(self, query: str) -> Mapping[str, int]:
        """The instruments in which every word of the query is found, with how well it fits.

        Words are parted by blanks. A word is found from the beginning of a Chinese character, a
        number or a foreign word on; each character may be typed as itself, in pinyin or by its
        first letter. A query without a letter or digit finds everything.
        """
        words = [folded for word in query[:MOST_LETTERS].split() if (folded := _folded(word))]
        found = {}
        places: list[dict[Spelt, int | None]] = [{} for _ in words]
        for name, texts in self.texts.items():
            fits = [_fit(word, texts, seen) for word, seen in zip(words, places, strict=True)]
            if all(fits):
                found[name] = sum(fits)
        return found


def _texts(one: Instrument) -> Iterator[tuple[int, Spelt]]:
    names = [one.name.zh, one.name.en]
    kinds = [one.id, one.family, *one.gives]
    place = Regions.shipped().name(one.region, on=date.max)
    papers = [*one.authority, *([place] if place else [])]
    for edition in one.editions:
        for paper in (edition.legal_basis, *edition.rules):
            papers += [paper.title, *([paper.doc_no] if paper.doc_no else [])]
    for weight, texts in ((_NAME, names), (_KIND, kinds), (_PAPER, papers)):
        for text in dict.fromkeys(texts):
            yield weight, _spelt(text)


@lru_cache(maxsize=8192)
def _spelt(text: str) -> Spelt:
    """The letters, digits and characters of a text; marks and blanks only part words."""
    before = ""
    signs: list[Sign] = []
    starts: dict[str, list[int]] = {}
    for sign in unicodedata.normalize("NFKC", text).casefold():
        sort = _sort(sign)
        if sort == "character" or (sort and sort != before):
            for first in {typed[0] for typed in _typed(sign)}:
                starts.setdefault(first, []).append(len(signs))
        if sort:
            signs.append(_typed(sign))
        before = sort
    return Spelt(tuple(signs), {first: tuple(places) for first, places in starts.items()})


def _sort(sign: str) -> str:
    if not sign.isalnum():
        return ""
    if sign.isascii():
        return "digit" if sign.isdigit() else "letter"
    return "character"


@cache
def _typed(sign: str) -> Sign:
    """A sign as itself, in every reading of it, and by the first letter of each."""
    if sign.isascii():
        return frozenset({sign})
    from pypinyin import Style, pinyin

    readings = set(pinyin(sign, style=Style.NORMAL, heteronym=True)[0])
    for usual, other in _VARIANTS:
        readings |= {other + r.removeprefix(usual) for r in readings if r.startswith(usual)}
    readings = {reading for reading in readings if reading.isascii() and reading.isalpha()}
    return frozenset({sign, *readings, *(reading[0] for reading in readings)})


def _folded(word: str) -> str:
    told = unicodedata.normalize("NFKC", word).casefold().replace("\u00fc", "v")
    return "".join(sign for sign in told if sign.isalnum())


def _fit(word: str, texts: Sequence[tuple[int, Spelt]], places: dict[Spelt, int | None]) -> int:
    """How well the best text fits, a little better where it begins with the word.

    `places` keeps where the word was found in texts that many instruments share.
    """
    best = 0
    for weight, text in texts:
        if weight * 2 <= best:
            break
        if text not in places:
            places[text] = _place(word, text)
        at = places[text]
        if at is not None:
            best = max(best, weight * 2 - (at > 0))
    return best


def _place(word: str, text: Spelt) -> int | None:
    """Where a word is found first."""
    starts = text.starts.get(word[0], ())
    return next((at for at in starts if _spells(word, text.signs, at)), None)


def _spells(word: str, signs: Sequence[Sign], at: int) -> bool:
    """Whether a word is what the signs from here on are typed as; its end may be unfinished."""
    reached = {0}
    for sign in signs[at:]:
        if any(typed.startswith(word[start:]) for start in reached for typed in sign):
            return True
        reached = {
            start + len(typed)
            for start in reached
            for typed in sign
            if word.startswith(typed, start)
        }
        if not reached:
            break
    return False
