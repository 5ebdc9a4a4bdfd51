"""Of which states those are who are named: Lima is Peru, and Putin is of Russia."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.lexical.attitudes import CRAFT
from kg.extract.lexical.gazetteer import Gazetteer
from kg.extract.lexical.lexicon import singular
from kg.extract.parties.arms import WEAPONS
from kg.extract.parties.deeds import Deed
from kg.extract.who.mentions import Mentions
from kg.extract.who.names import names_of
from kg.model import Event, Kind, Mention


class Nations:
    """Asked by the mentions of one article."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions

    def codes_of(self, mention: Mention) -> list[str]:
        """The codes of the states that a mention names, or somebody of; else those of its name."""
        known, told = self.mentions.gazetteer, self.mentions.codes_of(mention)
        if told or not known or not mention.name:
            return told
        code = _state_of(mention.name, known, person=mention.kind is Kind.PERSON)
        return [code] if code else []

    def codes(self, mentions: Iterable[Mention]) -> set[str]:
        """The codes of the states of several mentions."""
        return {code for mention in mentions for code in self.codes_of(mention)}

    def parties(self, mentions: tuple[Mention, ...]) -> set[str]:
        """The names of mentions, and the codes of their states."""
        return names_of(mentions) | self.codes(mentions)

    def are_of(self, some: tuple[Mention, ...], those: tuple[Mention, ...]) -> bool:
        """Whether all of some mentions name those others, or their states."""
        parties = self.parties(those)
        return all(parties & self.parties((mention,)) for mention in some)

    def state(self, mention: Mention) -> Mention:
        """The state of whoever struck: ties are cut with that, not with its police."""
        known = self.mentions.gazetteer
        state = known and known.country(next(iter(self.codes_of(mention)), None))
        return replace(mention, name=state.label, kind=Kind.COUNTRY) if state else mention

    def is_foreign(self, mention: Mention) -> bool:
        """Whether somebody is a state, or several together: a union, an alliance."""
        return mention.kind is Kind.COUNTRY or self.mentions.is_union(mention)

    def meet_at_home(self, event: Event) -> bool:
        """Whether some meet in a state that one of them is of, and so on no neutral ground."""
        both = (*event.sources, *event.targets)
        return event.venue is not None and bool(self.codes((event.venue,)) & self.codes(both))

    def is_own_side(self, deed: Deed, event: Event) -> bool:
        """Whether somebody of a state's own side did what it denies or rejects, to others: "Xi
        accused the US. [Beijing] denied the charge" answers nothing of Xi's."""
        if event.subtype == "rejection" and not all(map(self.is_foreign, event.sources)):
            return False
        hit = self.parties(deed.hit) & self.parties(event.sources)
        return bool(self.codes(event.sources) & self.codes(deed.doers)) and not hit

    def without_craft(self, event: Event) -> Event:
        """A complaint without the craft of nobody known: "protested that [ships] had entered its
        waters" is directed at whoever sent them."""
        told = [m for m in event.targets if m.name or not _is_craft(m) or self.codes_of(m)]
        return replace(event, targets=tuple(told)) if len(told) < len(event.targets) else event


def _is_craft(mention: Mention) -> bool:
    return singular(mention.text.rpartition(" ")[2].lower()) in CRAFT | WEAPONS


def _state_of(name: str, known: Gazetteer, *, person: bool) -> str | None:
    """The code of the state of a name, or of the only people who have a last name."""
    hit = known.longest(name.split(), 0)
    return hit[1].country if hit else known.state_of(name) if person else None
