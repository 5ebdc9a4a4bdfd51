"""Who did what to whom: the events of a parsed article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from kg.extract.arguments import Arguments, Parties, cases, children
from kg.extract.dates import Tense, default_date, find_dates, resolve_date
from kg.extract.lexicon import ActorNouns, Entry, Lexicon
from kg.extract.mentions import Gazetteer, Mentions
from kg.extract.modality import SAYING, attribution_of, status_of
from kg.model import Article, DateSpan, Event, Span, Status
from kg.taxonomy import Taxonomy

_ABOUT = frozenset(
    "agree promise pledge vow offer threaten refuse decline urge ask call demand request appeal "
    "propose suggest accept press order encourage warn invite reject allow".split()
)
_AROUND = (
    "obj",
    "obl",
    "compound:prt",
    "advmod",
    "xcomp",
    "nsubj:pass",
    "nmod",
    "ccomp",
    "compound",
)


class EventCoder:
    """Codes a parsed article with the lexicon and the taxonomy."""

    def __init__(self, lexicon: Lexicon, nouns: ActorNouns, taxonomy: Taxonomy) -> None:
        self.lexicon = lexicon
        self.nouns = nouns
        self.taxonomy = taxonomy

    def events(self, doc: Doc, article: Article, gazetteer: Gazetteer | None) -> list[Event]:
        """All events of the article in the order of their triggers, repeats folded together."""
        arguments = Arguments(Mentions(doc, self.nouns, gazetteer))
        events: list[Event] = []
        for index, sentence in enumerate(doc.sents):
            dates = find_dates(sentence.text)
            for trigger, entry, parties in self._candidates(sentence, arguments):
                event = self._event(article, sentence, index, trigger, entry, parties, arguments)
                when = _date(trigger, sentence, dates, article, events)
                if event is not None:
                    events.append(replace(event, date=when))
        return fold_repeats(events)

    def _candidates(
        self, sentence: Sentence, arguments: Arguments
    ) -> Iterator[tuple[Token, Entry, Parties]]:
        consumed: set[int] = set()
        for token in sentence:
            if token.pos_ == "VERB":
                around = _lemmas_around(token)
                entry = self.lexicon.verb(token.lemma_.lower(), around)
                if entry is None or _only_says(token, entry) or self._promised(token):
                    continue
                parties = arguments.of_verb(token, entry.swapped)
                for child in children(token, "obj", "obl", "nsubj:pass"):
                    if entry.rest & {child.lemma_.lower(), child.text.lower()}:
                        consumed.add(child.i)
                        inner = arguments.of_noun(child)
                        parties.targets = parties.targets or inner.targets
                        parties.sources = parties.sources or inner.sources
                yield token, entry, parties
            elif token.pos_ == "NOUN" and token.i not in consumed:
                around = [c.lemma_.lower() for c in children(token, "compound", "amod")]
                entry = self.lexicon.noun(token.lemma_.lower(), around)
                parties = arguments.of_noun(token) if entry else Parties()
                if entry and not parties.sources and token.dep_ in ("obj", "obl"):
                    parties.sources = arguments.of_verb(token.head).sources
                if entry and len(parties.sources) + len(parties.targets) >= 2:
                    yield token, entry, parties

    def _promised(self, verb: Token) -> bool:
        """What an act of agreeing, refusing or threatening is about is no second act."""
        while verb.dep_ == "conj":
            verb = verb.head
        matrix = verb.head
        if verb.dep_ not in ("xcomp", "ccomp") or matrix.lemma_.lower() not in _ABOUT:
            return False
        return self.lexicon.verb(matrix.lemma_.lower(), _lemmas_around(matrix)) is not None

    def _event(
        self,
        article: Article,
        sentence: Sentence,
        index: int,
        trigger: Token,
        entry: Entry,
        parties: Parties,
        arguments: Arguments,
    ) -> Event | None:
        if not parties.sources and not parties.targets:
            return None
        status = status_of(trigger)
        subtype = self.taxonomy.subtype(entry.subtype)
        event_type, mode = self.taxonomy.fold(entry.subtype, status)
        lone = len(parties.sources) + len(parties.targets) < 2
        return Event(
            article=article.id,
            sentence=Span(sentence.text, sentence.start_char, sentence.end_char),
            sentence_index=index,
            subtype=entry.subtype,
            event_type=event_type,
            mode=mode,
            cameo=subtype.cameo,
            trigger=Span(trigger.text, trigger.idx, trigger.idx + len(trigger)),
            sources=tuple(parties.sources),
            targets=tuple(parties.targets),
            venue=parties.venue,
            reciprocal=subtype.mutual and not lone,
            status=status,
            attribution=attribution_of(trigger, arguments),
            confidence=_confidence(trigger, entry, parties, status),
            rule=f"{trigger.pos_.lower()}:{' '.join(sorted(entry.rest)) or 'bare'}",
        )


def _only_says(verb: Token, entry: Entry) -> bool:
    """A verb of saying with a clause tells who speaks, not what was done."""
    return verb.lemma_.lower() in SAYING and not entry.rest and bool(children(verb, "ccomp"))


def _lemmas_around(verb: Token) -> list[str]:
    """What hangs on a verb: objects, particles and the prepositions of its obliques."""
    words: list[str] = []
    for child in verb.children:
        if child.dep_.startswith(_AROUND):
            if child.ent_type_ == "DATE":
                continue  # "called on Friday" is no "call on"
            words += [child.lemma_.lower(), child.text.lower(), *cases(child)]
            deps = ("amod", "compound") if child.dep_ == "obj" else ("obj", "mark")
            words += [c.lemma_.lower() for c in children(child, *deps)]
    return words


def _confidence(trigger: Token, entry: Entry, parties: Parties, status: Status) -> float:
    score = 0.55 + 0.1 * bool(parties.sources) + 0.1 * bool(parties.targets)
    score += 0.05 * min(2, len(entry.rest)) - 0.1 * (trigger.pos_ == "NOUN")
    score -= 0.15 * (status is Status.HYPOTHETICAL) + 0.02 * _depth(trigger)
    return round(max(0.05, min(0.99, score)), 3)


def _depth(token: Token) -> int:
    return min(5, sum(1 for _ in token.ancestors))


def _date(
    trigger: Token, sentence: Sentence, dates: Sequence[Span], article: Article, events: list[Event]
) -> DateSpan | None:
    """Date of the expression nearest to the trigger, else the article's own date."""
    tense: Tense = "future" if status_of(trigger) is Status.PLANNED else "past"
    at = trigger.idx - sentence.start_char
    previous = events[-1].date if events else None
    for span in sorted(dates, key=lambda d: abs(d.start - at)):
        found = resolve_date(span.text, published=article.date, tense=tense, previous=previous)
        if found is not None:
            return found
    return None if tense == "future" else default_date(article.date)


def fold_repeats(events: Sequence[Event]) -> list[Event]:
    """One event for each told twice: same subtype, parties and status; details add up."""
    kept: dict[tuple[object, ...], Event] = {}
    for event in events:
        names = frozenset((m.name or m.text).casefold() for m in event.sources + event.targets)
        sides = names if event.reciprocal else (names, _names(event.sources))
        key = (event.subtype, event.status, sides)
        first = kept.get(key)
        if first is None or len(names) < 2 or _both_stated(first, event):
            kept[key if first is None else (*key, event.trigger.start)] = event
        else:
            kept[key] = replace(first, coreferent=(*first.coreferent, event.trigger))
    return list(kept.values())


def _both_stated(first: Event, second: Event) -> bool:
    """Two events whose stated dates differ are two events."""
    a, b = first.date, second.date
    stated = a is not None and b is not None and a.text is not None and b.text is not None
    return stated and (a.start, a.end) != (b.start, b.end)  # type: ignore[union-attr]


def _names(mentions: Sequence[object]) -> frozenset[str]:
    return frozenset(str(getattr(m, "name", None) or getattr(m, "text", "")) for m in mentions)
