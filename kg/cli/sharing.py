"""``kg actors export`` and ``import``: the decisions of a team."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.actors.judgements import Identities, judged_apart
from kg.cli.options import common, pass_session
from kg.cli.session import Session
from kg.cli.undoing import row
from kg.errors import InputError
from kg.files import writing
from kg.model import Actor, Event, Judgement, Kind, Subject, Verdict

if TYPE_CHECKING:
    from kg.store import Store


@click.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), default="-")
@common
@pass_session
def export_judgements(session: Session, file: Path) -> None:
    """Write what people decided, a judgement a line, for others to import; - is stdout.

    Example: kg actors export ours.jsonl
    """
    with session.reading() as store:
        found = store.identity.judgements()
        actors = store.actors(judged=False)
    with writing(None if str(file) == "-" else file) as out:
        for judgement in found:
            parties = (judgement.left, judgement.right)
            named = {id: _described(actors[id]) for id in parties if id in actors}
            line = {**row(judgement), "actors": named, **_struck(judgement)}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


# What a line that is none of ours may bring about.
_WRONG = (
    *(LookupError, TypeError, ValueError, AttributeError),
    *(OverflowError, RecursionError),  # a time before year 1; brackets within brackets
)


def _struck(judgement: Judgement) -> dict[str, str]:
    """The event that is struck out, whole, and its sentence for people to read."""
    from kg.rdf import event_record

    event = judgement.event
    return {} if event is None else {"sentence": event.sentence.text, "record": event_record(event)}


def _described(actor: Actor) -> dict[str, Any]:
    """What a store must know of an actor that it does not have."""
    return {
        "label": actor.label,
        "kind": str(actor.kind),
        "country": actor.country,
        "sector": actor.sector,
        "part_of": actor.part_of,
        "aliases": list(actor.aliases),
    }


@click.command("import")
@click.argument("file", type=click.File("rb"))
@common
@pass_session
def import_judgements(session: Session, file: Any) -> int:
    """Carry out what others decided, from a file of `kg actors export`; what is known is left out.

    Example: kg actors import theirs.jsonl
    """
    failed = done = 0
    with session.existing() as store:
        known = set(store.identity.judgements())
        ours = Identities(known)
        base = {actor.id: actor for actor in session.base.actors()}
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                judgement, actors = _from_line(line, f"{file.name}, line {number}")
                if judgement not in known and not _is_said(judgement, store):
                    _keep_ours(judgement, ours, f"{file.name}, line {number}")
                    store.identity.judge(judgement, {**actors, **base})
                    done += 1
            except InputError as error:
                failed += 1
                session.complain(error)
        session.link(store)
    session.say(f"{done} judgements carried out, {failed} failed")
    return 1 if failed else 0


def _keep_ours(judgement: Judgement, ours: Identities, where: str) -> None:
    """InputError where others have two for one that were judged different here."""
    same = judgement.verdict is Verdict.SAME and judgement.article is None
    if judgement.subject is not Subject.ACTORS or not same:
        return
    for parting in ours.parting(judgement.left, judgement.right):
        error = judged_apart(parting)
        raise InputError(f"{where}: {error}, which stays", error.hint)


def _is_said(judgement: Judgement, store: Store) -> bool:
    """Whether two actors are one already, or an event is struck, by what others decided."""
    from kg.actors.strikes import is_strike

    if is_strike(judgement) and judgement.verdict is Verdict.STRUCK:
        return judgement.left in store.identity.strikes().in_force
    left, right, same = judgement.left, judgement.right, judgement.verdict is Verdict.SAME
    if judgement.subject is not Subject.ACTORS or judgement.article or not same or left == right:
        return False
    identities = store.identity.actors()
    return identities.of(left) == identities.of(right)


def _from_line(line: bytes, where: str) -> tuple[Judgement, dict[str, Actor]]:
    try:
        told = json.loads(line)
        json.dumps(told, ensure_ascii=False).encode("utf-8")  # no half of a surrogate pair
        judgement = Judgement(
            subject=Subject(told["what"]),
            left=str(told["left"]),
            right=str(told["right"]),
            verdict=Verdict(told["verdict"]),
            by=str(told["by"]),
            at=_time(told["time"]),
            reason=str(told.get("reason") or ""),
            score=None if told.get("score") is None else float(told["score"]),
            article=_text(told.get("article")),
            event=_event(told),
        )
        actors = {id: _actor(id, known) for id, known in (told.get("actors") or {}).items()}
    except _WRONG as error:
        reason = " ".join(str(error).split())
        raise InputError(
            f"{where}: no judgement ({reason})", "kg actors export writes them"
        ) from error
    return judgement, actors


def _event(told: dict[str, Any]) -> Event | None:
    """The event of a strike; ValueError for a record that is none."""
    from kg.rdf import read_record

    record, article = _text(told.get("record")), _text(told.get("article"))
    return read_record(record, article) if record and article else None


def _actor(id: str, told: dict[str, Any]) -> Actor:
    return Actor(
        id=id,
        label=str(told["label"]),
        kind=Kind(told["kind"]),
        country=_text(told.get("country")),
        sector=_text(told.get("sector")),
        aliases=tuple(str(alias) for alias in told.get("aliases") or ()),
        part_of=_text(told.get("part_of")),
        learned=True,
    )


def _time(told: str) -> datetime:
    """A moment; without a time zone that of Greenwich."""
    at = datetime.fromisoformat(told)
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _text(told: object) -> str | None:
    return None if told is None else str(told)
