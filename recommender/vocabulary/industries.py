"""Industries of GB/T 4754-2017: is one inside another."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from recommender.resources.paths import reference_file


@dataclass(frozen=True, slots=True)
class Industries:
    """Names and parents by code; sections are letters, other codes digits."""

    names: Mapping[str, str]
    parents: Mapping[str, str]

    @classmethod
    @cache
    def shipped(cls) -> "Industries":
        """The list that comes with the package."""
        names: dict[str, str] = {}
        parents: dict[str, str] = {}
        with reference_file("industries.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                names[row["code"]] = row["name"]
                if row["parent"]:
                    parents[row["code"]] = row["parent"]
        return cls(names, parents)

    def known(self, code: str) -> bool:
        """Whether a code such as `C`, `35`, `3562` or `C3562` is on the list."""
        chain = self.chain(code)
        spelled = {chain[0]} if len(chain) == 1 else {chain[0], chain[-1] + chain[0]}
        return chain[0] in self.names and code in spelled

    def name(self, code: str) -> str | None:
        """The industry's name."""
        return self.names.get(plain(code))

    def find(self, text: str) -> tuple[str, ...]:
        """A known code as it is, else the codes with exactly this name, else with the nearest."""
        if self.known(text):
            return (text,)
        near = get_close_matches(text, sorted(set(self.names.values())), n=3)
        wanted = (text,) if text in self.names.values() else near
        return tuple(code for name in wanted for code, own in self.names.items() if own == name)

    def chain(self, code: str) -> tuple[str, ...]:
        """The code and everything it lies in, from the narrowest to the section."""
        found = [plain(code)]
        while found[-1] in self.parents:
            found.append(self.parents[found[-1]])
        return tuple(found)

    def within(self, code: str, ancestor: str) -> bool | None:
        """Whether an industry lies in another; None where it is known too coarsely to say."""
        one, other = plain(code), plain(ancestor)
        if other in self.chain(one):
            return True
        return None if one in self.chain(other) else False


def plain(code: str) -> str:
    """A code without the letter of its section: `C3562` is `3562`."""
    return code[1:] if len(code) > 1 and code[0].isalpha() else code
