"""A reliability diagram in text: what was told beside what was awarded, bin by bin."""

from collections.abc import Sequence

WIDTH = 40


def reliability(found: Sequence[Sequence[float]]) -> list[str]:
    """A line for each bin of equal counts: o is the chance told, x the share awarded.

    The scale is that of the square root, so that small chances can be told apart.
    """
    most = max(max(told, awarded) for _, told, awarded in found) or 1.0
    lines = ["```text", "   pairs     told  awarded"]
    for pairs, told, awarded in found:
        places = [" "] * (WIDTH + 1)
        at, seen = (round(WIDTH * (one / most) ** 0.5) for one in (told, awarded))
        places[at] = "o"
        places[seen] = "*" if at == seen else "x"
        bar = "".join(places).rstrip()
        lines.append(f"{int(pairs):8,} {told:8.5f} {awarded:8.5f} |{bar}")
    return [*lines, "```"]
