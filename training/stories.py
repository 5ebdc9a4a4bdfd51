"""How well retellings and actors are told apart, on the stories of ``corpus/stories-*.marked.txt``.

Twenty real stories, told by three outlets each; an event is marked ``{words|key}``, an actor
``[words|id]``. Scored is B³ (Bagga & Baldwin 1998) over the marked mentions that were read at all:
clusters of events within a story, of actors over all stories.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kg.actors.accounts import account
from kg.actors.hierarchy import Hierarchy
from kg.actors.stories import join
from kg.build import load_base, load_extractor, resolve
from kg.known import Known
from kg.model import Actor, Article, Event, Mention, Report
from kg.settings import Settings

CORPUS = Path(__file__).parent / "corpus"
_HEAD = re.compile(r"== story (\S+) outlet (\d+) \| (.*) \| (\d{4}-\d\d-\d\d) \| (\S+)")
_MARK = re.compile(r"[{\[]([^|{}\[\]]+)\|([^|{}\[\]]+)[}\]]")
_FIRST = 10  # stories whose errors are read

Place = tuple[int, int]


@dataclass(slots=True)
class Told:
    """An article with the places of its marks: event keys and actor ids."""

    story: str
    article: Article
    events: list[tuple[Place, str]] = field(default_factory=list)
    actors: list[tuple[Place, str]] = field(default_factory=list)


def load(paths: Iterable[Path]) -> Iterator[Told]:
    """The articles of marked files; ValueError names the one whose head cannot be read."""
    for path in sorted(paths):
        text = path.read_text(encoding="utf-8")
        body = "\n".join(line for line in text.splitlines() if not line.startswith("# "))
        for part in re.split(r"^(?=== story )", body, flags=re.MULTILINE)[1:]:
            head, _, marked = part.partition("\n")
            found = _HEAD.fullmatch(head.strip())
            if found is None:
                raise ValueError(f"{path}: {head!r} is no head of an article")
            story, outlet, title, day, url = found.groups()
            yield _read(story, f"{story}-{outlet}", title, day, url, marked.strip())


def _read(story: str, id: str, title: str, day: str, url: str, marked: str) -> Told:
    text, at = "", 0
    events: list[tuple[Place, str]] = []
    actors: list[tuple[Place, str]] = []
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        place = (len(text), len(text) + len(mark[1]))
        (events if mark[0][0] == "{" else actors).append((place, mark[2]))
        text += mark[1]
        at = mark.end()
    text += marked[at:]
    article = Article(id=id, title=title, date=date.fromisoformat(day), url=url, text=text)
    return Told(story, article, events, actors)


def overlap(a: Place, b: Place) -> bool:
    """Whether two places share a character."""
    return a[0] < b[1] and b[0] < a[1]


def align_events(told: Told, events: Iterable[Event]) -> Iterator[tuple[str, str]]:
    """(gold key, key of the event read) of each marked event that was read."""
    found = list(events)
    for place, key in told.events:
        for event in found:
            spans = [event.trigger, *event.coreferent]
            if any(overlap(place, (span.start, span.end)) for span in spans):
                yield f"{told.story}/{key}", event.key
                break


def align_actors(told: Told, events: Iterable[Event]) -> Iterator[tuple[str, str]]:
    """(gold id, id resolved) of each marked actor that takes part in an event read."""
    mentions: dict[Place, Mention] = {}
    for event in events:
        by = event.attribution.by if event.attribution else ()
        for mention in (*event.sources, *event.targets, *by):
            mentions[mention.start, mention.end] = mention
    for place, actor in told.actors:
        near = [p for p in mentions if overlap(p, place)]
        if near:
            best = min(near, key=lambda p: abs(p[0] - place[0]) + abs(p[1] - place[1]))
            if (resolved := mentions[best].actor) is not None:
                yield actor, resolved


def b_cubed(pairs: Iterable[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of (gold cluster, cluster found) a mention."""
    items = list(pairs)
    gold: dict[str, int] = defaultdict(int)
    found: dict[str, int] = defaultdict(int)
    both: dict[tuple[str, str], int] = defaultdict(int)
    for a, b in items:
        gold[a] += 1
        found[b] += 1
        both[a, b] += 1
    if not items:
        return 0.0, 0.0, 0.0
    precision = sum(both[a, b] / found[b] for a, b in items) / len(items)
    recall = sum(both[a, b] / gold[a] for a, b in items) / len(items)
    return precision, recall, 2 * precision * recall / (precision + recall)


