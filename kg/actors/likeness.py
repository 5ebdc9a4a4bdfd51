"""How alike two reports are: do they tell the same event?

A report is reduced to an `Account`: who, toward whom, when at the earliest and at the latest,
what, and the words of its sentence. Two accounts are weighed by who takes part, when, what is
done and how it is worded; some things rule it out that they are one event, whatever else speaks
for it (`Likeness` says which).
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.actors.accounts import Account, Side

# Acts that one outlet calls this and another that. The first are done together, whoever is the
# subject of the sentence.
_TALK = frozenset(
    "phone-call meeting visit host third-party-meeting summit negotiation planned-meeting".split()
)
_ALIKE_ACTS = (
    _TALK,
    frozenset(
        "agreement deal-reached signing ratification ceasefire-agreed ceasefire-declared "
        "ties-opened recognition".split()
    ),
    frozenset("warning ultimatum threat threat-to-relations military-threat demand".split()),
    frozenset("appeal demand proposal".split()),
    frozenset("accusation condemnation complaint demarche".split()),
    frozenset("rejection refusal denial veto vote-against meeting-refusal".split()),
    frozenset("meeting-refusal talks-broken-off".split()),
    frozenset(
        "diplomats-expelled detention-deportation ambassador-recalled ties-cut "
        "cooperation-reduced".split()
    ),
    frozenset("attack bombing killing clash coercion invasion ceasefire-broken".split()),
    frozenset("mobilization troop-deployment alert invasion".split()),
    frozenset("aid-given aid-pledged".split()),
    frozenset("mediation mediation-offer negotiation".split()),
    frozenset("concession apology".split()),
    frozenset("withdrawal-of-troops retreat ceasefire-in-force".split()),
    frozenset("arrest detention-deportation seizure restriction".split()),
)
_FAR = {frozenset(("phone-call", other)) for other in ("visit", "host", "summit")}

# Acts that are told as one another whoever tells them; all else that is near to another needs the
# same verb or words, for "expelled diplomats" and "suspended contacts" are two steps of one day.
_ONE_ACT = _ALIKE_ACTS[:2]

_BOTH_TOLD = 0.85  # likeness of the parties from which one article tells one act twice
# Acts that one does several of in a week.
_REPEATED = frozenset("attack bombing clash denial invasion killing refusal rejection".split())
# What is said of the same state again and again, each time of something else.
_SAID = frozenset(
    "accusation appeal complaint condemnation demand praise rejection warning".split()
)
_ONE_TOLD = 0.7  # of what is done together, where one report tells one party alone
_WORDED = 0.3  # likeness of words from which other acts of one type are the same
_ALIKE = 0.45  # likeness of words from which two days told are a conflict, not two events
_SHARED = 2  # words in common that bear out what the parties leave open


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two accounts are, from 0 to 1, and why."""

    score: float
    reason: str


def compare(a: Account, b: Account) -> Likeness | None:
    """How alike two accounts are; None where something rules it out that they are one event."""
    if a.certainty != b.certainty or _told_beside(a, b):
        return None
    words = wording(a, b)
    act = _act(a, b, words)
    parties = _parties(a, b) if act else 0.0
    if parties < _BOTH_TOLD and (a.article == b.article or _worded_apart(a, b)):
        return None
    if not parties or _counted_apart(a, b) or not _borne_out(a, b, words):
        return None
    days = _time(a, b, words)
    if not days:
        return None
    score = 0.4 * parties + 0.3 * days + 0.3 * act + 0.2 * words - 0.05
    reason = f"parties {parties:.2f}, days {days:.2f}, act {act:.2f}, words {words:.2f}"
    return Likeness(round(min(1.0, score), 3), reason)


def _told_beside(a: Account, b: Account) -> bool:
    """Whether one article tells two acts, which are two events, even of one day: of two kinds, in
    one sentence, or what both did and what one did ("agreed", "promised also")."""
    if a.article != b.article:
        return False
    if a.act != b.act or (a.subtype == b.subtype and a.sentence == b.sentence is not None):
        return True
    return a.mutual != b.mutual and not {a.subtype, b.subtype} <= _TALK


def _worded_apart(a: Account, b: Account) -> bool:
    """Whether two reports of what is done again and again have no word in common: "rejects the
    accusation", "denied that anyone was hurt"."""
    repeated = {a.subtype, b.subtype} <= _REPEATED
    return repeated and a.trigger != b.trigger and not a.words & b.words


def _counted_apart(a: Account, b: Account) -> bool:
    """Whether two reports tell how many of one state were concerned, and not the same number."""
    sides = ((a.sources, b.sources), (a.targets, b.targets))
    counts = [(x.count, y.count) for x, y in sides if x.count and y.count]
    return a.event_type != "ASSAULT" and any(one != other for one, other in counts)


