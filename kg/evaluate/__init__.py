"""How good an extraction is: predicted events against annotated ones, `kg evaluate`.

Annotated files have a line an article, ``{"id", "text", "events": [...]}``, as the guidelines in
training/ describe; or they are corrected output of `kg extract`, a line an event. What is counted:

type        per article the set of event types (PLOVER), micro and macro F1
source,     distinct mentions of that role, types left out. Two mentions match if they share a
target      word and the predicted one is not longer than 12 words or twice the annotated one
pair        (source, target), types left out; an act with one side asks for that side alone
triple      (source, type, target)
            A party of a mutual act may stand on either side and counts as a source. All are
            matched one to one.
subtype,    of events whose triple is found: the share with the annotated subtype, if the annotation
status,     has any, and status; of those that are dated in the annotation, the share with the same
date        first and last day
attribution F1 of (event, speaker) over the events whose triple is found

Intervals are 95 % percentile bootstrap over articles (Efron & Tibshirani 1993).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from kg.errors import InputError
from kg.evaluate.rows import GUIDE, Row, annotated, predicted_by_article
from kg.evaluate.score import Score, score

MEASURES = ("type", "source", "target", "pair", "triple")
_SHARES = ("subtype", "status", "date")
_RESAMPLES = 1000


def evaluate(gold: Path, predicted: Path) -> Row:
    """All figures; InputError where a file cannot be read or holds no annotated article."""
    told = predicted_by_article(predicted)
    scores = [score(text, events, told.get(name, [])) for name, (text, events) in annotated(gold)]
    if not scores:
        raise InputError(f"{gold}: no annotated article", GUIDE)
    return _figures(scores)


def _figures(scores: list[Score]) -> Row:
    whole = sum(scores, Score())
    kinds = sorted(k.removeprefix("type ") for k in whole.gold if k.startswith("type "))
    measures: dict[str, Row] = {}
    for name in (*MEASURES, "attribution"):
        measures[name] = {
            "precision": round(whole.precision(name), 3),
            "recall": round(whole.recall(name), 3),
            "f1": round(whole.f1(name), 3),
            "interval": _interval(scores, name),
        }
    for name in _SHARES if whole.gold["subtype"] else _SHARES[1:]:
        measures[name] = {
            "accuracy": round(whole.recall(name), 3),
            "interval": _interval(scores, name),
        }
    return {
        "articles": len(scores),
        "measures": measures,
        "macro_type_f1": round(sum(whole.f1(f"type {k}") for k in kinds) / max(1, len(kinds)), 3),
        "types": {
            kind: {
                "annotated": whole.gold[f"type {kind}"],
                "found": whole.found[f"type {kind}"],
                "precision": round(whole.precision(f"type {kind}"), 3),
                "recall": round(whole.recall(f"type {kind}"), 3),
                "f1": round(whole.f1(f"type {kind}"), 3),
            }
            for kind in kinds
        },
        "confused": [
            {"annotated": a, "found": b, "articles": n}
            for (a, b), n in whole.confused.most_common(12)
        ],
    }


def _interval(scores: list[Score], measure: str) -> list[float]:
    """The middle 95 % of F1 over articles drawn anew; of a share, found is annotated."""
    counts = np.array(
        [(s.right[measure], s.found[measure] + s.gold[measure]) for s in scores], float
    )
    drawn = np.random.default_rng(0).multinomial(
        len(scores), np.full(len(scores), 1 / len(scores)), size=_RESAMPLES
    )
    right, total = (drawn @ counts).T
    values = np.divide(2 * right, total, out=np.zeros_like(right), where=total > 0)
    return [round(float(v), 3) for v in np.percentile(values, [2.5, 97.5])]
