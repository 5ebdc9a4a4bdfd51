"""The extractor: weights, lexicon and taxonomy loaded once, articles streamed through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language

from kg.extract.events import EventCoder
from kg.extract.grammar.words import Doc
from kg.extract.lexical.frames import Frames
from kg.extract.lexical.gazetteer import Gazetteer
from kg.extract.lexical.lexicon import Lexicon
from kg.extract.lexical.nouns import ActorNouns
from kg.extract.parse.parser import load_parser
from kg.model import Article, Event
from kg.taxonomy import load_taxonomy

_BATCH = 16  # articles parsed together: fills the encoder's batches, keeps memory flat


class Extractor:
    """Articles in, events out."""

    def __init__(self, nlp: Language, coder: EventCoder, gazetteer: Gazetteer | None) -> None:
        self.nlp = nlp
        self.coder = coder
        self.gazetteer = gazetteer

    @classmethod
    def load(cls, weights: Path, ontology: Path, base: Gazetteer | None = None) -> Extractor:
        """Load the parser's weights and the data of `ontology` (under a second)."""
        coder = EventCoder(
            Lexicon.load(ontology),
            Frames.load(ontology),
            ActorNouns.load(ontology),
            load_taxonomy(ontology),
        )
        return cls(load_parser(weights), coder, base)

    def parse(self, text: str) -> Doc:
        """The words of a text with their trees, and what the network says of its acts."""
        return Doc(self.nlp(text))

    def read(self, article: Article) -> tuple[Doc, list[Event]]:
        """One article's parse and its events, for `kg.extract.explain`."""
        doc = self.parse(article.text)
        return doc, self.coder.events(doc, article, self.gazetteer)

    def extract(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Event]]]:
        """Events of each article, in order; memory does not grow with their number."""
        pairs = ((article.text, article) for article in articles)
        for doc, article in self.nlp.pipe(pairs, as_tuples=True, batch_size=_BATCH):
            yield article, self.coder.events(Doc(doc), article, self.gazetteer)
