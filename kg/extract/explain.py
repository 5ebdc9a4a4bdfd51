"""Why an event was read as it was: its words marked, and the rule or chance behind each part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from spacy import displacy

from kg.extract.dates import find_dates
from kg.extract.grammar.words import Doc, Token
from kg.extract.parse.reading import Reading
from kg.extract.status.modality import status_of
from kg.extract.who.salience import FIRST, NEUTER, PERSONAL, PLURAL
from kg.model import Basis, Event, Ground, Mention, Span
from kg.shown import SURE, elsewhere, from_sentence

_LIKELIEST = 3  # subtypes that are named
_PRONOUNS = FIRST | PERSONAL | NEUTER | PLURAL
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "dt{font-weight:600}dd{margin:0 0 .4rem 1rem}"
)
_BASES = {
    Basis.STATED: "said by the text",
    Basis.NARRATIVE: "follows from what was told before",
    Basis.PUBLICATION: "the day of publication: the text says none",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of the sentence, offsets counted in the article."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """An event, its marks, and (part, what stands behind it) in order."""

    event: Event
    marks: tuple[Mark, ...]
    reasons: tuple[tuple[str, str], ...]


def explain(
    doc: Doc, events: Sequence[Event], shares: Mapping[Ground, float] = MappingProxyType({})
) -> list[Explanation]:
    """Explanations of the events that `doc` was coded to.

    ``shares`` tells how often a ground for an actor is right, given the name that it rests on.
    """
    by_place = {token.idx: token for token in doc}
    reading = doc.reading
    return [
        Explanation(event, tuple(_marks(event)), tuple(_reasons(event, token, reading, shares)))
        for event in events
        if (token := by_place.get(event.trigger.start)) is not None
    ]


def _marks(event: Event) -> Iterator[Mark]:
    """What the sentence of the trigger says of the event."""
    low, high = event.sentence.start, event.sentence.end
    parts = [(event.trigger.start, event.trigger.end, event.subtype or "act")]
    for label, mentions in (
        ("mutual" if event.reciprocal else "source", event.sources),
        ("mutual" if event.reciprocal else "target", event.targets),
        ("venue", (event.venue,) if event.venue else ()),
        ("said by", event.attribution.by if event.attribution else ()),
    ):
        parts += [(m.start, m.end, label) for m in mentions]
    if event.date is not None and event.date.text:
        at = event.sentence.text.find(event.date.text)
        if at >= 0:
            parts.append((low + at, low + at + len(event.date.text), "date"))
    for start, end, label in sorted(set(parts)):
        if low <= start and end <= high:
            yield Mark(start, end, label)


def _reasons(
    event: Event, trigger: Token, reading: Reading | None, shares: Mapping[Ground, float]
) -> Iterator[tuple[str, str]]:
    yield "type", _type(event, trigger, reading)
    for side, mentions in (("source", event.sources), ("target", event.targets)):
        for mention in mentions:
            who = _who(mention, event.sentence, shares)
            yield side, who + _part(mention, trigger, reading)
    yield "date", _date(event)
    yield "status", _status(event, trigger, reading)
    if event.attribution is not None:
        by = ", ".join(_called(mention, event.sentence) for mention in event.attribution.by)
        quoted = ", in quotation marks" if event.attribution.quoted else ""
        yield "said by", f'{by}, by "{event.attribution.cue}"{quoted}'
    yield (
        "confidence",
        f"{event.confidence:.0%}, its type alone {event.type_confidence:.0%}: {SURE}",
    )


def _type(event: Event, trigger: Token, reading: Reading | None) -> str:
    said = f"{event.event_type or 'no PLOVER type'}, {event.subtype}"
    said += f' by "{trigger.text}" (rule {event.rule or "none"}'
    if reading is None or not (likely := reading.likeliest([trigger])[:_LIKELIEST]):
        return said + ")"
    chances = ", ".join(f"{name} {chance:.2f}" for name, chance in likely)
    return f"{said}; the model: {chances})"


def _who(mention: Mention, sentence: Span, shares: Mapping[Ground, float]) -> str:
    """The words, the name behind them, and the actor with the ground for it.

    The share of the ground is that of the name: how often a pronoun or a description means whom
    it was taken for, it does not say.
    """
    said = _called(mention, sentence)
    if mention.actor is None:
        return said
    said += f" → {mention.actor}"
    if mention.ground is None:
        return said
    often = f", right in {shares[mention.ground]:.0%}" if mention.ground in shares else ""
    if often and _is_taken(mention):
        often += " where the name stands"
    return f"{said} (by {mention.ground}{often})"


def _called(mention: Mention, sentence: Span) -> str:
    """The words, where they stand if that is in another sentence, and the name behind them."""
    said = mention.text
    if side := elsewhere(mention, sentence):
        said += f", {from_sentence(side)}"
    if _is_taken(mention):
        return f"{said}, taken for {mention.name} ({_kind(mention)})"
    return f"{said} = {mention.name}" if mention.name not in (None, mention.text) else said


def _is_taken(mention: Mention) -> bool:
    """Whether the words do not have the name that they were taken for."""
    return bool(mention.name) and str(mention.name).casefold() not in mention.text.casefold()


def _kind(mention: Mention) -> str:
    said = mention.text.casefold()
    if said in _PRONOUNS:
        return "a pronoun"
    parts = str(mention.name).casefold().split()
    return "part of the name" if set(said.split()) <= set(parts) else "a description"


def _part(mention: Mention, trigger: Token, reading: Reading | None) -> str:
    if reading is not None:
        inside = [t for t in trigger.sent if mention.start <= t.idx < mention.end]
        roles = [r for t in inside if (r := reading.role([trigger], t.i))]
        if roles:
            best = min(roles, key=lambda role: role["none"])
            chances = ", ".join(f"{k} {v:.2f}" for k, v in best.items() if v >= 0.01)
            return f" (the model: {chances})"
    return " (by rule)"


def _date(event: Event) -> str:
    when = event.date
    if when is None:
        return f"none{_unused(event, ': ')}"
    if when.basis is Basis.PUBLICATION and (unused := _unused(event, "")):
        return f"{when.start}: the day of publication: {unused}"
    days = f"{when.start}" if when.start == when.end else f"{when.start} to {when.end}"
    words = f' "{when.text}"' if when.text else ""
    return f"{days}{words}: {_BASES[when.basis]}"


def _unused(event: Event, lead: str) -> str:
    """Which words of the sentence name a time that is not taken for that of the act; nothing where
    there are none."""
    words = ", ".join(f'"{date.text}"' for date in find_dates(event.sentence.text))
    return f"{lead}the sentence says {words}, which is not taken for its day" if words else ""


def _status(event: Event, trigger: Token, reading: Reading | None) -> str:
    said = f"{event.status} (rule {status_of(trigger)}"
    chances = reading.status([trigger]) if reading is not None else {}
    best = sorted(chances.items(), key=lambda item: -item[1])[:2]
    model = ", ".join(f"{name} {chance:.2f}" for name, chance in best)
    return f"{said}; the model: {model})" if model else f"{said})"


def as_html(explanations: Sequence[Explanation], title: str) -> str:
    """A page by displaCy: each sentence with its marks, and the reasons below."""
    parts = [
        "<!doctype html><html lang='en'><meta charset='utf-8'>"
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; "
        "style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>{_STYLE}</style><h1>{escape(title)}</h1>"
    ]
    for found in explanations:
        low = found.event.sentence.start
        marks = [
            {"start": m.start - low, "end": m.end - low, "label": m.label}
            for m in _apart(found.marks)
        ]
        shown = {"text": found.event.sentence.text, "ents": marks, "title": None}
        parts.append(displacy.render(shown, style="ent", manual=True, jupyter=False))
        reasons = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in found.reasons)
        parts.append(f"<dl>{reasons}</dl>")
    return "\n".join(parts) + "\n</html>\n"


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    """Marks that do not overlap, as displaCy wants them: the first, and those behind it."""
    found: list[Mark] = []
    for mark in marks:
        if not found or mark.start >= found[-1].end:
            found.append(mark)
    return found


def as_text(found: Explanation) -> str:
    """The sentence with its marks in brackets, and a line for each reason."""
    text, low = found.event.sentence.text, found.event.sentence.start
    shown, at = "", 0
    for mark in _apart(found.marks):
        start, end = mark.start - low, mark.end - low
        shown += f"{text[at:start]}[{text[start:end]}]({mark.label})"
        at = end
    lines = [shown + text[at:]]
    lines += [f"  {part:11} {reason}" for part, reason in found.reasons]
    return "\n".join(lines)
