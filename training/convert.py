"""Treebanks → training sentences: tokens, tags, tree, names.

Names come from GUM's ``Entity=`` spans (reduced to the capitalised name around the mention's
head) and from Universal NER; tokens whose name label is unknown carry None and are not trained on.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pycountry

OTHER = "?"  # a token that is no PERSON, ORG, GPE or LOC, but may be a DATE, an EVENT, a NORP
HELD = 5  # one in so many documents of EWT dev is kept out of training
Mention = tuple[int, int, str, str]  # start, end, type, link of one of GUM's mentions
LINKS = {"ana", "appos", "cata", "coref", "disc", "pred", "sgl"}
CONNECTORS = {"of", "and", "&", "for", "the", "-", "'s", "’s", "on", "de", "la", "al", "/", "."}
TITLES = frozenset(
    """
    president secretary minister mr. mrs. ms. dr. mr mrs ms dr sir king queen prince princess
    professor prof. senator sen. rep. general gen. governor gov. judge justice chief captain
    lord lady pope mayor director chairman officer state chancellor ambassador envoy spokesman
    spokeswoman premier prime foreign deputy vice commissioner colonel sheikh imam miss madam
    emperor empress reverend rev. fr. sergeant sgt. lieutenant lt. major admiral congressman
    congresswoman speaker administrator attorney congressperson saint st. st tsar tsarina tsarevna
    dame inspector sheriff doctor chair undersecretary rector counsel count command protector whip
    duke duchess earl baron archbishop bishop cardinal rabbi chancellor mp
    """.split()
)
# Capitalised common nouns that are no one's name.
NO_PERSON = frozenset(
    """
    fellow guest architect honor honour mother mom mum dad daddy father man mankind individual
    devil defense daily water tale key anonymous poet decree chambermaid street chaos command
    """.split()
)
GROUPS = frozenset(
    """
    republican democrat libertarian conservative liberal socialist communist christian muslim jew
    catholic protestant hispanic latino asian african american indian european arab islander
    """.split()
)
# Alone they may mean an office or just any: no label is taught and none is counted.
GENERIC = frozenset(
    """
    nation state states government administration society court church assembly university country
    city district republic union world earth home hall floor palace airport land building temple
    center downtown main study space sun hell priest gates shore route a b c i household army
    armies navy academy environment department ministry company board committee office party agency
    commission council empire pyramid cathedral north south east west northeast northwest southeast
    southwest libraries evolution voice freedom daughters spirit frontier press universal marine
    """.split()
)
CALENDAR = frozenset(
    """
    day week month year decade century morning afternoon evening night today tomorrow
    yesterday tonight spring summer autumn fall winter weekend quarter
    """.split()
)
NATURE = re.compile(
    r"(River|Sea|Ocean|Lake|Street|Road|Island|Islands|Park|Valley|Bay|Avenue|Square|Mountain|"
    r"Mountains|Mount|Desert|Canal|Strait|Gulf|Coast|Bridge|Hill|Hills|Forest|Creek|Beach|Peninsula|"
    r"Europe|Asia|Africa|America|Middle East|Antarctica|Pacific|Atlantic|Arctic|Balkans|Caucasus)$"
)
COUNTRIES = (
    {c.name for c in pycountry.countries}
    | set(
        "UK US U.S. USA U.S.A. America Britain England Scotland Wales Russia Syria Iran Turkey Taiwan "
        "Vietnam Venezuela Bolivia Tanzania Moldova Laos Brunei Palestine Kosovo Kiev Kyiv".split()
    )
    | {
        "United States",
        "Great Britain",
        "South Korea",
        "North Korea",
        "Czech Republic",
        "Hong Kong",
    }
)
GEO = COUNTRIES | {s.name for s in pycountry.subdivisions}
# Endings of adjectives of nation, faith or party; a capitalised "Recent" in a heading has none.
NATIONALITY = re.compile(r"(an|ish|ese|i|ch|ic|im|ss|ew|ab|ant|ist|tine|ite|eek|ari|du|ttish|ox)$")


@dataclass
class Sentence:
    """A sentence: heads are token indices (the root points to itself); names in BIO or None."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    id: str = ""
    new_paragraph: bool = False
    parsed: bool = True  # False: names only
    entity: list[str] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[list[Sentence]]:
    """Documents of a CoNLL-U file; multiword tokens keep the spacing of the raw text."""
    document: list[Sentence] = []
    rows: list[list[str]] = []
    ranges: dict[int, tuple[int, bool]] = {}
    identifier, paragraph = "", False
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc") and document:
                yield document
                document = []
            elif line.startswith("# newpar"):
                paragraph = True
            elif line.startswith("# sent_id"):
                identifier = line.split("=")[1].strip()
            elif not line and rows:
                document.append(_sentence(rows, ranges, identifier, paragraph))
                rows, ranges, paragraph = [], {}, False
            elif line and line[0] != "#":
                columns = line.split("\t")
                if "-" in columns[0]:
                    first, last = map(int, columns[0].split("-"))
                    ranges[last] = (first, "SpaceAfter=No" not in columns[9])
                elif "." not in columns[0]:
                    rows.append(columns)
    if document:
        yield document