def _borne_out(a: Account, b: Account, words: float) -> bool:
    """Whether the words bear out what the parties leave open: who else takes part, to whom it is
    done where one report alone knows, which of many such acts it was where neither tells a day."""
    if a.article == b.article:
        return _evenly_told(a, b)
    shared = _in_common(a, b)
    if len(shared) >= _SHARED or words >= _WORDED:
        return True
    if _is_mutual(a, b):
        return True
    undated = not a.exact and not b.exact and {a.subtype, b.subtype} <= _REPEATED | _SAID
    if undated and not shared and a.trigger != b.trigger and not _many(a, b):
        return False
    return all(
        _meet(x, y) or bool(shared) for x, y in ((a.sources, b.sources), (a.targets, b.targets))
    )


def _meet(x: Side, y: Side) -> bool:
    """Whether two sides may be the same without a word that says so: both are known, and about as
    many, or both are not, or they are called alike: "the embassy"."""
    if x.ids and y.ids:
        return abs(len(x.tops) - len(y.tops)) < 2
    return bool(x.words & y.words) or not (x.ids or y.ids or x.vague or y.vague)


def _evenly_told(a: Account, b: Account) -> bool:
    """Whether one article tells both acts of the same states; "Bahrain accused it, too" beside what
    four states did is another act, and so is each air strike."""
    if _is_mutual(a, b):
        return True
    again = {a.subtype, b.subtype} <= _REPEATED
    for x, y in ((a.sources, b.sources), (a.targets, b.targets)):
        if x.tops != y.tops or (again and not x.ids):
            return False
        if (x.vague or y.vague) and not x.words & y.words:
            return False
    return True


def _is_mutual(a: Account, b: Account) -> bool:
    """Whether an act is done together, whoever is the subject of the sentence."""
    return a.mutual or b.mutual or {a.subtype, b.subtype} <= _TALK


def _many(a: Account, b: Account) -> bool:
    """Whether two reports name the same states, more than a pair: those meet seldom."""
    return a.everyone.tops == b.everyone.tops and len(a.everyone.tops) > 2


def _in_common(a: Account, b: Account) -> frozenset[str]:
    """The words that two reports share beside their verbs."""
    return frozenset(w for w in a.words & b.words if w[:4] not in (a.trigger, b.trigger))


def wording(a: Account, b: Account) -> float:
    """Overlap coefficient of the words, from 0 to 1; within an article it says nothing."""
    if a.article == b.article:
        return 0.0
    least = min(len(a.words), len(b.words))
    return len(a.words & b.words) / least if least > 2 else 0.0


def _parties(a: Account, b: Account) -> float:
    if _is_mutual(a, b):
        x, y = a.everyone, b.everyone
        alike = _same_side(x, y)
        if len(x.tops & y.tops) > 1:
            return alike
        alone = any(len(side.tops) == 1 and not side.vague for side in (x, y))
        return alike * _ONE_TOLD if alone else 0.0  # a call with one, a call with another
    sides = [(a.sources, b.sources), (a.targets, b.targets)]
    known = [(x, y) for x, y in sides if x.ids and y.ids]
    scores = [_same_side(x, y) for x, y in known]
    if not scores or not all(scores):
        return 0.0
    neither = sum(not x.ids and not y.ids for x, y in sides)
    return (sum(scores) + 0.8 * neither + 0.5 * (2 - len(known) - neither)) / 2


def _same_side(x: Side, y: Side) -> float:
    """0 where nobody is shared, or where two persons are named of whom one state's each is."""
    shared = x.tops & y.tops
    if not shared or conflicting(x.persons, y.persons):
        return 0.0
    same = 1.0 if x.ids & y.ids else 0.85
    fewer, all_ = min(len(x.tops), len(y.tops)), len(x.tops | y.tops)
    return same * (0.4 + 0.4 * len(shared) / fewer + 0.2 * len(shared) / all_)


def conflicting(x: frozenset[tuple[str, str]], y: frozenset[tuple[str, str]]) -> bool:
    """Whether two reports name different persons for a state."""
    for top in {top for top, _ in x} & {top for top, _ in y}:
        if not {p for t, p in x if t == top} & {p for t, p in y if t == top}:
            return True
    return False


def _time(a: Account, b: Account, words: float) -> float:
    if a.exact and b.exact:
        if a.first == b.first:
            return 1.0
        near = abs((a.first - b.first).days) == 1
        return 0.4 if near and (words >= _ALIKE) else 0.0
    if a.last < b.first or b.last < a.first:
        return 0.0
    width = max((a.last - a.first).days, (b.last - b.first).days)
    return 0.8 if width <= 7 else 0.6 if width <= 31 else 0.3


def _act(a: Account, b: Account, words: float) -> float:
    pair = frozenset((a.subtype, b.subtype))
    if a.subtype is not None and len(pair) == 1:
        return 1.0
    if pair in _FAR:  # a call is no visit
        return 0.0
    if any(pair <= group for group in _ONE_ACT):
        return 0.75
    if any(pair <= group for group in _ALIKE_ACTS):
        return 0.75 if a.trigger == b.trigger or _in_common(a, b) or _many(a, b) else 0.0
    alike = a.event_type is not None and a.event_type == b.event_type
    return 0.4 if alike and words >= _WORDED else 0.0
