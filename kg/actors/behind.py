"""What stands behind a description: for whom somebody works, what a group is called.

"two workers [employed by Oxfam]" are no citizens of the state that expels them, and "rescuers
[known as the White Helmets]" have a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.actors.base import ActorBase
from kg.actors.grounds import Found
from kg.actors.learned import organisation, someone
from kg.actors.phrases import Phrase
from kg.actors.wording import READ
from kg.model import Actor, Article, Ground, Kind, Mention

_NAME = r"(?:[A-Z][\w.’'-]*)(?: (?:(?:and|for|of|the|without) (?:the )?)?[A-Z][\w.’'-]*)*"
_AS_STAFF = (
    r",? (?:(?:who|that) )?(?:employed by|(?:(?:are|had been|is|was|were) )?work(?:ed|ing|s)? for)"
)
_STAFF_FOR = re.compile(
    r"(?:correspondent|employee|inspector|interpreter|journalist|monitor|observer|photographer"
    r"|reporter|translator|worker)s?$"
)
_FOR = rf"(?: (?:the|an?))? (?P<who>{_NAME})"
_EMPLOYED = re.compile(_AS_STAFF + _FOR)
_STAFF = re.compile(rf"(?:{_AS_STAFF}| for){_FOR}")
_KNOWN_AS = re.compile(
    rf",? (?:(?:also|best|better|commonly|popularly|widely) )?known as (?:the )?[\"“‘']?({_NAME})"
)


def told_behind(
    text: str, mention: Mention, article: Article, base: ActorBase, read: Callable[[str], Phrase]
) -> Found | None:
    """Whom the words behind a description tell: the group that bears a name, the body that employs
    those who are of no state that is told; None where neither is told."""
    if mention.name is not None:
        return None
    said = read(text)
    if mention.kind is Kind.GROUP and (group := _called(mention, article, base, said)):
        return Found(group, Ground.LEARNED)
    if said.owner is not None:
        return None
    staff = _STAFF if _STAFF_FOR.search(text) else _EMPLOYED
    found = staff.match(article.text, mention.end, mention.end + READ)
    employer = read(found["who"]).owner if found else None
    if employer is None:
        return None
    if employer.kind is not Kind.COUNTRY:
        return Found(employer, Ground.PART)
    return Found(someone(text, mention, said, article), Ground.ARTICLE)


def _called(mention: Mention, article: Article, base: ActorBase, said: Phrase) -> Actor | None:
    """The group that a name behind its description tells."""
    found = _KNOWN_AS.match(article.text, mention.end, mention.end + READ)
    if found is None:
        return None
    name = found[1].rstrip(".’'")
    known = [e.actor for e in base.named(name) if e.actor.kind is Kind.ORGANISATION]
    return known[0] if known else organisation(name, said, said.owner, base, article)
