"""What limits a choice among awards, by their numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Pairs that exclude each other, (items, limit in 分), and (item, one of these is needed)."""

    pairs: frozenset[tuple[int, int]]
    ceilings: tuple[tuple[tuple[int, ...], int], ...] = ()
    needs: tuple[tuple[int, tuple[int, ...]], ...] = ()

    @property
    def binding(self) -> bool:
        """Whether anything limits the choice."""
        return bool(self.pairs or self.needs or any(items for items, _ in self.ceilings))

    def parts(self, items: list[int]) -> list[list[int]]:
        """Items in groups that no limit ties to each other."""
        group = {n: [n] for n in items}
        ties = [*self.pairs, *(members for members, _ in self.ceilings)]
        for tie in (*ties, *((item, *others) for item, others in self.needs)):
            joined = sorted({n for member in tie for n in group[member]})
            group |= dict.fromkeys(joined, joined)
        return [found for n, found in group.items() if n == found[0]]

    def overlapping(self) -> bool:
        """Whether some item stands under two ceilings."""
        under = [n for members, _ in self.ceilings for n in members]
        return len(under) > len(set(under))
