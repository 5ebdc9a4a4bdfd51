"""Our corpus → what the event heads learn: acts, status and actors by token, roles by pair.

    python -m training.events --weights kg/extract/weights --output DATA [--corpus FOLDER] [--beside FOLDER]

writes ``events-train.json`` and ``events-held.json``, and of the texts for training of another corpus
``events-beside.json``. The texts are cut by the tokenizer and the
parser of a weights folder: a mention stands for its head, the token whose head lies outside of it.

``told``    "act" at a trigger's tokens, "again" at a later mention of an act, "O"
``acts``    subtype at a trigger's tokens, else None
``status``  status at a trigger's tokens, else None
``actors``  1 at the head of an actor, else 0
``roles``   [trigger token, token, role]; "none" for every other actor of the window and for the
            other nouns of the sentence. Other mentions of a party of the act are left out: they may be meant.
``names``   None: `training.self_label` fills them
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.extract.parse.parser import load_parser
from kg.extract.parse.reading import ACT, AGAIN
from training.marked import Act, Item, Party
from training.parts import CORPUS, items_of, marked_files, own_taxonomy

ROLES = ("none", "source", "target", "mutual", "said")
LONGEST = 110  # tokens of sentences that are shown together

Place = tuple[int, int]


@dataclass(slots=True)
class Acts:
    """Some sentences of a text with what the event heads are to say of each token."""

    words: list[str]
    told: list[str]
    acts: list[str | None]
    status: list[str | None]
    actors: list[int]
    roles: list[tuple[int, int, str]]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    names: list[str | None]
    sentence: list[int]


def read_acts(items: Iterable[Item], nlp: Language) -> Iterator[Acts]:
    """The items in windows of whole sentences."""
    for item in items:
        doc = nlp(item.text)
        for low, high in _windows(doc):
            yield _window(item, doc, low, high)


def _windows(doc: Doc) -> Iterator[tuple[int, int]]:
    low = high = 0
    for sentence in doc.sents:
        if high > low and sentence.end - low > LONGEST:
            yield low, high
            low = high
        high = sentence.end
    yield low, high


def _window(item: Item, doc: Doc, low: int, high: int) -> Acts:
    tokens = [t for t in doc[low:high] if not t.is_space]
    at = {token.i: n for n, token in enumerate(tokens)}
    size = len(tokens)
    number = {sentence.start: n for n, sentence in enumerate(doc[low:high].sents)}
    out = Acts(
        words=[t.text for t in tokens],
        told=["O"] * size,
        acts=[None] * size,
        status=[None] * size,
        actors=[0] * size,
        roles=[],
        upos=[t.pos_ for t in tokens],
        xpos=[t.tag_ for t in tokens],
        heads=[at[t.head.i] for t in tokens],
        relations=[t.dep_ for t in tokens],
        names=[None] * size,
        sentence=[number[t.sent.start] for t in tokens],
    )
    heads = {
        head.i
        for party in item.parties
        for span in party.spans
        if (head := _head(doc, span)) is not None
    }
    for i in heads & at.keys():
        out.actors[at[i]] = 1
    for act in item.acts:
        for token in _tokens(doc, act.again):
            if token.i in at:
                out.told[at[token.i]] = AGAIN
    for act in item.acts:
        triggers = [t for t in _tokens(doc, act.trigger) if t.i in at]
        for token in triggers:
            n = at[token.i]
            out.told[n], out.acts[n], out.status[n] = ACT, act.subtype, str(act.status)
        for token in triggers:
            out.roles += _roles(act, doc, token, heads, at)
    return out


def _roles(
    act: Act, doc: Doc, trigger: Token, heads: set[int], at: dict[int, int]
) -> Iterator[tuple[int, int, str]]:
    sides = {
        "mutual" if act.mutual else "source": act.sources,
        "target": act.targets,
        "said": (act.by,) if act.by else (),
    }
    found: dict[int, str] = {}
    left_open: set[int] = set()
    for role, parties in sides.items():
        for party in parties:
            places = _heads(doc, party)
            near = min(places, key=lambda i: _distance(trigger, doc[i]), default=None)
            if near is not None and near not in found:
                found[near] = role
            left_open |= places
    for i in at:
        token = doc[i]
        here = token.sent.start == trigger.sent.start
        if i == trigger.i:
            continue
        if i in found:
            yield at[trigger.i], at[i], found[i]
        elif i not in left_open and (
            i in heads or (here and token.pos_ in ("NOUN", "PROPN", "PRON"))
        ):
            yield at[trigger.i], at[i], "none"


def _distance(trigger: Token, token: Token) -> tuple[bool, int]:
    return trigger.sent.start != token.sent.start, abs(token.i - trigger.i)


def _heads(doc: Doc, party: Party) -> set[int]:
    return {h.i for span in party.spans if (h := _head(doc, span)) is not None}


def _head(doc: Doc, span: Place) -> Token | None:
    tokens = _tokens(doc, (span,))
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), None)


def _tokens(doc: Doc, spans: Iterable[Place]) -> list[Token]:
    """The tokens that lie in the spans, wholly or in part."""
    return [
        token
        for start, end in spans
        for token in doc
        if token.idx < end and start < token.idx + len(token) and not token.is_space
    ]


def load_acts(path: Path) -> list[Acts]:
    """Windows as `main` wrote them."""
    return [Acts(**row) for row in json.loads(path.read_text(encoding="utf-8"))]


def act_names() -> list[str]:
    """The labels of the head that names acts."""
    return sorted(own_taxonomy().subtypes)


def main() -> None:
    """Write a file a part into the folder --output, and say which subtypes are not learned."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--beside", type=Path)
    options = parser.parse_args()
    nlp, known = load_parser(options.weights), set(act_names())
    parts = [("train", "train", options.corpus), ("held", "held", options.corpus)]
    parts += [("beside", "train", options.beside)] if options.beside else []
    for name, part, corpus in parts:
        items = items_of(marked_files(part, corpus))
        windows = list(read_acts(items, nlp))
        rows = [asdict(window) for window in windows]
        (options.output / f"events-{name}.json").write_text(json.dumps(rows), encoding="utf-8")
        acts = Counter(act for w in windows for act in w.acts if act)
        print(name, len(items), "texts", len(windows), "windows", acts.total(), "trigger tokens")
        if lacking := sorted(acts.keys() - known):
            print("not in the ontology, so not learned:", *(f"{a} {acts[a]}" for a in lacking))


if __name__ == "__main__":
    main()
