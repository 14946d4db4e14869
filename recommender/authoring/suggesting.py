"""Which field a clause speaks of: character n-grams held against labels, questions and examples.

Examples are clauses whose field is known, such as those of the catalogue. Only quantities that can
hold a value of the kind that was found are suggested.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from recommender.authoring.quantities import Found, plain
from recommender.catalogue.reading import Catalogue
from recommender.indicators.lexicon import Lexicon, Quantity
from recommender.rules import nodes as n

_SIZES = (1, 2, 3)
_WEIGHTS = {"label": 1.0, "question": 0.8, "example": 1.0}
_UNIT_BONUS = 1.15
_TIMED = {"年", "个月", "月", "天", "日", "岁", "周岁", "周年", "期"}
_TYPES = {"money": {"money"}, "ratio": {"ratio"}, "rank": {"count", "number"}, "date": {"date"}}
_NOISE = re.compile(
    r"[^\u4e00-\u9fffA-Za-z]+|不(?:得)?(?:低|少|短|高|大|小|多)于|不超过|以上|以下|以内|及以上|超过"
    r"|达到|至少|原则上|一般|万元|亿元|申报|上一?年度?|最近|近[一二两三]年|年度|多少|是否"
)
_SAME = (
    (re.compile("年?销售收入|营收|年收入"), "营业收入"),
    (re.compile("研发投入|研发经费|研究与试验发展经费|研究开发费用?|研发支出"), "研发费用"),
    (re.compile("占比|所占比例|比例|占(?=[^比重]*$)"), "比重"),
    (re.compile("职工|从业人员|在职人员"), "员工"),
    (re.compile("注册成立|持续经营|连续经营|注册时间|存续"), "成立年限"),
    (re.compile("项目总投资|投资总额|总投资额"), "总投资"),
)
_SIGNS = ",;。:、()\n"
Grams = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A field or indicator and how alike its words are, from 0 to about 1."""

    name: str
    score: float


class Suggester:
    """Finds fields by the words of a clause."""

    def __init__(self, lexicon: Lexicon, examples: Iterable[tuple[str, str]] = ()) -> None:
        self._lexicon = lexicon
        self._names = [*lexicon.vocabulary.fields, *lexicon.indicators]
        told = [*_words(lexicon, self._names), *(("example", name, t) for t, name in examples)]
        counted = [(kind, name, _grams(text)) for kind, name, text in told]
        self._idf = _rarity([grams for _, _, grams in counted])
        self._by_gram: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._docs = [(name, _WEIGHTS[kind]) for kind, name, _ in counted]
        for index, (_, _, grams) in enumerate(counted):
            for gram, weight in self._unit(grams).items():
                self._by_gram[gram].append((index, weight))

    def _unit(self, grams: Mapping[str, int]) -> Grams:
        """Weights by rarity, of length one."""
        weighed = {g: (1 + math.log(c)) * self._idf.get(g, 1.0) for g, c in grams.items()}
        length = math.sqrt(sum(w * w for w in weighed.values())) or 1.0
        return {gram: weight / length for gram, weight in weighed.items()}

    def suggest(self, words: str, found: Found, *, most: int = 3) -> list[Suggestion]:
        """The fields most alike that can hold the quantity, best first."""
        scores: dict[int, float] = defaultdict(float)
        for gram, weight in self._unit(_grams(words)).items():
            for index, other in self._by_gram.get(gram, ()):
                scores[index] += weight * other
        best: dict[str, float] = {}
        for index, score in scores.items():
            name, weight = self._docs[index]
            best[name] = max(best.get(name, 0.0), score * weight)
        ranked = [Suggestion(name, self._fitted(name, s, found)) for name, s in best.items()]
        chosen = [one for one in ranked if one.score > 0]
        return sorted(chosen, key=lambda one: (-one.score, one.name))[:most]

    def _fitted(self, name: str, score: float, found: Found) -> float:
        quantity = self._lexicon.quantity(name)
        if not fits(quantity, found):
            return 0.0
        return score * (_UNIT_BONUS if quantity.unit and quantity.unit in found.unit else 1.0)


def fits(quantity: Quantity, found: Found) -> bool:
    """Whether a quantity can be compared with what was found; years may be counted from a date."""
    if found.kind == "foreign":
        return False
    if found.kind in _TYPES:
        return quantity.type in _TYPES[found.kind]
    if found.unit in _TIMED:
        timed = quantity.unit in _TIMED or quantity.unit is None
        return quantity.type == "date" or (quantity.type in {"count", "number"} and timed)
    return quantity.type in {"count", "number"} and (quantity.unit or "") not in _TIMED


def _words(lexicon: Lexicon, names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for name in names:
        quantity = lexicon.quantity(name)
        yield "label", name, quantity.label.zh
        if quantity.field is not None:
            yield "question", name, quantity.field.question.zh


def _grams(text: str) -> Counter[str]:
    """Runs of one to three characters inside stretches of words."""
    found: Counter[str] = Counter()
    text = plain(text)
    for pattern, usual in _SAME:
        text = pattern.sub(usual, text)
    for stretch in _NOISE.split(text):
        for size in _SIZES:
            found.update(stretch[i : i + size] for i in range(len(stretch) - size + 1))
    return found


def _rarity(docs: list[Counter[str]]) -> dict[str, float]:
    counts = Counter(gram for grams in docs for gram in grams)
    return {gram: math.log(1 + len(docs) / count) for gram, count in counts.items()}


def clause_around(text: str, found: Found) -> str:
    """The words a quantity belongs to: its clause without the number."""
    text = plain(text)
    start = max(text.rfind(sign, 0, found.start) for sign in _SIGNS)
    after = re.split(f"[{_SIGNS}]", text[found.end :], maxsplit=1)[0]
    return text[start + 1 : found.start] + after


def whole_clause(text: str, found: Found) -> str:
    """The clause a quantity stands in, number and all."""
    flat = plain(text)
    start = max(flat.rfind(sign, 0, found.start) for sign in _SIGNS) + 1
    after = re.split(f"[{_SIGNS}]", flat[found.end :], maxsplit=1)[0]
    return text[start : found.end + len(after)].strip()


def examples_of(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Clauses of a catalogue with the shared field they compare."""
    for name, instrument in catalogue.instruments.items():
        lexicon = catalogue.lexicons[name]
        for edition in instrument.editions:
            trees = [edition.eligibility, *(call.eligibility for call in edition.rounds)]
            for tree in trees:
                if tree is not None:
                    yield from _examples(tree, lexicon, instrument.indicators)


def _examples(
    tree: n.Condition, lexicon: Lexicon, own: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    match tree:
        case n.Compare(text=words, field=name) | n.Between(text=words, field=name):
            shared = name not in own and "@" not in name
            if words and shared and lexicon.quantity(name).numeric:
                yield words.zh, name
    for _, part in n.children(tree):
        yield from _examples(part, lexicon, own)