def extract(corpus: list[Told]) -> tuple[dict[str, list[Event]], Known, dict[str, Actor]]:
    """The events of each article (id), actors resolved, with the base and the learned actors."""
    settings = Settings.load()
    base = load_base(settings)
    extractor = load_extractor(settings, base)
    found, learned = {}, {}
    for article, events in extractor.extract(told.article for told in corpus):
        found[article.id], new = resolve(events, base, article)
        learned.update({actor.id: actor for actor in new})
    return found, Known(base), learned


def clusters(
    corpus: list[Told], events: Mapping[str, list[Event]], hierarchy: Hierarchy
) -> dict[str, str]:
    """The story (key of its first event) of each event's key."""
    reports = [Report(event=e, article=t.article) for t in corpus for e in events[t.article.id]]
    accounts = [a for r in reports if (a := account(r, hierarchy))]
    groups, _ = join(accounts)
    leads = {key: group[0] for group in groups for key in group}
    return {r.event.key: leads.get(r.event.key, r.event.key) for r in reports}


def main() -> None:
    """Print the scores; with --errors also what was joined or parted wrongly in stories 1-10."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    corpus = list(load(options.files or CORPUS.glob("stories-*.marked.txt")))
    events, known, learned = extract(corpus)
    leads = clusters(corpus, events, known.hierarchy(learned))
    for name, part in parts(corpus).items():
        print(f"stories {name}")
        _score(part, events, leads)
    if options.errors:
        read = parts(corpus).get("1-10", corpus)
        _errors(read, events, leads, _actors(read, events))


def parts(corpus: list[Told]) -> dict[str, list[Told]]:
    """Stories 1-10, whose errors may be read; the rest, which are to check; and all."""
    order = list(dict.fromkeys(told.story for told in corpus))
    if len(order) <= _FIRST:
        return {"all": corpus}
    first = [told for told in corpus if told.story in order[:_FIRST]]
    rest = [told for told in corpus if told.story in order[_FIRST:]]
    return {f"1-{_FIRST}": first, f"{_FIRST + 1}-{len(order)}": rest, "all": corpus}


def _actors(corpus: list[Told], events: Mapping[str, list[Event]]) -> list[tuple[str, str]]:
    return [pair for t in corpus for pair in align_actors(t, events[t.article.id])]


def _score(corpus: list[Told], events: Mapping[str, list[Event]], leads: Mapping[str, str]) -> None:
    told = [(g, leads[k]) for t in corpus for g, k in align_events(t, events[t.article.id])]
    marks = sum(len(t.events) for t in corpus), sum(len(t.actors) for t in corpus)
    who = _actors(corpus, events)
    for name, pairs, total in (("events", told, marks[0]), ("actors", who, marks[1])):
        p, r, f = b_cubed(pairs)
        read = f"{len(pairs)} of {total} marked"
        print(f"  {name}  B3 precision {p:.3f} recall {r:.3f} F1 {f:.3f}  ({read} were read)")


def _errors(
    corpus: list[Told],
    events: Mapping[str, list[Event]],
    leads: Mapping[str, str],
    who: list[tuple[str, str]],
) -> None:
    text = {e.key: (e.sentence.text, e) for several in events.values() for e in several}
    by_lead, by_gold = (
        defaultdict(lambda: defaultdict(list)),
        defaultdict(lambda: defaultdict(list)),
    )
    for t in corpus:
        for gold, key in align_events(t, events[t.article.id]):
            by_lead[leads[key]][gold].append(key)
            by_gold[gold][leads[key]].append(key)
    for title, groups in (("JOINED", by_lead), ("PARTED", by_gold)):
        for name, inner in groups.items():
            if len(inner) > 1:
                print(f"\n{title} {name}")
                for other, keys in inner.items():
                    for key in dict.fromkeys(keys):
                        sentence, e = text[key]
                        days = f"{e.date.start}..{e.date.end} {e.date.basis}" if e.date else "-"
                        s, o = ([m.actor for m in side] for side in (e.sources, e.targets))
                        print(
                            f"  {other} | {key} {e.subtype} {e.status} {days} {s} > {o}\n      {sentence[:200]}"
                        )
    wrong = defaultdict(lambda: defaultdict(int))
    for gold, actor in who:
        wrong[gold][actor] += 1
    print("\nACTORS")
    for gold, found in sorted(wrong.items()):
        if len(found) > 1 or gold not in found:
            print(" ", gold, dict(found))


if __name__ == "__main__":
    main()
