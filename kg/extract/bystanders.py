"""Who is named beside an act and takes no part in it: brokers, who is left out, a sea."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from kg.extract import shares
from kg.extract.mentions import Mentions
from kg.extract.together import is_the_other
from kg.extract.tree import is_held, is_left_out


def sieve(trigger: Token, moves: bool, mentions: Mentions) -> Callable[[Token], bool]:
    """Whether somebody may take part: no broker of what others do, no sea but for ships, where
    an act `moves` them there."""

    def may_be(token: Token) -> bool:
        if is_left_out(token) or is_the_other(token, trigger):
            return False
        if mentions.is_doing(token) or (not moves and mentions.water(token)):
            return False
        if is_in_text(token, trigger):
            return False
        return not (shares.is_broker(token, trigger) or shares.does_likewise(token, trigger))

    return may_be


def is_in_text(token: Token, trigger: Token) -> bool:
    """Whether somebody is only named in what is voted on: "adopted a bill banning [A]"."""
    for node in (token, *token.ancestors):
        if node == trigger:
            return False
        if is_held(node):
            return trigger in node.ancestors
    return False
