"""Lemmas: the regular endings of English, and a table of what the treebanks say otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_SIBILANT = ("ches", "shes", "xes", "sses", "zzes")
_PREFIXES = ("counter", "under", "over", "fore", "with", "mis", "out", "pre", "un", "up", "re")
_VOWELS = "aeiou"
# Irregular verbs that the treebanks lack or mistake.
_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "fled:flee swore:swear strove:strive striven:strive slew:slay slain:slay wrung:wring "
        "clung:cling sprang:spring sprung:spring shrank:shrink shrunk:shrink forsook:forsake "
        "forsaken:forsake befell:befall beset:beset forewent:forego strewn:strew swept:sweep "
        "trod:tread trodden:tread woven:weave wove:weave slunk:slink flung:fling hove:heave "
        "arisen:arise awoke:awake beaten:beat befallen:befall beheld:behold besought:beseech "
        "bit:bite bitten:bite bled:bleed borne:bear burnt:burn clad:clothe dove:dive dreamt:dream "
        "drunk:drink forbidden:forbid forgiven:forgive froze:freeze hewn:hew inlaid:inlay "
        "knelt:kneel leapt:leap lent:lend mown:mow panicked:panic panicking:panic partook:partake "
        "pled:plead risen:rise rung:ring shod:shoe shone:shine shook:shake shorn:shear slid:slide "
        "slung:sling smote:smite spat:spit sped:speed spilt:spill spun:spin stank:stink "
        "stricken:strike strode:stride stung:sting swam:swim tore:tear untied:untie "
        "waylaid:waylay wept:weep"
    ).split()
)
# Regular verbs that the treebanks lack and whose base the endings leave open: "telephon-e".
_REGULAR = frozenset(
    """
    adore annul atone axe barricade blockade boycott collar condole console deplore dethrone
    disinvite dye dynamite entreat extol gripe grouse hoe implore lambaste lease liaise maim
    mistreat mortar muzzle parole patrol pause pummel quarrel rebuke reconvene repel repulse
    reroute shovel telephone tussle uninvite upgrade
    """.split()
)
# Ends of verb stems that are written with a final e: "announc-e", "orchestrat-e", "emerg-e".
_SILENT_E = (
    "at",
    "iz",
    "yz",
    "bl",
    "cl",
    "dl",
    "fl",
    "gl",
    "kl",
    "pl",
    "sl",
    "tl",
    "zl",
    "ls",
    "rs",
    "ns",
    "rg",
    "dg",
)
_SILENT_E_LETTERS = "cuvz"
_LATIN_E = tuple(
    "ad ag am ap ar as ed ib id ik il in ir is ok os ot uc ud uk ul um ur us ut".split()
)


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Lemma of a word form and its UPOS tag."""

    table: Mapping[str, str]  # "held|VERB" → "hold": all that the rules get wrong
    verbs: frozenset[str]
    adjectives: frozenset[str]

    @classmethod
    def read(cls, data: Mapping[str, Mapping[str, str] | list[str]]) -> Lemmas:
        """From the object in ``lemmas.json``: `forms`, `verbs`, `adjectives`."""
        forms, verbs, adjectives = data["forms"], data["verbs"], data["adjectives"]
        if not isinstance(forms, Mapping):
            raise TypeError("the forms are no table")
        return cls(forms, frozenset(verbs) | _REGULAR, frozenset(adjectives))

    def __call__(self, word: str, upos: str) -> str:
        """The lemma; a word no rule knows is its own."""
        lower = word.lower()
        if upos == "VERB" and lower in _IRREGULAR:
            return _IRREGULAR[lower]
        return self.table.get(f"{lower}|{upos}") or self.by_rule(word, upos)

    def by_rule(self, word: str, upos: str) -> str:
        """The lemma without the table of exceptions."""
        lower = word.lower()
        if upos == "PROPN":
            return word
        if upos == "NOUN":
            return word if len(word) > 1 and word.isupper() else _noun(lower)
        if upos in ("VERB", "AUX"):
            return self._verb(lower)
        if upos == "ADJ":
            found = next((c for c in _adjective(lower) if c in self.adjectives), lower)
            return word if word[:1].isupper() and found not in self.adjectives else found
        return lower

    def _verb(self, word: str) -> str:
        if word in self.verbs:
            return word
        candidates = list(_verb(word))
        known = next((c for c in candidates if c in self.verbs), None)
        return known or self._prefixed(word) or (candidates or [word])[0]

    def _prefixed(self, word: str) -> str | None:
        """ "underwent" is "under" and a form of "go"."""
        for prefix in _PREFIXES:
            rest = word.removeprefix(prefix).removeprefix("-")
            lemma = self.table.get(f"{rest}|VERB") if rest != word and len(rest) > 2 else None
            if lemma:
                return word[: len(word) - len(rest)] + lemma
        return None


def _noun(word: str) -> str:
    if word.endswith("smen"):
        return word[:-2] + "an"  # "spokesmen"
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_SIBILANT) else word[:-1]


def _verb(word: str) -> Iterator[str]:
    """Possible base forms, the likeliest first."""
    if word.endswith(("ies", "ied")) and len(word) > 4:
        yield word[:-3] + "y"
    elif word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        yield from (word[:-2], word[:-1]) if word.endswith(_SIBILANT) else (word[:-1],)
    elif word.endswith(("ed", "ing")):
        base = word[:-2] if word.endswith("ed") else word[:-3]
        if len(base) < 2 or not any(letter in _VOWELS + "y" for letter in base):
            return
        if len(base) > 3 and base[-1] == base[-2] and base[-1] not in _VOWELS:
            yield from (base, base[:-1]) if _is_doubled(base) else (base[:-1], base)
        yield from (base + "e", base) if _silent_e(base) else (base, base + "e")


def _is_doubled(base: str) -> bool:
    """Whether a verb itself ends in two letters alike: "pass", "shell", but not "repel"."""
    long = sum(letter in _VOWELS for letter in base) > 1
    return base[-1] in "sfz" or (base[-1] == "l" and not (long and base[-3] in "eou"))


def _silent_e(base: str) -> bool:
    """Whether a stem that no list knows is written with a final e."""
    vowels = sum(letter in _VOWELS for letter in base)
    if base.endswith("e") or (vowels > 1 and base.endswith(("ang", "eng", "reat"))):
        return True
    if base.endswith(_SILENT_E) or base[-1] in _SILENT_E_LETTERS:
        return not base.endswith(("eat", "oat", "eez"))
    single = len(base) > 2 and base[-2] in _VOWELS and base[-3] not in _VOWELS
    return single and (base.endswith(_LATIN_E) or (vowels == 1 and base[-1] not in "wxyh"))


def _adjective(word: str) -> Iterator[str]:
    """The word itself, then what it may be a comparative or superlative of."""
    yield word
    for ending in ("est", "er"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word[: -len(ending)]
            yield from (base, base + "e")
            if base.endswith("i"):
                yield base[:-1] + "y"
            if base[-1] == base[-2]:
                yield base[:-1]
