"""Who stands on the sides of an event: each once, and nobody against himself by mistake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.actors.base import ActorBase
from kg.actors.descriptions import FOREIGN, Descriptions
from kg.actors.entries import Via
from kg.actors.wording import describes, is_other
from kg.model import Event, Ground, Kind, Mention

_DESCRIBED = (Ground.COUNTERPART, Ground.OFFICE)
_INWARD = frozenset({"government", "loyalist", "regime", "security"})  # whose foes are at home
UNNAMED = (*_DESCRIBED, Ground.ARTICLE)
GUESSED = (*UNNAMED, Ground.PART)  # the one country of an article is none who stands apart
AT_HOME = (
    None,
    "AID",
    "COERCE",
    "CONCEDE",
    "MOBILIZE",
    "RETREAT",
)  # but of what a state does at home
_GOVERNMENT = ("government", "its government", "the government")
_WITHIN = ("AGR", "EDU", "JUD", "LAB", "LEG", "OPP", "PTY")  # sectors that face a state at home
_TO_PEOPLE = ("AID", "ASSAULT", "COERCE", "RETREAT")  # done to people sooner than to a state
_OF_MEANS = ("AID", "REJECT")  # done with one's own forces, not to them
_OF_FOES = ("ASSAULT", "PROTEST")  # one part of a state may be another's
_ABROAD = ("ACCUSE", "AGREE", "CONSULT", "COOPERATE", "REJECT", "SANCTION")


def once(mentions: Sequence[Mention], besides: Sequence[Mention] = ()) -> tuple[Mention, ...]:
    """The mentions without those that name somebody again; names stay before descriptions."""
    seen = {mention.actor for mention in besides}
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.ground in _DESCRIBED):
        if mention.actor is None or mention.actor not in seen:
            kept.append(mention)
            seen.add(mention.actor)
    return tuple(mention for mention in mentions if mention in kept)


def whole(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """The mentions with those put together of which one begins where another ends: a name in two,
    "his aide [Ines] [Kalu]", or a description before a name, "the African bloc [Ecowas]"."""
    found: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        last = found[-1] if found else None
        if last is None or last.end + 1 != mention.start or text[last.end : mention.start] != " ":
            found.append(mention)
        elif mention.kind is last.kind is Kind.PERSON and _is_cut(last, mention):
            found[-1] = _joined(last, mention, text)
        elif mention.name == mention.text and _describes(last):
            found[-1] = mention
        else:
            found.append(mention)
    if len(found) == len(mentions):
        return tuple(mentions)
    return tuple(found)


def with_whole_names(event: Event, text: str) -> Event:
    """An event with the mentions of all sides put together so."""
    said = event.attribution
    return replace(
        event,
        sources=whole(event.sources, text),
        targets=whole(event.targets, text),
        attribution=said and replace(said, by=whole(said.by, text)),
    )


def are_people(target: Mention, event: Event, sources: Sequence[Mention], base: ActorBase) -> bool:
    """Whether the people of a state are meant and not the state: "arrested [Russians]", "Moscow
    advised [Russians] to stay at home"; but "attacked the [Russians]"."""
    if target.ground is not Ground.SEAT or not target.text.endswith("s") or " " in target.text:
        return False
    many = any(e.via is Via.DEMONYM for e in base.named(target.text))
    own = any(m.country == target.country for m in sources)
    return many and not event.reciprocal and (own or event.event_type in _TO_PEOPLE)


def _is_cut(first: Mention, last: Mention) -> bool:
    """Whether two mentions hold the two halves of a name, each its own."""
    return bool(first.name and first.text.endswith(first.name)) and last.name == last.text


def _joined(first: Mention, last: Mention, text: str) -> Mention:
    name = f"{first.name} {last.name}"
    return replace(first, text=text[first.start : last.end], end=last.end, name=name)


def _describes(mention: Mention) -> bool:
    """Whether a mention ends in a common noun: "the West African bloc"."""
    return mention.kind in (Kind.GROUP, Kind.ORGANISATION) and describes(mention.text)


