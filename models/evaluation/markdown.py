"""The report as a Markdown page, from the plain values of a study."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from models.evaluation.diagram import reliability

Json = Any
NOTE = "> 本页说明：排序与获批概率在真实历史上的表现、与各基线的比较、各部分的贡献，以及怎样重做。"
METRICS = ("ndcg@10", "ndcg@3", "recall@10", "recall@3", "map", "auc")
SPANS = {
    "test": "Test years, reported once after every setting was frozen",
    "choose": "Years on which every setting was chosen",
}
MEASURES = ("auc", "average precision", "brier", "log loss", "ece", "slope", "mean")


def page(told: Json, notes: Mapping[str, str]) -> str:
    """The whole page; `notes` are paragraphs by the heading they stand under."""
    parts = ["# Ranking and chances, measured on real awards", "", NOTE, "", *_head(told, notes)]
    for span, title in SPANS.items():
        if span in told["ranking"]:
            parts += ["", f"## {title}: ranking", "", *_ranking(told, span)]
            parts += ["", f"## {title}: chances of known firms", "", *_chances(told, span)]
    if any(told["ablation"].values()):
        parts += ["", "## What each part adds", "", *_noted(notes, "ablation"), *_ablation(told)]
    if told["ceiling"]:
        parts += ["", "## How far it could go", "", *_noted(notes, "ceiling"), *_ceiling(told)]
    for name in ("leaks", "chosen", "reproduce"):
        parts += ["", *_noted(notes, name)]
    return "\n".join(parts).rstrip() + "\n"


def _head(told: Json, notes: Mapping[str, str]) -> list[str]:
    history, plan = told["history"], told["plan"]
    return [
        *_noted(notes, "head"),
        (
            f"History: {history['title']}; {history['awards']:,} awards (one a firm, instrument "
            f"and year), {history['firms']:,} firms, {history['instruments']} instruments; digest "
            f"`{history['digest'][:16]}`. Seeds: {plan['seeds']}. Training from {plan['first']}."
        ),
    ]


def _noted(notes: Mapping[str, str], name: str) -> list[str]:
    return [notes[name], ""] if name in notes else []


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def bounded(told: Sequence[float], digits: int = 3, *, sign: bool = False) -> str:
    """A mean with its interval."""
    plus = "+" if sign else ""
    mean, low, high = (f"{one:{plus}.{digits}f}" for one in told)
    return f"{mean} [{low}, {high}]"


def _ranking(told: Json, span: str) -> list[str]:
    found = told["ranking"][span]
    champion = told["champion"]
    lines = [f"{found['queries']:,} queries of {found['firms']:,} firms.", ""]
    lines += table(
        ("ranker", *METRICS, "gap large–small"),
        (
            (
                f"**{name}**" if name == champion else name,
                *(bounded(metrics[one]) for one in METRICS),
                "–" if found["gap"][name] is None else f"{found['gap'][name]:.3f}",
            )
            for name, metrics in found["metrics"].items()
        ),
    )
    names = list(found["metrics"])
    lines += ["", f"NDCG@10 by slice; the last column is {champion} minus {told['baseline']}.", ""]
    lines += table(
        ("slice", "queries", *names, "difference"),
        (
            (
                part,
                f"{one['queries']:,}",
                *(f"{one['ndcg@10'][name][0]:.3f}" for name in names),
                bounded(one["over"][champion], sign=True),
            )
            for part, one in found["slices"].items()
        ),
    )
    return lines


def _chances(told: Json, span: str) -> list[str]:
    found = told["chances"][span]
    share = found["awarded"] / found["pairs"]
    lines = [
        (
            f"{found['pairs']:,} pairs, {found['awarded']:,} awarded ({100 * share:.3f} %). The "
            "last column is the log loss saved against LightGBM raw, in thousandths."
        ),
        "",
    ]
    lines += table(
        ("output", *MEASURES, "saved"),
        (
            (
                name,
                *(f"{one[measure]:.{4 if measure in SHORT else 5}f}" for measure in MEASURES),
                _saved(found["log loss saved"].get(name)),
            )
            for name, one in found["outputs"].items()
        ),
    )
    for name, bounds in found["bounds"].items():
        ends = "; ".join(f"{key} [{low:.5f}, {high:.5f}]" for key, (low, high) in bounds.items())
        lines += ["", f"Intervals of {name}: {ends}."]
    levels = ", ".join(f"{year} {ratio:.2f}" for year, ratio in found["levels"].items())
    shown = list(found["reliability"])[-1]
    lines += ["", f"Awards told over awards seen, by year: {levels}.", ""]
    return [*lines, f"Reliability of {shown}:", "", *reliability(found["reliability"][shown])]


SHORT = frozenset({"auc", "average precision", "slope"})


def _saved(told: Sequence[float] | None) -> str:
    return "–" if told is None else bounded([1_000 * one for one in told], 2, sign=True)


def _ablation(told: Json) -> list[str]:
    spans = [span for span in SPANS if span in told["ablation"]]
    names = list(told["ablation"][spans[0]])
    head = ("variant", *(f"{span} {part}" for span in spans for part in ("NDCG@10", "difference")))
    rows = []
    for name in names:
        cells = [name]
        for span in spans:
            one = told["ablation"][span][name]
            cells += [f"{one['ndcg@10']:.3f}", bounded(one["over"], sign=True)]
        rows.append(cells)
    return table(head, rows)


def _ceiling(told: Json) -> list[str]:
    """NDCG@10 of the champion beside that of rankers that know the sizes of calls to come."""
    lines: list[str] = []
    for span, found in told["ceiling"].items():
        names = list(found["metrics"])
        rows = [
            (part, f"{one['queries']:,}", *(f"{one['ndcg@10'][name][0]:.3f}" for name in names))
            for part, one in found["slices"].items()
        ]
        gaps = [found["gap"][name] for name in names]
        rows.append(
            ("gap large–small", "", *("–" if one is None else f"{one:.3f}" for one in gaps))
        )
        lines += [f"{SPANS[span]}:", "", *table(("slice", "queries", *names), rows), ""]
    return lines