def _sentence(
    rows: list[list[str]], ranges: dict[int, tuple[int, bool]], identifier: str, paragraph: bool
) -> Sentence:
    result = Sentence(id=identifier, new_paragraph=paragraph)
    for at, columns in enumerate(rows):
        entity = re.search(r"(?:^|\|)Entity=([^|]+)", columns[9])
        head = int(columns[6])
        result.words.append(columns[1])
        result.lemmas.append(columns[2])
        result.upos.append(columns[3])
        result.xpos.append(columns[4])
        result.heads.append(head - 1 if head else at)
        result.deps.append("ROOT" if head == 0 else columns[7])
        result.spaces.append("SpaceAfter=No" not in columns[9])
        result.entity.append(entity.group(1) if entity else "")
    for last, (first, space) in ranges.items():
        for at in range(first - 1, last - 1):
            result.spaces[at] = False
        result.spaces[last - 1] = space
    result.names = [None] * len(rows)
    return result


def _mentions(sentence: Sentence) -> Iterator[Mention]:
    """GUM's mentions inside one sentence."""
    opened: dict[str, list[tuple[int, str, str]]] = {}
    for at, text in enumerate(sentence.entity):
        for match in re.finditer(r"\(([^()]+)(\)?)|([^()]+)\)", text):
            if match.group(1):
                parts = match.group(1).split("-")
                link = next((p for p in parts if p in LINKS), "")
                if match.group(2):
                    yield at, at + 1, parts[1], link
                else:
                    opened.setdefault(parts[0], []).append((at, parts[1], link))
            elif opened.get(match.group(3)):
                start, kind, link = opened[match.group(3)].pop()
                yield start, at + 1, kind, link


def gum_names(sentence: Sentence) -> None:
    """Fill ``names`` from the mentions: the longest capitalised name around each head wins.

    A lone "Court" or "Government" stays open (None): annotators disagree whether it is a name.
    """
    mentions = list(_mentions(sentence))
    spans = [s for m in mentions if (s := _name(sentence, mentions, *m)) is not None]
    _write(sentence, spans + _nationalities(sentence), known=True)
    for start, end, label in spans:
        lone = label in ("ORG", "GPE", "LOC") and end - start == 1
        lone = lone and sentence.words[start].lower() in GENERIC
        if lone and sentence.names[start] == f"B-{label}":
            sentence.names[start] = None


