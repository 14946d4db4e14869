"""An instrument file for tests: fully read, in force, with the conditions asked for."""

from pathlib import Path

_TEXT = """
id: {name}
name: {{zh: {name}奖, en: award {name}}}
family: 其他
kind: reward
level: nation
region: "000000"
authority: [某部]
applicant: {{kinds: [enterprise]}}
subject: {{kind: {kind}}}
{asks}
editions:
- from: 2024-01-01
  last_seen: {{date: 2024-03, source: S1}}
  reading: full
  legal_basis: {{title: 办法}}
  eligibility: {asked}
{benefit}
sources:
  S1: {{title: 办法}}
"""


def write_instrument(
    folder: Path,
    name: str,
    asked: str,
    *,
    kind: str = "firm",
    amount: str | None = None,
    asks: str | None = None,
) -> None:
    """Write `NAME.yaml`: `asked` is a condition and `asks` a mapping, both as YAML in one line."""
    text = _TEXT.format(
        name=name,
        kind=kind,
        asked=asked,
        asks=f"asks: {asks}" if asks else "",
        benefit=f"  benefit: {{kind: cash, amount: {amount}}}" if amount else "",
    )
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
