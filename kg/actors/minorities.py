"""A people in another state than its own: "ethnic Albanians in Serbia", "Kosovo Serbs"."""

from __future__ import annotations

import re

from kg.actors.base import ActorBase
from kg.actors.entries import Via
from kg.actors.learned import COLLECTIVES, article_key
from kg.actors.names import slug, words
from kg.actors.phrases import Phrase
from kg.model import Actor, Article, Kind


def minority(
    text: str, said: Phrase, state: Actor | None, article: Article, base: ActorBase
) -> Actor:
    """ "Ethnic Albanians in Serbia", "the Albanian minority in Serbia": people of another state."""
    after = [word for word in words(text.lower().rpartition("ethnic ")[2]) if word.isalpha()]
    people = after[0].title() if after else "people"
    known = base.named(f"{state.label} {people}") if state else ()
    if known:
        return known[0].actor  # "Kosovo Serbs"
    together = COLLECTIVES.intersection(after[1:2])
    called = " ".join([people, *together] if together else ["ethnic", people])
    return Actor(
        id=f"{state.id if state else article_key(article)}-{slug(called)}",
        label=called + (f" in {state.label}" if state else ""),
        kind=Kind.GROUP,
        country=state.country if state else said.country,
        sector=said.role.sector if said.role else "CVL",
        part_of=state.id if state else None,
        learned=True,
    )


def told_abroad(text: str, said: Phrase, article: Article, base: ActorBase) -> Actor | None:
    """The minority that a bare plural means of whom the article tells: "[Serbs] blocked a road"
    beside "ethnic Serbs in northern Kosovo" or "Kosovo Serbs"."""
    *before, people = words(text) or [""]
    entries = base.named(people) if people.endswith("s") else ()
    own = {entry.actor.country for entry in entries if entry.via is Via.DEMONYM}
    if not own or any(word[:1].isupper() for word in before[1:]):
        return None
    name = re.escape(people)
    told = rf"\b[Ee]thnic {name} (?:in|of) (?:[a-z]+ )?([A-Z]\w+)|\b([A-Z]\w+) {name}\b"
    for found in re.finditer(told, article.text):
        for entry in base.named(found[1] or found[2]):
            state, known = entry.actor, base.named(found[0]) if found[2] else ()
            land = bool(known) and known[0].actor.kind is Kind.COUNTRY
            if land and known[0].actor.country in own:  # "Turkish Cypriots" live in Cyprus
                continue
            if state.kind is Kind.COUNTRY and state.country not in own:
                ethnic = f"ethnic {people}"
                return known[0].actor if known else minority(ethnic, said, state, article, base)
    return None
