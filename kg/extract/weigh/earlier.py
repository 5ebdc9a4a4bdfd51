"""Who takes part in an act from an earlier sentence: "A met B. [He] later demanded ..."."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.grammar.tree import is_passive, subjects_of
from kg.extract.grammar.words import Sentence, Token
from kg.extract.parse.reading import Reading
from kg.extract.weigh.about import is_reason

_BORDERS = ("border", "frontier")
_ENDS = frozenset(".?!…:;\"'”’)")
_READ = 0.5  # the chance from which a token is an actor


def part_before(reading: Reading, tokens: Sequence[Token], side: str, least: float) -> int | None:
    """The token that is read as a side of an act from a chance on, of the sentences before; none
    from before a heading, nor for one."""
    sentence = tokens[0].sent
    if sentence.is_heading:
        return None
    chances = {
        i: reading.role(tokens, i).get(side, 0.0)
        for i in reading.beside(tokens)
        if i < sentence.start and reading.actors.get(i, 0.0) >= _READ
    }
    best = max(chances, key=lambda i: chances[i], default=None)
    if best is None or chances[best] < least:
        return None
    return None if _is_past_heading(sentence.doc[best], sentence) else best


def _is_past_heading(token: Token, sentence: Sentence) -> bool:
    """Whether a line that no mark ends stands between."""
    lines = sentence.doc.text[token.idx : sentence.start_char].split("\n")[1:]
    return any(line.strip() and line.strip()[-1] not in _ENDS for line in lines)


def is_of_nobody(tokens: Sequence[Token], side: str, may_act: Callable[[Token], bool]) -> bool:
    """Whether nobody of the sentences before takes part: where a thing does it, "the truces
    collapsed", or who did it is not told, "5,000 have been killed", "hit A over the [arrest] of
    B"."""
    verbs = [t for t in tokens if t.pos_ == "VERB"]
    subjects = [s for verb in verbs for s in subjects_of(verb)]
    if subjects and not any(map(may_act, subjects)):
        return True
    return side == "source" and (any(map(is_passive, verbs)) or any(map(is_reason, tokens)))


def borders(tokens: Sequence[Token]) -> bool:
    """Whether an act is told to be at a border, of whoever was told of: "massed troops there, at
    the [border]"."""
    return any(below.lemma_.lower() in _BORDERS for token in tokens for below in token.subtree)
