"""What an article says of people beside their names: office, state, whose envoys they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.actors.base import ActorBase
from kg.actors.context import Context
from kg.actors.descriptions import Descriptions
from kg.actors.names import atoms, words
from kg.actors.phrases import Phrase
from kg.actors.wording import READ
from kg.model import Kind, Mention

_ENVOYS = ("ambassador", "high commissioner", "charge d affaires", "consul general", "envoy")
# What may stand between a state and the office of its envoy: "the French acting ambassador".
_BESIDE = frozenset("acting chief deputy designate interim new outgoing s special top".split())
_MARKS = frozenset("'’")
# His name behind the office: "ambassador to Togo, X Y", "ambassador X Y".
_NAME = re.compile(r"(?: (?:to|in) (?:the )?[A-Z]\w*(?: [A-Z]\w*)*)?,? ((?:[A-Z][\w.’'-]* ?)+)")
_READ = 20_000  # characters
_BEFORE = 60  # characters before an office in which its state may stand


def said_of(mention: Mention, name: str, descriptions: Descriptions) -> Phrase:
    """What a mention says of a person beside his name."""
    role = descriptions.read(mention.role) if mention.role else Phrase()
    if role.country and (role.office or role.role):
        return role
    text = descriptions.read(mention.text.replace(name, " ").replace(mention.name or name, " "))
    if role.office or role.role:
        return replace(role, owner=role.owner or text.owner, country=text.country)
    return text


def said_of_people(
    mentions: Sequence[Mention], context: Context, descriptions: Descriptions
) -> dict[str, Phrase]:
    """What the article says of each person where it says most: office and country."""
    found: dict[str, Phrase] = {}
    told = cache(lambda: [(office, *one) for office in _ENVOYS for one in _envoys(context, office)])
    for mention in mentions:
        if mention.kind is Kind.PERSON and mention.name:
            name = context.full_name(mention.name)
            said = said_of(mention, name, descriptions)
            if said.country is None and mention.actor:  # resolved before, from more mentions
                said = replace(said, country=mention.country)
            if said.country is None and said.owner is None:
                said = _as_envoy(said, mention, name, told(), descriptions)
            if name not in found or (said.country and not found[name].country):
                found[name] = said
    return found


def _as_envoy(
    said: Phrase,
    mention: Mention,
    name: str,
    told: Sequence[tuple[str, int, str, str]],
    descriptions: Descriptions,
) -> Phrase:
    """What is said of somebody, with his state where the article tells whose envoy he is: "[Chad]'s
    ambassador to Togo, X", or "Ambassador X" where it tells of "the Chadian ambassador"."""
    own = set(atoms(name))
    for office, _, state, called in told:
        if called and own >= set(atoms(called)) and len(atoms(called)) > 1:
            return replace(said, country=state, role=descriptions.read(office).role)
    title = " ".join(atoms((mention.role or mention.text.replace(name, " ")).lower()[:READ]))
    office = next((o for o in _ENVOYS if re.search(rf"\b{o}\b", title)), "")
    nameless = [(at, state) for o, at, state, called in told if o == office and not called]
    before = [state for at, state in nameless if at < mention.start]
    if len({state for _, state in nameless}) == 1:
        return replace(said, country=nameless[0][1])
    return replace(said, country=before[-1]) if before else said


def _envoys(context: Context, office: str) -> Iterator[tuple[int, str, str]]:
    """Where an article tells of a state's envoy, of which state (ISO code), his name if told."""
    title = f"{context.article.title}. "
    whole = title + context.article.text[:_READ]
    pattern = office.replace("charge d affaires", "charg[eé] d['’]affaires")
    for match in re.finditer(rf"\b{pattern}\b", whole):
        state = _state_before(
            words(whole[max(0, match.start() - 60) : match.start()]), context.base
        )
        if state is not None:
            named = _NAME.match(whole, match.end())
            yield match.start() - len(title), state, named[1] if named else ""


def _state_before(parts: Sequence[str], base: ActorBase) -> str | None:
    """The state whose name or adjective ends some words: "to give the French"."""
    end = len(parts)
    while end and (parts[end - 1].lower() in _BESIDE or parts[end - 1] in _MARKS):
        end -= 1
    for start in range(max(0, end - 4), end):
        found = base.match(parts[start:end], 0)
        if found is not None and start + found[0] == end and not found[1][0].weak:
            actor = found[1][0].actor
            return actor.country if actor.kind is Kind.COUNTRY else None
    return None
