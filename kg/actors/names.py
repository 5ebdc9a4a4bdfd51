"""Names as they are compared: accents, dots, hyphens and apostrophes do not count, case does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

_SILENT = frozenset(".-–—‑'’ʼʻ`´·")  # tokenisers differ over them: "al-Qaeda", "Cote d'Ivoire"
_ATOM = re.compile(r"[^\W_]+|[^\w\s]|_")
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?|[^\w\s]|_")
_SPECIAL = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D"}
    | {"ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "þ": "th"}
)
_SAME = {"al": "", "el": "", "ul": "", "ibn": "bin", "ben": "bin", "mohamed": "mohammed",
         "mohammad": "mohammed", "muhammad": "mohammed", "mohamad": "mohammed",
         "sergei": "sergey", "andrei": "andrey", "yuri": "yury", "dmitri": "dmitry",
         "aleksandr": "alexander", "hosein": "hussein", "hossein": "hussein"}  # fmt: skip
_FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "VNM"})
# Where people have two family names, and are called by both: "Pena Nieto".
_TWO_FAMILY = frozenset(
    "ARG BOL CHL COL CRI CUB DOM ECU ESP GTM HND MEX NIC PAN PER PRY SLV URY VEN".split()
)
PARTICLES = frozenset("von van de der den del della da dos du le la al el ben bin ter".split())
_REGNAL = re.compile("[IVX]+")
_DIRECTIONS = frozenset("East North South West".split())
_NO_PLURAL = ("s", "h", "se", "men", "man", "z")


def plain(text: str) -> str:
    """Text without accents, case kept."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def atoms(text: str) -> tuple[str, ...]:
    """The parts of a name that count: ``atoms("al-Qa'ida")`` is ``("al", "Qa", "ida")``."""
    bare = plain(text).replace(".", "")
    if bare.isalnum():
        return (bare,)
    return tuple(atom for atom in _ATOM.findall(bare) if atom not in _SILENT)


def words(text: str) -> list[str]:
    """The words of a text, punctuation by itself: "Israel's" is three."""
    return _WORD.findall(text)


def slug(text: str) -> str:
    """An id made of a name: lower case, no accents, hyphens between words."""
    return "-".join(atom for atom in atoms(text.casefold()) if atom.isalnum())


def folded(parts: Iterable[str]) -> str:
    """Atoms as a key that knows no case."""
    return " ".join(parts).casefold()


@lru_cache(maxsize=65536)
def person_key(name: str) -> str:
    """A person's name as it is compared: transliterations of articles and patronymics agree."""
    parts = (_SAME.get(a, a) for a in atoms(name.casefold()))
    return " ".join(part for part in parts if part)


_SOUNDS = (
    ("sch", "s"), ("tch", "c"), ("kh", "h"), ("ph", "f"), ("sh", "s"), ("ch", "c"), ("cz", "c"),
    ("gh", "g"), ("dh", "d"), ("th", "t"), ("ts", "c"), ("zh", "s"), ("x", "gs"), ("q", "g"),
    ("k", "g"), ("w", "v"), ("z", "s"), ("j", "g"),
)  # fmt: skip


def sound(name: str) -> str:
    """The consonants of a name as any transliteration keeps them: Qadhafi and Gaddafi are "gdf"."""
    return " ".join(_sound(part) for part in person_key(name).split())


@lru_cache(maxsize=65536)
def _sound(part: str) -> str:
    for spelt, heard in _SOUNDS:
        part = part.replace(spelt, heard)
    kept = [c for i, c in enumerate(part) if c not in "aeiouy" and (c != "h" or not i)]
    return "".join(c for i, c in enumerate(kept) if not i or c != kept[i - 1])


def last_names(name: str, country: str | None = None) -> tuple[str, ...]:
    """What a person is called for short; nothing for monarchs and popes.

    The family name comes first where the country says so; a particle belongs to it, and may be
    left out: "von der Leyen", "Leyen".
    """
    parts = atoms(name)
    if len(parts) < 2 or "of" in parts or _REGNAL.fullmatch(parts[-1]):
        return ()
    if country in _FAMILY_FIRST:
        return parts[:1]
    particle = next((i for i, a in enumerate(parts) if i and a.lower() in PARTICLES), None)
    long = (" ".join(parts[particle:]),) if particle and particle < len(parts) - 1 else ()
    if not long and country in _TWO_FAMILY and len(parts) > 2:
        long = (" ".join(parts[-2:]),)
    return (parts[-1], *long)


def is_other_name(one: str, other: str, country: str | None) -> bool:
    """Whether a letter makes another name and no slip of the pen: where a name is a syllable ("Li
    Qian", Li Qiang), and of a woman beside a man ("Emmanuelle", Emmanuel)."""
    if country in _FAMILY_FIRST:
        return True
    short, long = sorted((one.split()[0], other.split()[0]), key=len)
    return long in (f"{short}{end}" for end in ("a", "e", f"{short[-1]}a", f"{short[-1]}e"))


def plural(demonym: str) -> str | None:
    """How English says the people of a demonym, None where it has no form in -s."""
    return None if demonym.endswith(_NO_PLURAL) else demonym + "s"


def is_of_part(words: Sequence[str]) -> bool:
    """Whether two words tell a people of a part of a continent: "West African", not "West said"."""
    direction, people = (*words, "", "")[:2]
    return direction in _DIRECTIONS and people[:1].isupper() and people.endswith("an")