def is_own(target: Mention, event: Event, base: ActorBase) -> bool:
    """Whether a target is who acts, in other words, or the state for which somebody speaks: "the
    minister of Greece warned that [Greece] would act", "called it a breach of [Greek] law"; nobody
    hosts "[the mediators] in Cairo" as their state."""
    if target.text.lower().endswith(("self", "selves")):
        return False
    kinds = [m.kind for m in event.sources if m.actor == target.actor]
    alone = len(event.targets) == 1
    if kinds and alone and event.subtype == "host" and target.ground is Ground.PART:
        return True
    if kinds and (event.subtype in ("apology", "denial") or is_other(target.text)):
        return True
    speaks = target.kind is Kind.COUNTRY and event.subtype in ("denial", "statement")
    if speaks and any(_speaks_for(m, target, base) for m in event.sources):
        return True
    actor = base.get(target.actor or "")
    part = actor is not None and actor.kind is Kind.COUNTRY and target.ground in GUESSED
    itself = bool(kinds) and not part  # a mayor may demand something of the government
    if (itself or _is_means(target, event)) and event.event_type in _OF_MEANS:
        return True
    if event.event_type in AT_HOME:
        return False
    if (itself and event.event_type not in _OF_FOES) or _serves(target, event):
        return True
    if target.kind is not Kind.COUNTRY:
        return False
    told = target.start < event.trigger.start  # "[The US] will respond, its minister warned"
    warns = event.subtype == "warning" or (event.event_type == "THREATEN" and told)
    praised = event.event_type == "SUPPORT" and (not alone or target.text[:1].islower())
    speaks = (
        warns or praised or event.event_type in _ABROAD
    )  # "welcomed [the deal]" of his own state
    state = base.country(target.country)
    own = speaks and state is not None and state.id == target.actor
    return Kind.COUNTRY in kinds or (
        own and any(_speaks_for(m, target, base) for m in event.sources)
    )


def _is_means(target: Mention, event: Event) -> bool:
    """Whether a target is the armed force of the state that sends or refuses it: "ruled out sending
    [American soldiers]"."""
    states = {m.country for m in event.sources if m.kind is Kind.COUNTRY or m.sector == "GOV"}
    return target.sector == "MIL" and target.country is not None and states == {target.country}


def _serves(target: Mention, event: Event) -> bool:
    """Whether a target is in the service of the state that acts, and no foe of its own: "warned
    that France would retaliate" is no threat to [Macron], who warned; "refused a call between
    [its minister] and A"."""
    if target.kind is not Kind.PERSON or target.sector != "GOV" or not target.country:
        return False
    own = any(m.kind is Kind.COUNTRY and m.country == target.country for m in event.sources)
    abroad = any(m.country and m.country != target.country for m in event.targets)
    return own and (event.event_type == "THREATEN" or (abroad and event.event_type in _ABROAD))


def _speaks_for(mention: Mention, state: Mention, base: ActorBase) -> bool:
    """Whether somebody speaks for a state, and not for a land that would be no part of it."""
    actor = base.get(mention.actor or "")
    land = actor is not None and actor.kind is Kind.COUNTRY
    return mention.country == state.country and mention.sector in ("GOV", "MIL") and not land


def governed(target: Mention, sources: Sequence[Mention], base: ActorBase) -> Mention:
    """A target that is the government of those who act against it at home, as that: "the opposition
    leader criticised [the government]"."""
    if target.text.lower() not in _GOVERNMENT:
        return target
    states = {m.country for m in sources}
    inside = all(m.sector in _WITHIN for m in sources)
    state = base.country(states.pop()) if inside and len(states) == 1 else None
    if state is None:
        return target
    own = replace(target, actor=state.id, label=state.label, country=state.country)
    return replace(own, sector=state.sector, ground=Ground.PART)


def is_guessed(mention: Mention, event: Event, *, acts: bool) -> bool:
    """Whether whom a mention means may change by who stands on the other side; rebels who demand
    something of a state are its own."""
    if acts and mention.sector in FOREIGN and event.event_type != "ASSAULT":
        return False
    if event.subtype == "demarche" and acts and mention.ground is Ground.SHARED:
        return True
    if event.event_type not in AT_HOME or mention.ground in UNNAMED:
        return mention.ground in GUESSED
    foreign = (*FOREIGN, "MIL") if event.event_type == "AID" else FOREIGN
    return mention.ground is Ground.PART and mention.sector in foreign


def named_as(mention: Mention, event: Event, descriptions: Descriptions) -> set[str]:
    """Whom a mention names who stands apart from the other side: of a state its officials, too,
    whom it has no need to write to, and of those who fight for a state the state, as the jet that
    "British jets" shot down is no British one."""
    found = {mention.actor} if mention.actor and mention.ground not in GUESSED else set()
    actor = descriptions.base.get(mention.actor or "")
    if (
        found
        and actor is not None
        and actor.kind is Kind.COUNTRY
        and event.event_type not in AT_HOME
    ):
        found.add(actor.country or actor.id)
    if event.subtype == "demarche" and mention.country:  # no state summons an envoy of its own
        found.add(mention.country)
    if event.subtype == "diplomats-expelled" and (told := descriptions.read(mention.text).country):
        found.add(told)  # nor does it expel one: "the Russian government"
    inward = not _INWARD.isdisjoint(mention.text.lower().split())
    if event.event_type == "ASSAULT" and mention.sector in (None, "GOV", "MIL") and not inward:
        owner = descriptions.read(mention.text).owner
        if owner is not None and owner.kind is Kind.COUNTRY:
            found.add(owner.id)
    return found
