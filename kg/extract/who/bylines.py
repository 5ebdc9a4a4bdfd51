"""Who speaks in a whole text, by its title, by the line on its author, and by a note on him."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from kg.extract.lexical.gazetteer import Gazetteer
from kg.model import Kind

_SAID = (
    "address|briefing|comments?|declaration|interview|letter|message|op-ed|press conference"
    "|press release|remarks|speech|statement|testimony"
)
_BY = re.compile(
    rf"\b(?:(?:{_SAID})\b[^,;:–—|]{{0,40}}?\b(?:by|from|of)|(?:conversation|interview|q&a) with)"
    r" ([^;:–—|(]+)",
    re.I,
)
# The whole of a title, so that a columnist on somebody's speech is not him.
_BEHIND = "after|at|before|congress|in|media|nation|of|on|parliament|people|press|the|to|with"
_WHOSE = re.compile(
    rf"([^,;:–—|(]+?)['’]s? (?:\w+ ){{0,2}}(?i:{_SAID})(?: (?:{_BEHIND}|[A-Z\d][\w'’.,-]*))*$"
)
_TALKING = re.compile(
    r"^([^;:–—|]+?),? (?:at|during|gives|in|on) (?:an? |her |his |the )?(?:[\w-]+ ){0,2}"
    r"(?:conversation|interview) (?:by|for|to|with)\b"
)
_TELLS = re.compile(r"^([^,;:–—|]+?) (?:tells|told) (?:the )?((?:[A-Z][\w’'.-]*(?: |:|,|$))+)")
_PAPERS = frozenset("gazette guardian herald journal news post radio times tribune tv".split())
_MEDIA = ("MED", "NGM")
_HEADED = re.compile(r"^(?:full text|interview|q&a|remarks|transcript): ([^;:–—|(]+)", re.I)
_LINE = re.compile(r"^\W{0,3}By ((?:[A-Z][\w.'’-]*\s?){2,5})(?:,[^\n]*)?$", re.MULTILINE)
_NOTE = re.compile(r"\b(?:The|This) (?:author|writer) is (?:an? |the )?([^.\n]{5,120})")
_IS = (
    r"(?:,? the (?:author|writer),?)? (?:is|serves as) (?:currently )?(?:an? |the )?([^.\n]{5,120})"
)
_SPOKE = re.compile(
    r"((?:[A-Z][\w.'’-]* ){2,5})is (?:an? |the )?([^.\n]{5,120})\."
    r" (?:He|She) (?:spoke|talked|was interviewed)\b"
)
_TOP, _END = 300, 600  # characters of a text: where its author's name stands, and a note on him
OFFICES = frozenset(
    """
    acting ambassador assistant chair chairman chairwoman chancellor chief commissioner deputy
    director dr emir envoy foreign general governor head high king leader lord minister mr mrs ms
    permanent pm pope premier president prime prince queen representative secretary
    secretary-general senator sir special spokesman spokesperson spokeswoman sultan under vice
    """.split()
)
_LINKS = frozenset("affairs and defence defense de for ministry of the to".split())


@dataclass(frozen=True, slots=True)
class Byline:
    """A speaker by his name, and the words that tell what he is; of bodies the words alone."""

    name: str | None
    role: str | None


def speakers_of(title: str, text: str, known: Gazetteer | None) -> list[Byline]:
    """Those whose words a text is, the first of whom says "I"."""
    owner = _WHOSE.search(title)
    if talking := _TALKING.search(title):
        found = _people(talking[1], known)
    elif owner:
        found = _people(_end_in_capitals(owner[1]), known) or _in_office(owner[1])
    elif (told := _TELLS.search(title)) and _is_paper(told[2], known):
        found = _people(told[1], known)
    elif by := (_BY.search(title) or _HEADED.search(title)):
        found = _people(by[1], known) or [Byline(None, " ".join(_told(by[1])))]
    else:
        found = []
    return found or _by_line(text, known) or _by_note(text)


def called(speaker: Byline, name: str) -> bool:
    """Whether somebody is meant by a name, or by the last or the first word of his own."""
    last = name.strip().rpartition(" ")[2].lower()
    return last in (speaker.name or "").lower().split()


def _end_in_capitals(phrase: str) -> str:
    known = OFFICES | _LINKS
    words = takewhile(lambda w: _is_capital(w) or w.lower() in known, reversed(phrase.split()))
    return " ".join(list(words)[::-1])


def _is_paper(words: str, known: Gazetteer | None) -> bool:
    names = [word.rstrip(":,") for word in words.split()]
    hit = known.longest(names, 0) if known else None
    known_paper = hit is not None and hit[1].sector in _MEDIA
    return known_paper or not _PAPERS.isdisjoint(name.lower() for name in names)


def _in_office(phrase: str) -> list[Byline]:
    """Somebody who is told by his office alone: "[Foreign Secretary]'s statement"."""
    office = _end_in_capitals(phrase)
    words = office.lower().split()
    alone = len(words) > 1 and OFFICES.issuperset(words)
    return [Byline(office, office)] if alone else []


def _by_line(text: str, known: Gazetteer | None) -> list[Byline]:
    """The author by a line of its own, "By [X]", with what a note tells that he is."""
    line = _LINE.search(text, 0, _TOP) or _LINE.search(text, max(0, len(text) - _END))
    note = _NOTE.search(text, max(0, len(text) - _END))
    found = _people(line[1], known) if line else []
    if found and note is None:
        note = re.search(re.escape(found[0].name or "") + _IS, text[-_END:])
    role = note[1] if note and not OFFICES.isdisjoint(note[1].lower().split()) else None
    return [Byline(found[0].name, role or found[0].role)] if found else []


def _by_note(text: str) -> list[Byline]:
    """The author, or the one who was asked, by a note alone: "The writer is [ambassador of A]",
    "[X] is the foreign minister of A. He spoke with our correspondent"."""
    note = _NOTE.search(text, max(0, len(text) - _END))
    if note and not OFFICES.isdisjoint(note[1].lower().split()):
        office = " ".join(_told(note[1]))
        return [Byline(office, office)]
    spoke = _SPOKE.search(text, max(0, len(text) - _END))
    return [Byline(spoke[1].strip(), spoke[2])] if spoke else []


def _people(phrase: str, known: Gazetteer | None) -> list[Byline]:
    """Those whom a phrase names: "President [X] and the Prime Minister of A, [Y]"."""
    parts = re.split(r",? and (?=the |[A-Z])", phrase)
    found = [person for part in parts if (person := _person(part, known)) is not None]
    whole = _person(phrase, known) if len(found) < len(parts) else None
    return [whole] if whole is not None else found[:2]


def _person(phrase: str, known: Gazetteer | None) -> Byline | None:
    """The one person of a phrase, and all that is said of him there."""
    words = _told(phrase)
    if any(word.endswith(("'s", "’s")) for word in words[-2:]):
        return None  # "[X's] visit"
    run, best, label, at = 0, (0, 0), "", 0
    while at < len(words):
        hit = known.longest(words, at) if known else None
        if hit is not None and hit[1].kind is Kind.PERSON:
            best, label = (at, at + hit[0]), hit[1].label
            break
        told = words[at].lower() in OFFICES | _LINKS or words[at].endswith(("'s", "’s"))
        if hit is not None or told:
            at += hit[0] if hit is not None else 1
            run = at
            continue
        at += 1
        best = (run, at)
    name = label or " ".join(words[slice(*best)])
    rest = " ".join(words[: best[0]] + words[best[1] :])
    office = not OFFICES.isdisjoint(rest.lower().split())
    return Byline(name, rest if office else None) if name else None


def _told(phrase: str) -> list[str]:
    """The words of a phrase up to the first that belongs to no name and no office."""
    known = OFFICES | _LINKS
    told = takewhile(lambda word: _is_capital(word) or word.lower() in known, phrase.split())
    return [word.strip(",.") if len(word) > 3 else word.strip(",") for word in told]


def _is_capital(word: str) -> bool:
    return word[:1].isupper()
