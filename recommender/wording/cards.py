"""The card of a model for people: headings in both languages, values as they are."""

from collections.abc import Iterator, Mapping
from typing import Any

from recommender.wording.values import Lang

HEADS = {
    "model_details": ("模型说明", "Model details"),
    "intended_use": ("用途", "Intended use"),
    "factors": ("相关因素", "Factors"),
    "metrics": ("指标", "Metrics"),
    "evaluation_data": ("评估数据", "Evaluation data"),
    "training_data": ("训练数据", "Training data"),
    "quantitative_analyses": ("定量分析", "Quantitative analyses"),
    "ethical_considerations": ("伦理考量", "Ethical considerations"),
    "caveats": ("局限与建议", "Caveats and recommendations"),
}
_TITLE = ("模型卡", "Model card")
_SIMULATED = (
    "**模拟数据**：本模型由模拟数据训练，不能说明实际效果。",
    "**Simulated**: this model was trained on simulated data and proves nothing about real use.",
)


def markdown(parts: Mapping[str, Mapping[str, Any]], lang: Lang) -> str:
    """The nine parts under their headings; a model of simulated data says so first."""
    told = [f"# {_TITLE[lang == 'en']}", ""]
    if parts["training_data"].get("simulated"):
        told += [_SIMULATED[lang == "en"], ""]
    for name, heading in HEADS.items():
        told += [f"## {heading[lang == 'en']}", "", *_lines(parts[name], 0), ""]
    return "\n".join(told)


def _lines(found: Any, depth: int) -> Iterator[str]:
    indent = "  " * depth
    for key, value in found.items():
        if isinstance(value, Mapping):
            yield f"{indent}- {key}:"
            yield from _lines(value, depth + 1)
        elif isinstance(value, list | tuple):
            yield f"{indent}- {key}: {', '.join(map(str, value))}"
        else:
            yield f"{indent}- {key}: {value}"
