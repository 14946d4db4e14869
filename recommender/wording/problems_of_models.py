"""Why a model is not used, which model is active, and why a new one is not."""

from recommender.wording.values import Lang

_SENTENCES: dict[str, tuple[str, str]] = {
    "promoted": ("{name} 启用：比 {champion} 高 {over}，比最强基线 {baseline} 高 {above}；各规模差距 {before} → {after}", "{name} is active: {over} over {champion}, {above} over the strongest baseline {baseline}; gap between sizes {before} → {after}"),
    "not_promoted": ("{name} 未启用：", "{name} does not become active:"),
    "not_over_champion": ("比现用的 {champion} 高 {over}，区间未排除零", "{over} over the active {champion}: the interval does not lie above zero"),
    "not_over_baseline": ("比最强基线 {baseline} 高 {above}，区间未排除零", "{above} over the strongest baseline {baseline}: the interval does not lie above zero"),
    "gap_wider": ("企业规模之间的排序质量差距从 {before} 扩大到 {after}（差 {widening}）", "the gap in ranking quality between firm sizes widens from {before} to {after} ({widening})"),
    "taught": ("{name} 已保存，尚未启用。核对后启用：fundmatch model promote {name} --queries {queries} --baseline popularity --baseline LambdaRank", "{name} is kept and not active yet. To make it so: fundmatch model promote {name} --queries {queries} --baseline popularity --baseline LambdaRank"),
    "not_taught": ("没有训练：{found}", "Nothing was trained: {found}"),
    "none_active": ("没有启用的模型，按公开的加分顺序排列", "No model is active; the transparent order stands"),
    "active": ("{name}（启用）", "{name} (active)"),
    "off": ("已停用，回到公开的加分顺序", "Switched off; the transparent order stands"),
    "no_model": ("没有模型“{name}”。现有：{names}", "No model '{name}'. There are: {names}"),
    "no_registry": ("没有指明模型文件夹：写 --models 文件夹，或设环境变量 FUNDMATCH_MODELS", "No folder of models is named. Write --models DIR or set FUNDMATCH_MODELS"),
    "queries_wrong": ("{path}：需要列 firm、size，以及每个排序方法一列数值（{found}）", "{path}: columns firm, size and one of numbers for each ranker are needed ({found})"),
}  # fmt: skip
DAMAGE: dict[str, tuple[str, str]] = {
    "manifest_missing": ("缺少清单文件", "the manifest is missing"),
    "manifest_wrong": ("清单无法读懂", "the manifest cannot be read"),
    "file_missing": ("缺少文件", "a file is missing"),
    "file_changed": ("文件被改动过", "a file was changed"),
    "file_extra": ("多出清单之外的文件", "there is a file that the manifest does not name"),
    "canary_died": ("试加载失败", "loading it in a child process failed"),
    "canary_slow": ("试加载超时", "loading it in a child process took too long"),
    "not_loadable": ("无法加载", "it cannot be loaded"),
    "active_wrong": ("启用记录无法读懂", "the record of the active model cannot be read"),
    "other_catalogue": ("模型属于另一份目录（{found}），当前目录是 {wanted}", "it was made for another catalogue ({found}); this one is {wanted}"),
    "other_jurisdiction": ("模型属于 {found}，目录在 {wanted}", "it was made for {found}; the catalogue is for {wanted}"),
    "other_instruments": ("模型不认识这些措施：{found}", "it does not know these instruments: {found}"),
    "later_day": ("模型由截至 {found} 的结果训练，晚于所问的 {wanted}", "it learned from outcomes until {found}, later than the day asked about, {wanted}"),
    "other_ranker": ("本版本没有“{found}”这种排序方法", "this version has no ranker of the kind '{found}'"),
}  # fmt: skip
_BANNER = (
    "排序模型 {name} 未使用：{reason}。以下按公开的加分顺序排列，资格判断不受影响。",
    "The ranking model {name} is not used: {reason}. The transparent order stands; verdicts are untouched.",
)  # fmt: skip


def line(key: str, lang: Lang, **values: object) -> str:
    """One sentence, filled in."""
    return _SENTENCES[key][lang == "en"].format(**values)


def damage(code: str, lang: Lang, **values: object) -> str:
    """What is wrong with a model."""
    return DAMAGE[code][lang == "en"].format(**values)


def banner(name: str, code: str, lang: Lang, **values: object) -> str:
    """What a reader is told where a model was set up and cannot be used."""
    return _BANNER[lang == "en"].format(name=name, reason=damage(code, lang, **values))