def _name(
    sentence: Sentence, mentions: list[Mention], start: int, end: int, kind: str, link: str
) -> tuple[int, int, str] | None:
    inside = range(start, end)
    head = next(
        (i for i in inside if sentence.heads[i] not in inside or sentence.heads[i] == i), None
    )
    if head is None:
        return None
    if kind == "time":
        calendar = sentence.lemmas[head].lower() in CALENDAR or sentence.upos[head] in (
            "PROPN",
            "NUM",
        )
        start += sentence.words[start].lower() == "the"
        return (start, end, "DATE") if end - start <= 7 and start < end and calendar else None
    label = {"person": "PERSON", "organization": "ORG", "place": "GPE", "event": "EVENT"}.get(kind)
    if label is None or link in ("ana", "disc", "cata") or not _proper(sentence, head):
        return None
    if label == "PERSON":
        return _person(sentence, head, start, end)
    first, last = head, head + 1
    owners = {m[1] for m in mentions if start <= m[0] and m[1] < end}  # "Texas A&M" 's department
    while first > start and _joins(sentence, owners, first - 1, first - 2, start):
        first -= 1
    while last < end and (step := _onward(sentence, owners, last, end)):
        last += step
    while first < head and not (_proper(sentence, first) or sentence.words[first][0].isupper()):
        first += 1
    while last - 1 > head and not _proper(sentence, last - 1):
        last -= 1
    if label == "ORG" and " ".join(sentence.words[first:last]) in COUNTRIES:
        label = "GPE"  # a state that acts is still named by its place, as in Universal NER
    return first, last, place_label(sentence.words[first:last]) if label == "GPE" else label


def _person(sentence: Sentence, head: int, start: int, end: int) -> tuple[int, int, str] | None:
    """The name of a person: the flat chain of the head, or a compound such as "O.J. Simpson"."""
    words, chain = sentence.words, {head}
    for i in range(head + 1, end):
        if sentence.heads[i] in chain and sentence.deps[i].partition(":")[0] in ("flat", "punct"):
            chain.add(i)
    last = head + 1
    while last < end and (last in chain or words[last] == "-"):
        last += 1
    while last - 1 > head and (sentence.upos[last - 1] == "PUNCT" or words[last - 1].islower()):
        last -= 1
    first = head
    if last == head + 1:
        while (
            first > start
            and sentence.heads[first - 1] == head
            and sentence.deps[first - 1] == "compound"
            and _proper(sentence, first - 1)
        ):
            first -= 1
    for at in range(last - 1, first - 1, -1):
        if words[at].lower() in TITLES:
            first = at + 1
            break
    if first >= last or not words[first][0].isupper():
        return None  # "King of Athens": a title alone
    if sentence.xpos[head] == "NNPS" or words[last - 1].lower() in GROUPS:
        return first, last, "NORP"  # "Americans", "Democrats", "a Republican"
    if last - first == 1 and words[first].lower() in NO_PERSON:
        return None
    return first, last, "PERSON"


def _proper(sentence: Sentence, at: int) -> bool:
    return sentence.xpos[at].startswith("NNP")


def _onward(sentence: Sentence, owners: set[int], at: int, high: int) -> int:
    """How many tokens from `at` continue a name: "of the Netherlands" two and the name's own."""
    if _joins(sentence, owners, at, at + 1, 0, high):
        return 1
    over = sentence.words[at].lower() in ("of", "for") and at + 2 < high
    if over and sentence.words[at + 1].lower() == "the" and _proper(sentence, at + 2):
        return 2
    return 0


def _joins(
    sentence: Sentence, owners: set[int], at: int, beyond: int, low: int, high: int | None = None
) -> bool:
    word = sentence.words[at]
    if _proper(sentence, at) or (word[0].isupper() and sentence.xpos[at] in ("JJ", "NN", "NNS")):
        return True
    if sentence.xpos[at] == "POS" and at in owners:
        return False
    inside = low <= beyond < (high if high is not None else len(sentence.words))
    return word.lower() in CONNECTORS and inside and _proper(sentence, beyond)


def place_label(words: list[str]) -> str:
    """GPE for countries, states and towns, LOC for nature, streets and continents."""
    name = " ".join(words)
    return "GPE" if name in GEO or not NATURE.search(name) else "LOC"


def _nationalities(sentence: Sentence) -> list[tuple[int, int, str]]:
    return [
        (i, i + 1, "NORP")
        for i, word in enumerate(sentence.words)
        if sentence.upos[i] == "ADJ"
        and sentence.xpos[i] == "JJ"
        and word[0].isupper()
        and sentence.lemmas[i][0].isupper()
        and NATIONALITY.search(word)
        and word not in ("Atlantic", "Pacific", "Arctic")
    ]


