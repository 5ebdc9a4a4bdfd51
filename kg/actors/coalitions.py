"""Which coalition of states in a war is meant by what an article says whom it fights: "the
coalition", "coalition jets", "the U.S.-led coalition" in one on the Islamic State."""

from __future__ import annotations

import re
from datetime import date

from kg.actors.base import ActorBase
from kg.actors.context import Context
from kg.model import Actor

# The foe → the coalition against it, and since when and until when it has fought.
_AGAINST = {
    "islamic-state": ("global-coalition-against-daesh", date(2014, 9, 10), date.max),
    "houthis": ("saudi-led-coalition-in-yemen", date(2015, 3, 26), date(2022, 4, 2)),
}
_LEADERS = {
    "global-coalition-against-daesh": r"(?:US|U\.S\.|American|America|United States)",
    "saudi-led-coalition-in-yemen": r"(?:Saudi|Saudi Arabian|Arab)",
}
_FORCES = (
    "advis[eo]rs?|air|aircraft|airstrikes?|allies|attacks?|bombers?|bombing|commanders?|countries|"
    "drones?|fighter|fighters|forces?|ground|jets?|led|member|members|military|nations|officials?|"
    "planes?|raids?|soldiers?|spokes(?:man|woman|person)|states|strikes?|troops|warplanes?"
)
_COALITION = re.compile(
    r"(?:(?:the|a|an|one|its|several|\d+|two|three|entire|whole|wider|broader|global|international|"
    r"military|\d+-(?:plus[ -])?nation)\s)*"
    r"(?:(?P<leader>[A-Z][\w. ]*?)[- ]led\s)?"
    r"(?:(?:international|global|military|Arab)\s)*"
    r"(?:(?:anti|counter)[- ](?P<foe>[\w' ]+?)\s)?"
    rf"coalition(?:\s(?:{_FORCES}))*",
    re.IGNORECASE,
)
# Where parties govern together, "the coalition" may be theirs.
_OF_PARTIES = re.compile(
    r"(?:govern(?:ing|ment)|opposition|ruling|-(?:left|party|right)) coalition|"
    r"(?:formed|join(?:ed|s)|left|quit|leave) (?:a|his|her|the|their) coalition|"
    r"coalition (?:agreement|cabinet|government|part(?:y|ies|ners?)|talks)"
)
# An article on a war says somewhere that it fights, or who is in it.
_AT_WAR = re.compile(
    r"(?:global|international|led|military|nation|war) coalition|coalition (?:against|air|aircraft|"
    r"airstrikes?|bombers?|fighters?|forces?|jets?|military|planes?|raids?|soldiers?|strikes?|troops|"
    r"warplanes?)|coalition (?:\w+ )?(?:attack|bomb|carried out|conduct|fight|fought|hit|launch|"
    r"shell|str[iu]ck|target)",
    re.IGNORECASE,
)


def coalition(text: str, base: ActorBase, context: Context, day: date | None) -> Actor | None:
    """The coalition that a phrase stands for, None for one of parties or of nobody known."""
    found = _COALITION.fullmatch(text)
    if found is None:
        return None
    told = context.article.text
    bare = not (found["leader"] or found["foe"])
    if bare and (_OF_PARTIES.search(told) or not _AT_WAR.search(told)):
        return None
    day = day or context.article.date
    named = [foe for foe in _AGAINST if foe in context.named]
    if found["foe"]:
        meant = {entry.actor.id for entry in base.named(found["foe"])}
        named = [foe for foe in _AGAINST if foe in meant]
    fighting = map(_AGAINST.__getitem__, named)
    known = [id for id, begin, end in fighting if day is None or begin <= day <= end]
    if found["leader"]:
        known = [id for id in known if re.fullmatch(_LEADERS[id], found["leader"], re.IGNORECASE)]
    return base.get(known[0]) if len(known) == 1 else None
