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
subtype,    of events whose triple is found: the share with the annotated subtype, and status; of
status,     those that are dated in the annotation, the share with the same first and last day
date
attribution F1 of (event, speaker) over the events whose triple is found
all acts    the last three over everything that is annotated and read, whatever the parties: an act
            that is not read has no status, and its speaker is missing (`kg.evaluate.acts`)

What no event of the annotation tells is None, not 0. Types that are annotated as PLOVER's roots are
compared as roots. Intervals are 95 % percentile bootstrap over articles (Efron & Tibshirani 1993).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np

from kg.errors import InputError
from kg.evaluate.acts import score_acts
from kg.evaluate.rows import FIELDS, GUIDE, Row, Told, annotated, predicted_by_article
from kg.evaluate.score import Score, score

MEASURES = ("type", "source", "target", "pair", "triple")
_SHARES = ("subtype", "status", "date")
_ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_RESAMPLES = 1000

Annotated = dict[str, tuple[str, list[Told]]]


def evaluate(gold: Path, predicted: Path) -> Row:
    """All figures; InputError where a file cannot be read, no article is annotated, or none of
    those that are has a predicted event."""
    told = predicted_by_article(predicted)
    articles = dict(annotated(gold))
    if not articles:
        raise InputError(f"{gold}: no annotated article", GUIDE)
    if told.keys().isdisjoint(articles):
        message = f"{predicted}: no event of any of the {len(articles)} articles of {gold}"
        raise InputError(message, "let kg extract read the same articles, with the same ids")
    events = [event for _, of in articles.values() for event in of]
    fields = {name for event in events for name in event.fields}
    scores = _scores(articles, told, events)
    return {
        "articles": len(scores),
        "without_prediction": len(articles.keys() - told.keys()),
        "without_annotation": len(told.keys() - articles.keys()),
        **_figures(scores, fields),
    }


def _scores(articles: Annotated, told: dict[str, list[Told]], events: list[Told]) -> list[Score]:
    """Counts by article, what is predicted being brought to what the annotation distinguishes."""
    roots = "YIELD" in {event.kind for event in events}
    untyped = any(not event.kind for event in events)

    def alike(acts: Iterable[Told]) -> list[Told]:
        kept = [act for act in acts if act.kind or untyped]
        return [replace(a, kind=_ROOTS.get(a.kind, a.kind)) for a in kept] if roots else kept

    scores = []
    for name, (text, of) in articles.items():
        mine, found = alike(of), alike(told.get(name, []))
        scores.append(score(text, mine, found) + score_acts(text, mine, found))
    return scores


def _figures(scores: list[Score], fields: set[str]) -> Row:
    whole = sum(scores, Score())
    kinds = sorted(k.removeprefix("type ") for k in whole.gold if k.startswith("type "))
    asked = fields | {"act"}

    def measure(name: str, share: bool = False) -> Row:
        found = {"accuracy": round(whole.recall(name), 3)} if share else _rates(whole, name)
        return {**found, "interval": interval(scores, name)}

    return {
        "measures": {
            **{name: measure(name) for name in MEASURES},
            "attribution": measure("attribution") if "attribution" in asked else None,
            **{name: measure(name, share=True) if name in asked else None for name in _SHARES},
        },
        "all_acts": {
            name: measure(f"all {name}") if name in asked else None for name in ("act", *FIELDS)
        },
        "macro_type_f1": round(sum(whole.f1(f"type {k}") for k in kinds) / max(1, len(kinds)), 3),
        "types": {kind: _class(whole, f"type {kind}") for kind in kinds},
        "statuses": _statuses(whole) if "status" in asked else None,
        "confused": [
            {"annotated": a, "found": b, "articles": n}
            for (a, b), n in whole.confused.most_common(12)
        ],
    }


def _rates(whole: Score, name: str) -> Row:
    return {
        "precision": round(whole.precision(name), 3),
        "recall": round(whole.recall(name), 3),
        "f1": round(whole.f1(name), 3),
    }


def _class(whole: Score, name: str) -> Row:
    counts = {"annotated": whole.gold[name], "found": whole.found[name]}
    return {**counts, **_rates(whole, name)}


def _statuses(whole: Score) -> Row:
    """By status: of all acts, and under "met" of those that were both annotated and read."""
    names = [k.removeprefix("all status ") for k in whole.gold if k.startswith("all status ")]
    return {
        name: {
            **_class(whole, f"all status {name}"),
            "met": _class(whole, f"met status {name}"),
        }
        for name in sorted(names, key=lambda name: (-whole.gold[f"all status {name}"], name))
    }


def interval(scores: list[Score], measure: str) -> list[float]:
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