def _write(sentence: Sentence, spans: list[tuple[int, int, str]], known: bool) -> None:
    """Longest spans first, no overlap; "Russian" + "Foreign Ministry" is one ORG.

    Where the names are annotated by hand (not `known`) they stay as they are.
    """
    orgs = {start: end for start, end, label in spans if label == "ORG" and known}
    spans = [
        (s, orgs[e], "ORG") if label == "NORP" and e in orgs else (s, e, label)
        for s, e, label in spans
    ]
    names: list[str | None] = ["O" if known else OTHER] * len(sentence.words)
    taken: set[int] = set()
    for start, end, label in sorted(spans, key=lambda span: span[0] - span[1]):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            names[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    if not known:
        for at, name in enumerate(names):
            if (
                name == OTHER
                and sentence.upos[at] not in ("PROPN", "NUM", "ADJ")
                and (sentence.lemmas[at].lower() not in CALENDAR)
            ):
                names[at] = "O"
    sentence.names = names


def universal_names(documents: list[list[Sentence]], path: Path) -> None:
    """Fill ``names`` from a Universal NER file; where it has no name there may be a date: OTHER."""
    tags = {tuple(w for w, _ in rows): [t for _, t in rows] for rows in _read_iob(path)}
    for document in documents:
        for sentence in document:
            found = tags.get(tuple(sentence.words))
            if found is not None:
                _write(sentence, _spans(sentence, found) + _nationalities(sentence), known=False)


def _read_iob(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Sentences of a Universal NER file as (word, tag); ids differ from the treebank's in PUD."""
    rows: list[tuple[str, str]] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and line[0] != "#":
                columns = line.split("\t")
                rows.append((columns[1], columns[2]))
            elif rows and not line.strip():
                yield rows
                rows = []
    if rows:
        yield rows


def _spans(sentence: Sentence, tags: list[str]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for at, tag in enumerate(tags):
        if tag.startswith("B-"):
            end = at + 1
            while end < len(tags) and tags[end] == "I-" + tag[2:]:
                end += 1
            label = {"PER": "PERSON", "ORG": "ORG"}.get(tag[2:])
            if tag[2:] == "LOC":
                label = place_label(sentence.words[at:end])
            if label:
                spans.append((at, end, label))
    return spans


def load(path: Path) -> list[list[Sentence]]:
    """Documents as `main` wrote them."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [[Sentence(**sentence) for sentence in document] for document in rows]


def main() -> None:
    """Write one JSON file a part into the folder --output."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--treebanks", type=Path, required=True)
    arguments.add_argument("--re3d", type=Path, required=True)
    arguments.add_argument("--output", type=Path, required=True)
    options = arguments.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    source: Path = options.treebanks
    parts = {f"gum-{s}": source / f"gum-{s}.conllu.xz" for s in ("train", "dev", "test")}
    parts |= {f"ewt-{s}": source / f"ewt-{s}.conllu.xz" for s in ("train", "dev", "test")}
    parts["pud"] = source / "pud.conllu.xz"
    for name, path in parts.items():
        documents = list(read_conllu(path))
        if name.startswith("gum"):
            for document in documents:
                for sentence in document:
                    gum_names(sentence)
        else:
            labels = source / f"uner-{name}.iob2.xz"
            if labels.exists():
                universal_names(documents, labels)
        sentences = [s for d in documents for s in d]
        named = sum(any(n not in ("O", OTHER, None) for n in s.names) for s in sentences)
        print(name, len(documents), "documents", len(sentences), "sentences", named, "with names")
        if name == "ewt-dev":  # the only hand-made names of EWT to train on: keep some unseen
            _save(options.output / "ewt-held.json", documents[::HELD])
            documents = [d for at, d in enumerate(documents) if at % HELD]
        _save(options.output / f"{name}.json", documents)
    from training.re3d import read_re3d  # imports this module

    _save(options.output / "re3d.json", list(read_re3d(options.re3d)))


def _save(path: Path, documents: list[list[Sentence]]) -> None:
    rows = [[asdict(s) for s in document] for document in documents]
    path.write_text(json.dumps(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
