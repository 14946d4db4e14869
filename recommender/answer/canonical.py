"""An answer as canonical JSON: integers in 分, exact texts, no floats, keys in one order.

The format is documented and versioned in docs/formats.md.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from recommender.answer.advice import advice, labels
from recommender.answer.asked import asked
from recommender.answer.sets import sets
from recommender.answer.values import plain
from recommender.benefit import Amount
from recommender.catalogue.awarded import AwardCount
from recommender.catalogue.instruments import Source
from recommender.indicators.lexicon import Lexicon
from recommender.recommendation import Chance, Recommendation
from recommender.rules import nodes as n
from recommender.units.dates import PartialDate
from recommender.verdict import Evidence, Missing
from recommender.vocabulary.fields import Label
from recommender.wording import clauses
from recommender.wording.amounts import arithmetic

if TYPE_CHECKING:
    from recommender.answer.answering import Answer

VERSION = "fundmatch.answer/1"
Json = Any


def as_json(answer: "Answer") -> str:
    """The canonical text: UTF-8, keys sorted, no blanks, one line."""
    told = canonical(answer)
    return json.dumps(
        told, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def canonical(answer: "Answer") -> dict[str, Json]:
    """The answer in plain values."""
    return {
        "format": VERSION,
        "as_of": answer.as_of.isoformat(),
        "firm": {"name": answer.firm.name, "uscc": answer.firm.uscc},
        "catalogue": {"digest": answer.digest, "instruments": answer.instruments},
        "ranker": answer.ranker,
        "portfolio": sets(answer.portfolio),
        "nearmisses": advice(answer),
        "questions": [asked(one) for one in answer.questions],
        "recommendations": [recommendation(one) for one in answer.recommendations],
    }


def recommendation(one: Recommendation) -> dict[str, Json]:
    """One recommendation in plain values."""
    current, verdict = one.current, one.verdict
    return {
        "instrument": current.instrument.id,
        "name": bilingual(current.instrument.name),
        "edition": {
            "from": str(current.edition.from_),
            "round": current.call.year if current.call else None,
        },
        "subject": _subject(one),
        "status": verdict.status,
        "subject_to": [
            _open(path, verdict.evidence, current.lexicon) for path in verdict.subject_to
        ],
        "availability": plain(current.availability),
        "validity": {**plain(current.validity), "live": current.validity.live},
        "amount": _amount(one.amount, current.lexicon) if one.amount else None,
        "score": {
            "live": one.score.live,
            "parts": dict(one.score.parts),
            "total": one.score.total,
        },
        "held": [
            {"title": held.title, "granted": _day(held.granted), "expires": _day(held.expires)}
            for held in one.held
        ],
        "rank": one.rank,
        "chance": _chance(one.chance) if one.chance else None,
        "awarded": _awarded(one.awarded) if one.awarded else None,
        "exact": verdict.exact,
        "evidence": [
            _evidence(leaf, current.lexicon, current.instrument.sources)
            for leaf in verdict.evidence
        ],
        "missing": [_missing(fact, current.lexicon) for fact in verdict.missing],
    }


def _chance(found: Chance) -> dict[str, Json]:
    won = found.share
    return {
        "low": plain(won.low),
        "high": plain(won.high),
        "awarded": won.of,
        "applied": won.out_of,
        "years": [found.first, found.last],
        "source": found.source,
    }


def _awarded(found: AwardCount) -> dict[str, Json]:
    return {
        "year": found.year,
        "awarded": found.awarded,
        "applied": found.applied,
        "scope": bilingual(found.scope),
    }


def bilingual(label: Label) -> dict[str, str]:
    """A label in both languages."""
    return {"zh": label.zh, "en": label.en}


def _subject(one: Recommendation) -> dict[str, Json]:
    kind = one.current.instrument.subject.kind
    if one.subject is None:
        return {"kind": kind, "index": None, "name": None, "planned": False}
    return {
        "kind": kind,
        "index": one.subject.index,
        "name": one.subject.name,
        "planned": one.planned,
    }


def _open(path: str, evidence: tuple[Evidence, ...], lexicon: Lexicon) -> dict[str, Json]:
    leaf = next(one.leaf.node for one in evidence if one.path == path)
    kind = "judgement" if isinstance(leaf, n.Judgement) else "unread"
    return {"path": path, "kind": kind, "text": _text(leaf, lexicon)}


def _text(leaf: n.Leaf, lexicon: Lexicon) -> dict[str, str]:
    return {"zh": clauses.clause(leaf, lexicon, "zh"), "en": clauses.clause(leaf, lexicon, "en")}


def _evidence(one: Evidence, lexicon: Lexicon, sources: Mapping[str, Source]) -> dict[str, Json]:
    node, quantity = one.leaf.node, one.leaf.quantity
    source = sources.get(node.source) if node.source else None
    return {
        "path": one.path,
        "text": _text(node, lexicon),
        "field": quantity.name if quantity else None,
        "value": plain(one.value) if quantity else None,
        "threshold": _threshold(node),
        "truth": {True: "true", False: "false", None: "unknown"}[one.truth],
        "matters": one.matters,
        "article": node.article,
        "source": {"id": node.source, "title": source.title, "url": source.url}
        if source
        else None,
    }


def _threshold(node: n.Leaf) -> Json:
    match node:
        case n.Compare():
            op, raw = node.relation
            return {op: plain(raw)}
        case n.Between():
            return {"between": plain(node.between), "bounds": node.bounds}
        case n.OneOf():
            return {"in": plain(node.in_)}
        case n.Has():
            return {"has": list(node.titles)}
        case _:
            return None


def _missing(found: Missing, lexicon: Lexicon) -> dict[str, Json]:
    return {
        "fact": str(found.fact),
        "label": labels(found.fact, lexicon),
        "matters": found.matters,
    }


def _amount(amount: Amount, lexicon: Lexicon) -> dict[str, Json]:
    return {
        "kind": amount.kind,
        "low": amount.low,
        "high": amount.high,
        "unit": "分",
        "counted": amount.counted,
        "unread": amount.unread,
        "arithmetic": [
            {"zh": zh, "en": en}
            for zh, en in zip(
                arithmetic(amount, lexicon, "zh"), arithmetic(amount, lexicon, "en"), strict=True
            )
        ],
    }


def _day(day: PartialDate | None) -> str | None:
    return str(day) if day else None
