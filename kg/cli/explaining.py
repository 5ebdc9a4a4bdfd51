"""``kg explain``: why an article's events were read as they were."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.adding import say_doubt
from kg.cli.naming import ArticleNames, look_event
from kg.cli.options import common, pass_session
from kg.cli.output import write_rows
from kg.cli.session import Session, one_line
from kg.errors import InputError
from kg.files import writing

if TYPE_CHECKING:
    from kg.extract.explain import Explanation
    from kg.extract.grammar.words import Doc
    from kg.model import Event

_POSSIBLE = 0.03  # an act that is read with less chance is not worth a line
_EVENT = re.compile("(?:.+-)?[0-9a-f]{4,12}")  # an event's id or key, or the beginning of one
_LINES = 5  # possible acts that are shown


@click.command()
@click.argument("article", metavar="ID|URL|PATH|-")
@click.option("--event", metavar="ID|N", help="Only this event: its id, or its number from 1.")
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="A page instead.")
@common
@pass_session
def explain(session: Session, article: str, event: str | None, html: Path | None) -> int:
    """Show why the events of an article were read as they were.

    Each event comes with its sentence, in which its words are marked, and with the rule or the
    model's chances behind its type, parties, date and status. ARTICLE is an article of the store
    (its id, the beginning of it, its address or its file's name), an event of it (its id), or
    something that kg add reads, of which the first article is taken. Of a text without an event it
    shows in which words the model reads a possible act.

    Example: kg explain seeds/articles/2022-11-13-nairobi-declaration.txt --event 1
    """
    from kg.extract.explain import as_html, as_text

    if event is None and (found := _event(session, article)) is not None:
        article, event = found
    title, explained, doc = _explained(session, article)
    numbered = list(enumerate(explained, 1))
    if event is not None:
        numbered = [(n, e) for n, e in numbered if event in (str(n), e.event.id)]
        if not numbered:
            raise InputError(
                f"{article}: no event {event} among its {len(explained)}",
                "leave out --event to see all",
            )
    if html is not None:
        with writing(html) as out:
            out.write(as_html([e for _, e in numbered], title))
    else:
        for number, one in numbered:
            shown = "\n".join(map(one_line, as_text(one).split("\n")))  # no escape codes of a text
            click.echo(f"{number}. {one.event.id}\n{shown}\n")
    if not explained:
        _say_nothing(session, doc)
    return 0


def _explained(session: Session, article: str) -> tuple[str, list[Explanation], Doc | None]:
    """The title, the explained events, and the parsed text; None where the store has no event."""
    from kg.actors.grounds import SCORES
    from kg.build import load_extractor
    from kg.extract.explain import explain as explanations_of

    kept = _stored(session, article)
    if kept is None:
        title, events, doc = _read(session, article)
    else:
        title, events = kept
        if not events:
            return title, [], None
        doc = load_extractor(session.settings, session.base).parse(told(events))
    return title, explanations_of(doc, events, SCORES), doc


def _event(session: Session, name: str) -> tuple[str, str] | None:
    """The article (id) and the id of an event of the store; None where `name` is that of none."""
    from kg.store.linking import article_of

    if not _EVENT.fullmatch(name) or Path(name).exists() or not session.settings.store.exists():
        return None
    with session.reading() as store:
        key = None if ArticleNames(store).look(name) else look_event(store, name)
    return (article_of(key), key.rpartition("-")[2]) if key else None


def _stored(session: Session, name: str) -> tuple[str, list[Event]] | None:
    """Title and events of an article of the store; None where `name` is something to read."""
    if name == "-" or Path(name).exists() or not session.settings.store.exists():
        return None
    with session.reading() as store:
        id = ArticleNames(store).look(name)
        if id is None:
            return None
        known = store.nodes.article(id)
        return (known and known.title) or id, store.events(id)


def _say_nothing(session: Session, doc: Doc | None) -> None:
    """Say that there is no event, and in which words of a text the model reads a possible act."""
    if doc is None:
        session.say(
            "no event in this article, and the store does not keep its text; to see in which "
            "words the model reads a possible act, name its file: kg explain PATH"
        )
        return
    rows = possible_acts(doc)
    if not rows:
        session.say("no event in this article, and no word in which the model reads a possible act")
        return
    session.say("no event in this article; the words in which the model reads a possible act:")
    write_rows(rows[:_LINES], ("chance", "word", "act", "sentence"), "table")


def possible_acts(doc: Doc) -> list[dict[str, str]]:
    """For each sentence in which the model reads a possible act its likeliest one, surest first."""
    reading = doc.reading
    if reading is None:
        return []
    best: dict[int, tuple[float, str, str, str]] = {}
    for at in reading.rows:
        token = doc[at]
        act, chance = reading.act([token])
        sentence = token.sent
        found = (chance, token.text, act, " ".join(sentence.text.split()))
        best[sentence.start] = max(found, best.get(sentence.start, found))
    return [
        {"chance": f"{chance:.2f}", "word": word, "act": act, "sentence": sentence}
        for chance, word, act, sentence in sorted(best.values(), reverse=True)
        if chance >= _POSSIBLE
    ]


def told(events: Sequence[Event]) -> str:
    """What the store keeps of a text: the sentences with events, at their places."""
    text: list[str] = [" "] * max((event.sentence.end for event in events), default=0)
    for event in events:
        text[event.sentence.start : event.sentence.end] = event.sentence.text
    return "".join(text)


def _read(session: Session, name: str) -> tuple[str, list[Event], Doc]:
    """Title, events and parse of the first article that there is to read."""
    from kg.articles import Doubt, read
    from kg.build import load_extractor, resolve
    from kg.model import Article

    for item in read(name):
        if isinstance(item, Doubt):
            say_doubt(session, item)
            continue
        if not isinstance(item, Article):
            is_missing = isinstance(item.__cause__, FileNotFoundError)
            raise _nowhere(session, name) if is_missing else item
        doc, events = load_extractor(session.settings, session.base).read(item)
        resolved, _ = resolve(events, session.base, item)
        return item.title or item.id, resolved, doc
    raise InputError(f"{name}: no article in it", "give an article's id, its address or a file")


def _nowhere(session: Session, name: str) -> InputError:
    """The error for what is neither in the store nor a file."""
    store = session.settings.store
    where = f"no article of {store} has" if store.exists() else f"there is no store at {store} with"
    message = f"{name}: {where} this id or address, and there is no such file"
    return InputError(message, "ids: kg articles")
