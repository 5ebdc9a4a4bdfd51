"""Words, sentences and trees of a parsed article, as the rules read and mend them.

The parser is a spaCy component and leaves a spaCy Doc. The rules ask for heads, relations and
lemmas hundreds of times a sentence, and mend trees; in a Doc each answer is looked up anew in C
tables and made into an object. Here a word is read once and then holds what it is asked for. Names
and meanings are those of spaCy's Token, Span and Doc <https://spacy.io/api>.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, overload

from spacy import tokens as spacy_tokens
from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, ORTH, POS, SPACY, TAG  # type: ignore[import-not-found]

from kg.extract.parse.reading import KEY, Reading

_ENDS = frozenset(".?!…:;,\"'”’)")
_TOLD = (ORTH, LEMMA, POS, TAG, DEP, ENT_TYPE)  # of a word, as texts
_NONE: dict[str, list[Token]] = {}


class Token:
    """A word or mark: what it is, and what it hangs on (the root of a sentence on itself)."""

    __slots__ = (
        "_head", "answers", "by_dep", "children", "dep_", "doc", "ent_type_", "i", "idx", "lemma_",
        "lower_", "pos_", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip
    _head: Token
    doc: Doc
    sent: Sentence
    children: list[Token]  # in the order of the text, as Span.hang found them
    by_dep: dict[str, list[Token]]  # the same by relation
    answers: dict[Any, Any] | None  # what was asked since the article was settled

    def __init__(self, doc: Doc, i: int, idx: int, spaced: int, told: Iterable[str]) -> None:
        """``told`` are the attributes of `_TOLD`."""
        self.doc, self.i, self.idx, self.answers = doc, i, idx, None
        self.text, self.lemma_, self.pos_, self.tag_, self.dep_, self.ent_type_ = told
        self.lower_, self.whitespace_ = self.text.lower(), " " if spaced else ""

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def head(self) -> Token:
        """What the token hangs on; given another, it is still a child of the one before until
        the sentence is hung anew (`Span.hang`)."""
        return self._head

    @head.setter
    def head(self, head: Token) -> None:
        self._head = head
        self.sent.changed()

    @property
    def is_punct(self) -> bool:
        """Whether it has nothing but punctuation marks."""
        return all(unicodedata.category(c).startswith("P") for c in self.text)

    def nbor(self, steps: int = 1) -> Token:
        """The token that many steps on; IndexError beyond the article."""
        if self.i + steps < 0:
            raise IndexError(self.i + steps)
        return self.doc.tokens[self.i + steps]

    def before(self, count: int) -> Span:
        """As many of the tokens before it as there are, `count` at most."""
        return self.doc[max(0, self.i - count) : self.i]

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, the head of that, and so on to the root; it ends in a ring of words, too."""
        node = self
        for _ in self.doc.tokens:
            above = node._head
            if above is node or above is self:
                return
            yield above
            node = above

    def is_ancestor(self, other: Token) -> bool:
        """Whether the other stands below this one."""
        return any(node is self for node in other.ancestors)

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        return self.doc.tokens[self.sent.edges(self)[0]]

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        return self.doc.tokens[self.sent.edges(self)[1]]

    @property
    def subtree(self) -> list[Token]:
        """The token and all below it, in the order of the text."""
        first, last, count = self.sent.edges(self)
        inside = self.doc.tokens[first : last + 1]
        if count == len(inside):
            return inside
        return [token for token in inside if token is self or self.is_ancestor(token)]


class Span:
    """Some tokens in a row: a name or any others."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        return self.doc.tokens[self.start : self.end][at]

    @property
    def start_char(self) -> int:
        """Where the first token begins in the article; IndexError for none."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """Where the last token ends in the article; IndexError for none."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The text without the space behind it."""
        return self.doc.text[self.start_char : self.end_char] if len(self) else ""

    @property
    def root(self) -> Token:
        """The token that is nearest to the root of the sentence, the first of such."""
        inside = self.doc.tokens[self.start : self.end]
        top = next((token for token in inside if token.head is token), None)
        return top or min(inside, key=lambda token: sum(1 for _ in token.ancestors))

    def hang(self) -> None:
        """Let the tokens know their children, as their heads are now; the last of a ring of words
        that menders hung on one another hangs on nothing."""
        tokens = self.doc.tokens[self.start : self.end]
        hung: set[Token] = set()
        for token in tokens:
            above, path = token, set[Token]()
            while above not in hung and above not in path and above.head is not above:
                path.add(above)
                above = above.head
            if above in path:
                above.head, above.dep_ = above, "ROOT"
            hung |= path
        for token in tokens:
            token.children, token.by_dep = [], _NONE
        for token in tokens:
            head = token.head
            if head is not token:
                head.children.append(token)
                if head.by_dep is _NONE:
                    head.by_dep = {}
                head.by_dep.setdefault(token.dep_, []).append(token)


