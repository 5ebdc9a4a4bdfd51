"""Who is told by another, and is neither he nor his state: "the sons of the former president"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.actors.roles import Role, Roles
from kg.model import Actor, Kind

_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)+"
_BODY = r"(?:administration|cabinet|government|office|regime)"
_NAMED_RULE = re.compile(rf"{_NAME}['’´`]s? (?:[a-z]+ )?{_BODY}$|\b{_BODY} of .*{_NAME}")
_KIN = frozenset(
    """
    brother brothers child children cousin cousins daughter daughters family father grandson husband
    mother nephew niece relative relatives sister sisters son sons stepson uncle widow wife wives
    """.split()
)
_FOES = frozenset("critic critics detractors opponent opponents".split())
_FRIENDS = frozenset(
    "disciples follower followers loyalist loyalists supporter supporters sympathisers".split()
)
_IN_ARMS = ("RAD", "REB", "SEP")
_RULE = frozenset("administration cabinet government leader office regime rule".split())
_CLAIMED = frozenset("appointed declared proclaimed styled".split())
_MEMBERS = ("member", "member country", "member nation", "member state")
_BODIES = frozenset(
    """
    army cartel cell gang group insurgents militia movement network opposition organisation
    organization party rebels sect
    """.split()
)
# Who works in an office of a state abroad, or in a ministry, acts for it and is expelled for it.
_STAFF = frozenset(
    "employee employees member members personnel staff staffer staffers worker workers".split()
)
_OFFICES = frozenset("consulate embassy ministry".split())
_LEADING = frozenset("commanders heads leader leaders member members".split())


def is_rule_of(text: str) -> bool:
    """Whether a description is of what somebody leads who is named: "President X Y's office"; it is
    his, and not that of whoever holds the office."""
    return _NAMED_RULE.search(text) is not None


def role_of(head: Sequence[str], lower: Sequence[str], roles: Roles) -> Role | None:
    """The role that a description tells: of kin and of friends and foes by its head alone, of
    nameless people by what they belong to, "[leaders] of a rebel group"."""
    if _is_of_body(head, lower) or _is_of_office(head, lower):
        found = roles.find(lower[len(head) :])
        return found[2] if found else None
    if (led := _led(lower[len(head) :], roles)) is not None:
        return led
    alone = is_side(head, lower) or _is_kin(head, lower)
    if is_side(head, lower) and head[-1] in _FOES:
        head = ["opposition"]  # "critics of the government", and no critics of films
    found = roles.find(head) or (None if alone else roles.find(lower))
    return found[2] if found else None


def _is_of_office(head: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether nameless people work in an office of a state: "[employees] of the Czech embassy"."""
    return bool(head) and head[-1] in _STAFF and not _OFFICES.isdisjoint(lower[len(head) :])


def is_apart(
    head: Sequence[str],
    lower: Sequence[str],
    owner: Actor | None,
    role: Role | None,
    in_office: bool,
) -> bool:
    """Whether somebody is told by another, of whose state or body he is no part; ``in_office``
    where an office is named."""
    state = owner is None or owner.kind is Kind.COUNTRY
    if not head or "loyal to" in " ".join(lower):
        return bool(head)
    if _is_kin(head, lower):  # "the children of Gaza" are some of its people
        return role is None or in_office or (owner is not None and owner.kind is Kind.PERSON)
    if owner is not None and owner.sector == "IGO" and _is_member(head):
        return True
    if state and role is None and _is_of_body(head, lower):
        return True
    if is_side(head, lower) and (role is None or (state and head[-1] in _FOES)):
        return role is None or _RULE.isdisjoint(lower)
    return any(map(_is_claimed, (head[:at] for at in range(2, len(head)))))


def _led(behind: Sequence[str], roles: Roles) -> Role | None:
    """Whom somebody leads whose people are told of: "aides of a [rebel] leader"."""
    for at in range(2, len(behind) if behind[:1] == ["of"] else 0):
        found = roles.find(behind[at - 1 : at]) if behind[at] in ("commander", "leader") else None
        if found is not None and found[2].sector in _IN_ARMS:
            return found[2]
    return None


def is_side(head: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether those are meant who stand for or against somebody: "[critics] of the president"."""
    behind = lower[len(head) : len(head) + 1]
    return head[-1:] != [] and head[-1] in _FOES | _FRIENDS and behind in (["of"], ["to"])


def _is_kin(head: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether somebody's family is meant: "the [wife] of the president", "X's [son]"."""
    of = lower[len(head) : len(head) + 1] == ["of"] or "s" in head
    return of and head[-1:] != [] and head[-1] in _KIN


def _is_claimed(before: Sequence[str]) -> bool:
    """Whether somebody gives an office to himself, by the words before it: "self-proclaimed"."""
    return before[-2] == "self" and before[-1] in _CLAIMED


def _is_member(head: Sequence[str]) -> bool:
    """Whether one of a body is meant and not the body: "the NATO [member]"."""
    return " ".join(head[-2:]) in _MEMBERS or head[-1] == "member"


def _is_of_body(head: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether nameless people of a nameless body are meant: "[leaders] of a banned group"."""
    behind = lower[len(head) :]
    led = bool(head) and head[-1] in _LEADING and behind[:1] == ["of"]
    return led and not _BODIES.isdisjoint(behind)
