"""What the words of a description tell: whose, which office, which part of a state.

"Israel's foreign minister" → (israel, foreign-minister); "Kurdish rebels in Iraq" → (kurds,
rebels). No parse is needed: the head of an English noun phrase ends it or stands before its first
preposition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.names import atoms, words
from kg.actors.offices import Office
from kg.actors.relations import is_apart, is_side, role_of
from kg.actors.roles import Role
from kg.model import Actor, Kind

if TYPE_CHECKING:
    from kg.actors.base import ActorBase
    from kg.actors.entries import Entry

_FROM = frozenset("of from in at within inside across near around throughout".split())
_OTHER = frozenset(
    "to toward towards against with about on over by under between among for into via after".split()
)
_AGAINST = frozenset({"anti", "pro", "non", "ex"})
# "Israeli-occupied land", "Russian-backed rebels": the one named does not act
_DONE_BY = frozenset(
    "occupied backed held controlled supported allied sponsored funded armed trained ruled "
    "administered imposed brokered mediated made born".split()
)
# "Israel's neighbours" are not Israel.
_RELATED = frozenset(
    """
    adversaries adversary allies ally backer backers enemies enemy foe foes guest guests host hosts
    neighbor neighbors neighbour neighbours partner partners patron patrons rival rivals sponsor
    sponsors
    """.split()
)
# "Ghana's donors" are not Ghana, but "Swiss donors" are Swiss.
_LENDING = frozenset("creditor creditors donor donors lender lenders".split())
_POSSESSIVE = ("her", "his", "its", "their")  # "his French host" is French
_STATES = frozenset(
    "countries governments kingdoms monarchies nations powers republics states capitals".split()
)
_ABROAD = frozenset(
    """
    african allied arab asian balkan baltic coalition european foreign global gulf immigrant
    immigrants international latin migrant migrants neighboring neighbouring nordic outside regional
    scandinavian visiting western world
    """.split()
)
# "the foreign ministry" is none abroad
_OF_FOREIGN = ("affairs", "ministry", "office")
_CONTINENTAL = frozenset("african arab asian european latin nordic scandinavian western".split())
_OF_AMERICA = frozenset("central latin north south".split())
# "South China Sea", "English Channel", "Gulf of Mexico": waters and lands that are nobody's part
WATERS = frozenset(
    "Basin Bay Canal Channel Gulf Ocean Peninsula Sea Strait Straits Subcontinent".split()
)
# "the former Soviet republics" are no longer its own
_ONCE_ITS = frozenset("colonies colony republic republics state states".split())
_LOWER = frozenset("deputy vice assistant junior under senior parliamentary".split())
_FORMER = frozenset("former ex late ousted deposed then".split())
_LONGEST = 80  # words of a description that are read
_WHOLE = 3  # rank of a name that only tells where others came from


# How an ambiguous name is decided: the actor meant, None if that stays open.
Chooser = Callable[["Sequence[Entry]"], "Actor | None"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in a description; ``rank`` 0 before any preposition, 1 behind "of" or "in"."""

    start: int
    end: int
    entries: Sequence[Entry]
    rank: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a description tells."""

    owner: Actor | None = None  # whose, or who himself where it is a name at the head
    office: Office | None = None
    role: Role | None = None
    country: str | None = None
    former: bool = False
    bare: bool = False  # nothing is said but owner and role
    apart: bool = False  # another than the state or whoever holds the office: "his wife"
    abroad: bool = False  # not of the one country that the text names, whichever that is
    toward: frozenset[str | None] = frozenset()  # not of these either: "anti-Syrian journalist"


def read_phrase(text: str, base: ActorBase, choose: Chooser | None = None) -> Phrase:
    """The owner, office and role of a description."""
    parts = words(text[:1000])[:_LONGEST]
    hits = list(_hits(parts, base))
    pick = choose or _first
    lower, covered = _lower(parts, hits)
    head = _head(lower)
    if any(word in _CONTINENTAL and i not in covered for i, word in enumerate(head)):
        hits = [hit for hit in hits if hit.rank != 1]  # "Western diplomats in Tehran"
    others = any(_has_related(parts, hit.end) for hit in hits)
    inside = any(hit.rank == 0 for hit in hits) or head[-1:] in (["host"], ["hosts"])
    own = bool(head) and head[0] in _POSSESSIVE and inside  # but "its allies in Vienna"
    related = bool(head) and head[-1] in _RELATED and not own
    owner = None if related or others else _owner(parts, hits, pick)
    country = owner.country if owner else None
    if country is None and (others or not related):
        ranked = sorted(hits, key=lambda hit: hit.rank)
        named = (pick(hit.entries) for hit in ranked if hit.rank < _WHOLE)
        country = next((actor.country for actor in named if actor and actor.country), None)
    key = base.offices.owner_key(owner) if owner else ""
    office, former, below = _office(lower, key, base, owner)
    role = role_of(*_without_parties(head, lower, parts, hits), base.roles)
    rest = set(range(len(lower))) - base.roles.covered(lower) - covered
    bare = not any(lower[i] not in _STOP for i in rest)
    return Phrase(
        owner=owner,
        office=None if below or is_side(head, lower) else office,
        role=role,
        apart=is_apart(head, lower, owner, role, office is not None),
        country=country,
        former=former,
        bare=bare,
        abroad=related or _is_abroad(head, [hit for hit in hits if not _minded(parts, hit)]),
        toward=frozenset(e.actor.country for h in hits if _minded(parts, h) for e in h.entries),
    )


def _without_parties(
    head: Sequence[str], lower: Sequence[str], parts: Sequence[str], hits: Sequence[Hit]
) -> tuple[Sequence[str], Sequence[str]]:
    """A head and all words with nothing in the place of what parties are called: the "Congress" of
    a "Trinamool Congress government" is no parliament."""
    _, called = _lower(parts, [h for h in hits if h.entries[0].actor.sector == "PTY"])
    plain = ["" if i in called else word for i, word in enumerate(lower)]
    return plain[: len(head)], plain


def _minded(parts: Sequence[str], hit: Hit) -> bool:
    """Whether a name tells whom others are for or against; they live where the text plays."""
    before = [part.lower() for part in parts[max(0, hit.start - 2) : hit.start]]
    return before in (["anti", "-"], ["pro", "-"], ["anti", "–"], ["pro", "–"])


def _is_abroad(head: Sequence[str], hits: Sequence[Hit]) -> bool:
    """Whether others are meant than those of the country a text is about: "several states",
    "Western diplomats", "US-backed fighters"."""
    plural = bool(head) and head[-1] in _STATES
    pairs = zip(head, [*head[1:], ""], strict=False)
    head = [word for word, behind in pairs if word != "foreign" or behind not in _OF_FOREIGN]
    return plural or not _ABROAD.isdisjoint(head) or any(hit.rank == _WHOLE for hit in hits)


_STOP = _FROM | frozenset("the a an s its their his her for and".split())


def _first(entries: Sequence[Entry]) -> Actor | None:
    return None if not entries or entries[0].weak else entries[0].actor


def _hits(parts: Sequence[str], base: ActorBase) -> Iterator[Hit]:
    rank, at = 0, 0
    while at < len(parts):
        found = base.match(parts, at)
        if found is None:
            counts = parts[at + 1 : at + 2] and parts[at + 1][:1].isdigit()  # "about 200"
            rank = rank if counts else _rank(parts[at].lower(), rank)
            at += 1
            continue
        end = at + found[0]
        apart = aside(parts, at, end) or _has_related(parts, end)
        yield Hit(at, end, found[1], _WHOLE if apart else rank)
        at = end


def _has_related(parts: Sequence[str], end: int) -> bool:
    """Whether others are meant than the one named: "Israel's militia ally in Lebanon"."""
    of, behind = parts[end : end + 2], [word.lower() for word in parts[end + 2 : end + 5]]
    if len(of) < 2 or of[0] not in "'’" or of[1] != "s":
        return False
    first = next((i for i, word in enumerate(behind) if word in _FROM | _OTHER), len(behind))
    return not (_RELATED | _LENDING).isdisjoint(behind[:first])


def _rank(word: str, rank: int) -> int:
    if word in _FROM:
        return 1 if rank < 2 else rank
    return 2 if word in _OTHER else rank


def aside(parts: Sequence[str], at: int, end: int) -> bool:
    """Whether a name only tells what others are like: "anti-Syrian", "US-backed", "ethnic X",
    "former French colony", "Latin American", "Indian Ocean"."""
    before = parts[at - 1].lower() if at else ""
    behind = [word.lower() for word in parts[end : end + 2]]
    if before == "former" and behind[:1] and behind[0] in _ONCE_ITS:
        return True
    if before == "ethnic" or (before in _OF_AMERICA and parts[at].startswith("American")):
        return True
    if before in ("-", "–") and at > 1 and parts[at - 2].lower() in _AGAINST:
        return True
    if set(parts[end : end + 1]) & WATERS or (before == "of" and parts[at - 2] in WATERS):
        return True
    return len(behind) == 2 and behind[0] in ("-", "–") and behind[1] in _DONE_BY


def _owner(parts: Sequence[str], hits: list[Hit], pick: Chooser) -> Actor | None:
    first_preposition = next(
        (i for i, word in enumerate(parts) if i and word.lower() in _FROM | _OTHER), len(parts)
    )
    for hit in hits:  # a name at the head: "the Palestinian group Hamas"
        if hit.rank == 0 and hit.end == first_preposition and hit.entries[0].via == "name":
            actor = pick(hit.entries)
            if actor is not None and not _of_another(actor, hits, pick):
                return actor
    for hit in sorted(hits, key=lambda hit: (hit.rank, hit.start)):
        actor = pick(hit.entries)
        if actor is not None and hit.rank < 2:  # "an ambassador to Russia" is not Russia's
            return actor
    return None


def _of_another(body: Actor, hits: Sequence[Hit], pick: Chooser) -> bool:
    """Whether a body of one state stands behind the name of another: "Peruvian Congress"."""
    if body.kind is not Kind.ORGANISATION or not body.country:
        return False
    named = (pick(hit.entries) for hit in hits if hit.rank == 0)
    return any(a and a.kind is Kind.COUNTRY and a.country != body.country for a in named)


def _lower(parts: Sequence[str], hits: Sequence[Hit]) -> tuple[list[str], set[int]]:
    """The lower-case atoms of the words, and the places of those that belong to names."""
    inside = {i for hit in hits for i in range(hit.start, hit.end)}
    lower: list[str] = []
    covered: set[int] = set()
    for i, word in enumerate(parts):
        for atom in atoms(word.lower()):
            if i in inside:
                covered.add(len(lower))
            lower.append(atom)
    return lower, covered


def _head(lower: Sequence[str]) -> Sequence[str]:
    end = next((i for i, w in enumerate(lower) if i and w in _FROM | _OTHER), len(lower))
    return lower[:end]


def _office(
    lower: Sequence[str], key: str, base: ActorBase, owner: Actor | None
) -> tuple[Office | None, bool, bool]:
    """The office named, whether its holder is a former one, whether it is one below it."""
    found = base.offices.named(lower, key)
    if found is None:
        return None, False, False
    start, _, office = found
    before = set(lower[max(0, start - 2) : start])
    former, below = bool(before & _FORMER), bool(before & _LOWER)
    led = lower[start - 1 : start] if office.office == "leader" else []
    below = below or (bool(led) and base.roles.find(led) is not None)  # "rebel [leader]"
    state = owner is not None and owner.kind is Kind.COUNTRY
    of_no_state = office.sector == "IGO" or office.office == "leader"
    if not office.of and (owner is None or state) and of_no_state:
        return None, former, below
    return office, former, below
