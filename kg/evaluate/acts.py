"""Status, date and speaker of all acts of an article, whether their parties are right or not.

An annotated act and a predicted one belong together, one to one, if their triggers overlap; where
one of the two has no place for its trigger, if they have the same type. Acts without a type
(denials, what is denied) count, too.

all act          acts that belong to one
all status       of these, those with the same status; also by status ("all status planned")
all date         dates that the text tells; a predicted one counts as found, too, where its act
                 belongs to one whose date is annotated
all attribution  (act, speaker)
met status X     status X among the acts that belong to one, which the scores of "all" mix with
                 how many acts are found
"""

from __future__ import annotations

from kg.evaluate.rows import Told
from kg.evaluate.score import Score, matched, same_speakers


def score_acts(text: str, gold: list[Told], found: list[Told]) -> Score:
    """Counts of one article."""
    result = Score()
    together = matched(
        [(i, j) for i, a in enumerate(gold) for j, b in enumerate(found) if _belong(a, b)]
    )
    met = [(gold[i], found[j]) for i, j in together]
    result.count("all act", len(met), len(found), len(gold))
    _count_statuses(result, met, gold, found)
    dated = {i for i, j in together if gold[i].stated}
    told = {j for j, b in enumerate(found) if b.stated} | {j for i, j in together if i in dated}
    same = sum(gold[i].days == found[j].days for i, j in together if i in dated)
    result.count("all date", same, len(told), sum(a.stated for a in gold))
    result.count(
        "all attribution",
        sum(same_speakers(text, a, b) for a, b in met),
        sum(len(b.speakers) for b in found),
        sum(len(a.speakers) for a in gold),
    )
    return result


def _belong(gold: Told, found: Told) -> bool:
    if gold.triggers and found.triggers:
        return any(s < f and e < t for s, t in gold.triggers for e, f in found.triggers)
    return gold.kind == found.kind


def _count_statuses(
    result: Score, met: list[tuple[Told, Told]], gold: list[Told], found: list[Told]
) -> None:
    """Counts of the status, in all and by class; where it is not annotated, none."""
    gold = [act for act in gold if "status" in act.fields]
    met = [(a, b) for a, b in met if "status" in a.fields]
    same = [a.status for a, b in met if a.status == b.status]
    result.count("all status", len(same), len(found), len(gold))
    for name in {act.status for act in gold + found}:
        right = same.count(name)
        asked, given = (sum(a.status == name for a in acts) for acts in (gold, found))
        result.count(f"all status {name}", right, given, asked)
        asked, given = (sum(pair[n].status == name for pair in met) for n in (0, 1))
        result.count(f"met status {name}", right, given, asked)
