"""What the network sees of a token beside its word pieces: shape, prefix and suffix.

The encoder is uncased; these features give case back. Training and run time share this module.
"""

from __future__ import annotations

AFFIXES = 2003  # buckets of the affix hash, a prime
CLS, SEP, UNKNOWN = 101, 102, 100  # BERT's special pieces
MAX_PIECES = 8  # of one token; the rest of a monster word says nothing

# Words that the network does not know, or not in this use, as one that it does: "[H.E.] Abiy
# Ahmed", "Blinken [phones] Lavrov".
READ_AS = dict.fromkeys(["H.E.", "H.H.", "H.M.", "H.R.H.", "H.S.H."], "Mr.") | {
    "EAM": "Minister",
    "phones": "telephones",
}


def shape(word: str) -> int:
    """Class of a word's case and characters, 0 to 9."""
    if word.isalpha():
        if word.islower():
            return 0
        if word.isupper():
            return 1 if len(word) > 1 else 2
        return 3 if word[0].isupper() and word[1:].islower() else 4
    if word.isdigit():
        return 5
    if any(character.isdigit() for character in word):
        return 6
    if any(character.isalpha() for character in word):
        return 7 if word[0].isupper() else 8
    return 9


def affix(part: str) -> int:
    """Bucket of a prefix or suffix of three characters."""
    bucket = 0
    for character in part.lower():
        bucket = (bucket * 131 + ord(character)) % AFFIXES
    return bucket


def features(word: str) -> tuple[int, int, int]:
    """(shape, prefix, suffix) of a word."""
    return shape(word), affix(word[:3]), affix(word[-3:])