class Sentence(Span):
    """A sentence: a tree of its own."""

    __slots__ = ("_edges",)

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        super().__init__(doc, start, end)
        self._edges: list[list[int]] | None = None

    @property
    def previous(self) -> Sentence:
        """The sentence before it; the first of an article is its own."""
        return self.doc.tokens[max(0, self.start - 1)].sent

    @property
    def is_heading(self) -> bool:
        """Whether it is a line of its own that no mark ends."""
        whole, text = self.doc.text, self.text.strip()
        before = whole[: self.start_char].rstrip(" ")[-1:]
        behind = whole[self.start_char + len(self.text.rstrip()) :].lstrip(" ")[:1]
        alone = before in ("", "\n") and behind in ("", "\n")
        return alone and bool(text) and text[-1] not in _ENDS

    def changed(self) -> None:
        """Forget what is below its tokens: one has another head."""
        self._edges = None

    def edges(self, token: Token) -> list[int]:
        """First token, last token and number of tokens of what a token and those below it are."""
        if self._edges is None:
            self._edges = self._measured()
        return self._edges[token.i - self.start]

    def _measured(self) -> list[list[int]]:
        edges = [[at, at, 1] for at in range(self.start, self.end)]
        for token in self:
            at = token.i
            for node in token.ancestors:
                if node.sent is not self:
                    break
                edge = edges[node.i - self.start]
                edge[0], edge[1], edge[2] = min(edge[0], at), max(edge[1], at), edge[2] + 1
        return edges


class Doc:
    """A parsed article."""

    def __init__(self, parsed: spacy_tokens.Doc) -> None:
        self.text = parsed.text
        self.reading: Reading | None = parsed.user_data.get(KEY)
        self.tokens = list(self._read(parsed))
        self.sents = [Sentence(self, sent.start, sent.end) for sent in parsed.sents]
        heads = parsed.to_array(HEAD).astype(int).tolist()  # as steps from the token
        for sent in self.sents:
            for token in sent:
                token.sent = sent
                token.head = self.tokens[token.i + heads[token.i]]
        self.ents = [Span(self, ent.start, ent.end, ent.label_) for ent in parsed.ents]
        self._starts = {token.idx: token.i for token in self.tokens}
        self._ends = {token.idx + len(token): token.i + 1 for token in self.tokens}
        self.hang()

    def _read(self, parsed: spacy_tokens.Doc) -> Iterator[Token]:
        """The words of a Doc, whose tables are read at once: their values are few, or known."""
        rows, known, at = parsed.to_array([SPACY, *_TOLD]).tolist(), parsed.vocab.strings, 0
        names = {key: known[key] for key in {key for row in rows for key in row[1:]}}
        for i, (spaced, *keys) in enumerate(rows):
            yield Token(self, i, at, spaced, map(names.__getitem__, keys))
            at += len(names[keys[0]]) + spaced

    def hang(self) -> None:
        """Let all tokens know their children, as their heads are now."""
        self[:].hang()

    def settle(self) -> None:
        """Say that trees and names stay as they are, so that answers about them can be kept."""
        for token in self.tokens:
            token.answers = {}

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, int):
            return self.tokens[at]
        start, stop, _ = at.indices(len(self.tokens))
        return Span(self, start, max(start, stop))

    def char_span(self, start: int, end: int) -> Span | None:
        """The tokens between two offsets of the text; None where these cut one or hold none."""
        first, last = self._starts.get(start), self._ends.get(end)
        if first is None or last is None or last <= first:
            return None
        return Span(self, first, last)

    def name_at(self, at: int) -> Span | None:
        """The name that a token, by its number, is a part of."""
        last = bisect_right(self.ents, at, key=lambda name: name.start) - 1
        return self.ents[last] if last >= 0 and at < self.ents[last].end else None

    def add_names(self, names: Iterable[Span]) -> None:
        """Take more names; those that they touch are none any more."""
        for name in names:
            self.ents = [e for e in self.ents if e.end <= name.start or name.end <= e.start]
            self.ents.append(name)
            for token in name:
                token.ent_type_ = name.label_
        self.ents.sort(key=lambda ent: ent.start)
