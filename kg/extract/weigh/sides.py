"""Who of a sentence can take part in an act at all, and on which side he cannot stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.extract.acts.candidate import Candidate
from kg.extract.acts.candidates import Finder
from kg.extract.grammar.settled import once
from kg.extract.grammar.tree import (
    SUBJECTS,
    antecedent,
    cases,
    children,
    first_conjunct,
    is_left_out,
    is_passive,
    lemma_of,
    relative_subject,
    subjects_of,
)
from kg.extract.grammar.words import Token
from kg.extract.parties.clauses import let_do
from kg.extract.parties.contents import is_content, is_matter_of_deal, is_victim
from kg.extract.parties.instead import examples
from kg.extract.parties.released import asks_for_release, tells_of_release
from kg.extract.parties.scenes import is_of_blow, is_where_deed_was
from kg.extract.parties.slots import is_medium
from kg.extract.weigh import about, besides, elsewhere, framing
from kg.extract.weigh.named_in import is_named_in
from kg.extract.weigh.shares import Party
from kg.extract.weigh.spared import is_spared
from kg.extract.who.counts import is_number
from kg.extract.who.names import is_nobody
from kg.extract.who.salience import is_pronoun
from kg.extract.who.together import is_each_others, is_the_other
from kg.model import Kind
from kg.taxonomy import MEETINGS, Taxonomy

_JUDGING = ("ACCUSE", "SUPPORT")
_TOLD = ("ACCUSE", "AGREE", "ASSAULT", "MOBILIZE")
_SAYING = ("ACCUSE", "AGREE", "COOPERATE", "REJECT", "REQUEST", "SUPPORT", "THREATEN")
_SENDING = ("aid-given", "aid-pledged", "envoy-sent", "mobilization", "troop-deployment")
_READ = 0.3  # the chance from which a noun may be somebody who acts
_PLACES = ("GPE", "LOC")
_TOWNS = frozenset({"capital", "city", "resort", "town", "village"})
_MADE = ("agreement", "deal-reached", "signing")
# What is asked of a word and the trigger of an act: whether it is no party of it.
_NO_PARTY = (
    besides.is_in_text, besides.is_broker, besides.does_likewise, besides.is_mere_number,
    besides.stands_beside, elsewhere.is_kept_out, elsewhere.is_in_office, elsewhere.is_appealed_to,
    elsewhere.names_it, is_medium, elsewhere.abstains, elsewhere.is_let_alone, about.is_topic,
    elsewhere.is_hoped_for, elsewhere.is_protected, about.is_hit_by, framing.is_in_frame,
    framing.is_in_time_of, framing.says_what_it_was, framing.is_of_all, framing.is_at_occasion,
    framing.is_spoken_for,
)  # fmt: skip


class Sides:
    """Asked by a word and the candidate of an act; one for each article."""

    def __init__(self, finder: Finder, taxonomy: Taxonomy, actors: Mapping[int, float]) -> None:
        self.finder = finder
        self.taxonomy = taxonomy
        self.actors = actors  # token → the chance that it is read as one
        self.mentions = finder.arguments.phrases.mentions

    def barred(self, head: int, party: Party, candidate: Candidate) -> Iterator[str]:
        """The sides on which somebody of the sentence cannot stand."""
        if not party.side and self.finder.frames[candidate.entry.subtype].closed:
            yield "target"
        if head < 0:
            return
        token = candidate.trigger.doc[head]
        aside = not party.side and self._is_aside(token, candidate)
        if aside or self._is_spared(token, candidate):
            yield "target"
        if not party.side and besides.is_aside(token, candidate.trigger):
            yield "mutual"
        trigger = candidate.trigger
        suffered = self.finder.frames[candidate.entry.subtype].suffered
        obtained = candidate.entry.swapped and candidate.entry.subtype == "prisoners-released"
        if (
            (not party.side and _are_certain(candidate))
            or (not party.side and self._is_done_by_thing(trigger, token))
            or (not party.side and is_passive(trigger) and self._is_mere_place(token, candidate))
            or besides.is_struck(token, trigger)
            or (candidate.struck and besides.tells(token, trigger))
            or besides.judges(token, trigger)
            or is_where_deed_was(token, trigger, self.mentions)
            or (obtained and token in subjects_of(trigger))  # "[A] secured the release of B"
            or besides.dies_in(token, trigger)
            or (not party.side and besides.is_aside(token, trigger))
            or (suffered and besides.suffers(token, trigger))
            or (suffered and besides.acts_after(token, trigger))
            or (suffered and not party.side and besides.is_where_to(token))
            or (not party.side and elsewhere.is_told_of_before(token, trigger))
            or elsewhere.tells_of_own(token, trigger)
            or (not party.side and asks_for_release(token, trigger))
            or tells_of_release(trigger)
        ):
            yield "source"
        below = elsewhere.acts_below(token, trigger)
        if besides.is_told(token, trigger) or below or elsewhere.is_no_doer(token):
            yield from ("source", "mutual")
        if token.dep_ == "vocative":  # "Thank you, [Ana]"
            yield from ("mutual", "said", "source")

    def _is_mere_place(self, token: Token, candidate: Candidate) -> bool:
        """Whether it was done at a place by who is not told: "was killed in [Khartoum]"."""
        frame = self.finder.frames[candidate.entry.subtype]
        place = token.ent_type_ in _PLACES or self.mentions.is_place(token)
        ruled = frame.ruler and token.i in self.mentions.states  # "was arrested in [Chad]"
        return place and not ruled and besides.is_at(token, candidate.trigger)

    def _is_aside(self, token: Token, candidate: Candidate) -> bool:
        """Whether somebody whom no rule has for a party is named in what else is told."""
        known = any(mention.kind is not Kind.MATTER for mention in candidate.parties.targets)
        trigger = candidate.trigger
        behind = cases(first_conjunct(token))
        over = known and "over" in behind and self.mentions.is_place(token)  # "downed it over [A]"
        hits = self.finder.frames[candidate.entry.subtype].instrument
        near = known and hits and besides.is_near(token, trigger)
        return (
            "off" in behind  # "seized a tanker off [A]"
            or over
            or near
            or elsewhere.is_told_of_subject(token, trigger)
            or besides.is_aside(token, trigger)
            or (known and besides.is_of_another_act(token, trigger))
        )

    def _is_spared(self, token: Token, candidate: Candidate) -> bool:
        """Whether an act is not directed at somebody who is named beside it."""
        frame = self.finder.frames[candidate.entry.subtype]
        kind = (self._type(candidate), candidate.entry.subtype)
        return is_spared(token, candidate.trigger, frame, kind, self.mentions)

    def _is_done_by_thing(self, trigger: Token, token: Token) -> bool:
        """Whether a thing does it, and it is nobody's: "[A] told of a storm that killed B"."""
        thing = self._thing_doing(trigger)
        return thing is not None and token != thing and not thing.is_ancestor(token)

    @once
    def _thing_doing(self, trigger: Token) -> Token | None:
        """The thing that is the subject of an active verb, or the "anyone" who is let do it."""
        if trigger.pos_ != "VERB" or is_passive(trigger):
            return None
        if (anyone := let_do(trigger)) is not None:
            return anyone
        who = relative_subject(trigger)
        doing = children(trigger, *SUBJECTS) if who is None else [antecedent(trigger) or who]
        return None if any(map(self.may_act, doing)) or not doing else doing[0]

    def may_act(self, noun: Token) -> bool:
        """Whether a noun is somebody, who can have done something, and no thing."""
        read = self.actors.get(noun.i, 0.0) >= _READ
        named = is_pronoun(noun) or is_number(noun) or self.mentions.is_person(noun)
        return read or named or bool(self.finder.arguments.phrases.actors(noun, deep=True))

    def of(self, parties: Mapping[int, Party], candidate: Candidate) -> dict[int, Party]:
        """Those who may take part, in their order; where none of them is a rule's target, a threat
        is against whoever is told what he may do."""
        doc, trigger = candidate.trigger.doc, candidate.trigger
        may = {h: parties[h] for h in sorted(parties) if h < 0 or self._may_be(doc[h], candidate)}
        may = {h: p for h, p in may.items() if h < 0 or not self._is_content(doc[h], p, candidate)}
        if self._type(candidate) == "THREATEN" and all(p.side != "target" for p in may.values()):
            for head, party in may.items():
                if party.chances and head >= 0 and elsewhere.is_defied(doc[head], trigger):
                    party.chances["target"] = 1.0
        return may

    def _type(self, candidate: Candidate) -> str | None:
        return self.taxonomy.subtype(candidate.entry.subtype).event_type

    def _may_be(self, token: Token, candidate: Candidate) -> bool:
        """Whether somebody may take part."""
        trigger = candidate.trigger
        moves = self.finder.frames[candidate.entry.subtype].moves
        each = is_the_other(token, token.head) or is_each_others(token)
        if each or self.mentions.is_doing(token):
            return False
        if is_nobody(token):  # "a nerve [agent]"
            return False
        if token.dep_ == "acl" and token.tag_ == "VBG":  # "leaders [meeting] in A"
            return False
        if examples(token):
            return False
        if len(candidate.parties.sources) > 1 and is_matter_of_deal(token, trigger):
            return False
        if not moves and self.mentions.is_water(token):  # no sea, unless ships are sent there
            return False
        aside = is_left_out(token) or any(asked(token, trigger) for asked in _NO_PARTY)
        aside = aside or is_named_in(token, candidate, self._type(candidate))
        if self._type(candidate) == "THREATEN":
            aside = aside or elsewhere.acts_below(token, trigger)  # "threatened what [A] would do"
            aside = aside or elsewhere.is_threat_of(token, trigger)
        if self._type(candidate) in _TOLD:
            aside = aside or elsewhere.tells_of_it(token, trigger)
        if self._type(candidate) in _JUDGING:
            aside = aside or elsewhere.is_audience(token, trigger)
            aside = aside or elsewhere.is_own_envoy(token, trigger)
            aside = aside or about.is_wronged(token, trigger)
        if candidate.entry.subtype in _SENDING:
            aside = aside or elsewhere.is_own_means(token, trigger, self.mentions)
        if self._type(candidate) == "CONSULT" or candidate.entry.subtype in MEETINGS:
            aside = aside or about.is_only_said(token, trigger)
            aside = aside or about.is_bidding(token, trigger)
        if candidate.entry.subtype == "refusal":
            aside = aside or elsewhere.is_stayed_out_of(token, trigger)
        return not (aside or self._is_about(token, candidate) or self._is_venue(token, candidate))

    def _is_content(self, token: Token, party: Party, candidate: Candidate) -> bool:
        """Whether somebody stands for a thing that an act is about, and not the thing itself:
        "looked into the death of [A]"."""
        if party.mentions and all(mention.kind is Kind.MATTER for mention in party.mentions):
            return False
        subtype, trigger = candidate.entry.subtype, candidate.trigger
        if is_of_blow(token, self.mentions):
            return True
        dead = subtype == "investigation" and is_victim(token, trigger)
        return dead or is_content(token, trigger, self.finder.frames[subtype])

    def _is_about(self, token: Token, candidate: Candidate) -> bool:
        """Whether what is asked for or denied is only about somebody."""
        subtype, trigger = candidate.entry.subtype, candidate.trigger
        if subtype == "denial":
            return besides.is_in_claim(token, trigger)
        asked_for = self._type(candidate) == "REQUEST" or subtype == "proposal"
        return asked_for and about.is_sought(token, trigger)

    def _is_venue(self, token: Token, candidate: Candidate) -> bool:
        """Whether several only talk at a place: "the presidents met in [Vienna]"."""
        place = token.ent_type_ in _PLACES or self.mentions.is_place(token)
        place = place or lemma_of(token) in _TOWNS  # "in the northern [town] of A"
        # "a deal on patrols in [the Himalayas]"
        nobodys = token.i not in self.mentions.states and {"along", "in"} & set(cases(token))
        city = self.mentions.kind.get(token.i) is Kind.PLACE and token.i not in self.mentions.states
        town = city or lemma_of(token) in _TOWNS
        said = self._type(candidate) in (*_SAYING, "PROTEST")
        if town and said and besides.is_at(token, candidate.trigger):
            return True  # "approved it in [Brussels]", "rallied in the [town] of A"
        made = place and candidate.entry.subtype in _MADE
        if made and (nobodys or besides.is_made_at(token)):
            return True
        if place and candidate.entry.subtype == "host":
            held = first_conjunct(token).head
            at = bool({"at", "in"} & set(cases(token)))  # "hosted a summit in [Kazan]"
            return at and candidate.trigger in (held, held.head)
        if not place or candidate.entry.subtype not in MEETINGS:
            return False
        plural = any(subject.tag_ == "NNS" for subject in subjects_of(candidate.trigger))
        sources = candidate.parties.sources
        bodies = any(mention.kind is Kind.ORGANISATION for mention in sources)
        several = plural or bodies or len(sources) > 1
        told = (candidate.trigger, *candidate.said)
        return several and any(besides.is_at(token, word) for word in told)


def _are_certain(candidate: Candidate) -> bool:
    """Whether nobody else can have done it than whom a rule has, whatever is read."""
    found, certain = candidate.parties.sources, candidate.parties.certain
    return bool(found) and all(mention in certain for mention in found)
